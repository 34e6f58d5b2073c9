import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

const INSTEAD =
  '请重试，或输入 `/recording-watch` 并粘贴 `start` 的响应：`/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"代数 II"`。';

export const chineseWatchForm: Language['watchForm'] = {
  title: '关注录制',
  submit: '关注',
  label: {
    paste: '后端从声网得到的内容',
    app: '声网项目',
    mode: '录制模式',
    channel: '接收通知的频道',
    hear: '通知内容',
    only: '自选的通知类型',
    broadcast: '发给整个频道的通知',
    cards: '卡片',
    notify: '异常时提醒谁',
    alias: '名称',
    lang: '频道中使用的语言',
    endsAt: '计划结束时间',
    max: '录制超过多少小时提醒',
  },
  hint: {
    paste:
      '可以是 start 的响应、query 的 URL、curl 命令，或 sid、Resource ID 和录制模式；一次最多 50 条录制。Slack 在此最多接受 3,000 个字符：内容较长时，请只粘贴各项 ID，或输入 /recording-watch 并粘贴全部内容。',
    app: 'query 的 URL 中已包含项目。',
    mode: '与调用 start 时相同；URL 和 curl 命令中已包含录制模式。',
    only: '不勾选表示全部。此项只影响消息列中的通知，卡片始终显示全部内容。其他类型请用 /recording-watch 的 only: 选项，见 /recording-watch help。',
    broadcast: '其余通知只发到消息列。',
    cards: '卡片显示录制的当前状态，会自动更新。',
    notify: '不选时提醒关注者。如需提醒用户组、所有人或不提醒任何人，请用 /recording-watch 的 notify: 选项。',
    alias: '便于识别的称呼，只用于一条录制。',
    endsAt: '填写后，提前结束会注明，超时仍在录制会提醒。',
    max: '小时数；如录制不应自行结束，填 none。',
  },
  placeholder: {
    paste: '{"resourceId": "…", "sid": "38f8e3…"}',
    app: '以粘贴的内容为准',
    channel: '选择频道',
    only: '选择类型',
    broadcast: '异常和最终结果',
    notify: '关注者',
    lang: '保持不变',
    max: 'web 为 6，其他为 24',
  },
  hear: { everything: '全部', problems: '问题和最终结果', choose: '自选类型' },
  guess: '以粘贴的内容为准',
  kind: {
    started: '已开始',
    file: '新文件',
    ended: '已结束',
    failed: '异常退出',
    lost: '失联',
    not_started: '未启动',
  },
  broadcast: { bad: '仅异常', final: '仅最终结果', all: '全部通知', none: '无' },
  cards: { all: '每条录制都发', bad: '仅在出现问题时发' },
  nothingFound: {
    fact: '这条消息中没有 sid、query 的 URL 或 `start` 的响应。',
    check: '如果它确实与某条录制有关，请在此补全。',
  },
  cut: {
    fact: 'Slack 在此最多接受 3,000 个字符，因此下面缺少消息的末尾部分。',
    check: '如果各项 ID 在末尾部分，请改为在此粘贴这些 ID。',
  },
  notOpened: {
    late: { fact: '未能打开表单：Slack 只允许在 3 秒内打开。', check: INSTEAD },
    refused: { fact: '未能打开表单：Slack 没有允许。', check: INSTEAD },
    unanswered: { fact: 'Slack 没有确认表单已打开。', check: `如果没有看到表单，${INSTEAD}` },
  },
  where: (channel) => `频道 ${channel}：`,
  wrong: {
    empty: '请粘贴 start 的响应，或输入已登记录制的 sid 或名称。',
    tooLong:
      '内容已达到 Slack 在此允许的 3,000 个字符，末尾不完整。请只粘贴 sid、Resource ID 和录制模式，或输入 /recording-watch 并粘贴全部内容。',
    modeMissing: '内容中没有录制模式，请选择调用 start 时使用的模式。',
    modeDiffers: (read) => `内容中的录制模式为 ${read}：请选择该模式，或以粘贴的内容为准。`,
    max: (most) => `请填写小时数，最多 ${number(most)}，例如 4 或 1.5，或 none。`,
    channel: '请选择此工作区内未与其他公司共享的频道，不能选择个人。',
    hear: '下方已勾选类型：请选择“自选类型”，或取消勾选。',
    notify: '该账号不会阅读提醒，请选择此工作区的有效成员。',
    appMissing: '内容中没有说明项目，请选择。',
    aliasForMany: (count) => `名称只用于一条录制，而这里有 ${number(count)} 条。`,
  },
};
