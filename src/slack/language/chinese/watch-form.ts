import type { WatchFormSentences } from '../watch-form-sentences.ts';
import { number } from './measures.ts';

export const chineseWatchForm: WatchFormSentences = {
  title: '关注录制',
  submit: '关注',
  label: {
    paste: '后端从声网得到的内容',
    app: '声网项目',
    mode: '录制模式',
    channel: '接收通知的频道',
    only: '通知类型',
    broadcast: '发给整个频道的通知',
    alias: '名称',
    lang: '频道中使用的语言',
  },
  hint: {
    paste:
      '可以是 start 的返回内容、query 的 URL、curl 命令，或 sid、资源 ID 和录制模式；一次最多 50 条录制。Slack 在此最多接受 3,000 个字符：内容较长时，请只粘贴各项 ID，或输入 /recording-watch，后接全部内容。',
    app: 'query 的 URL 中已包含项目。',
    mode: '与调用 start 时相同；URL 和 curl 命令中已包含录制模式。',
    only: '卡片始终显示全部内容；此项只影响消息列中的通知。',
    broadcast: '其余通知只发到消息列。',
    alias: '便于识别的称呼，只用于一条录制。',
  },
  placeholder: {
    paste: '{"resourceId": "…", "sid": "38f8e3…"}',
    app: '以粘贴的内容为准',
    channel: '选择频道',
    only: '全部',
    broadcast: '异常和最终结果',
    lang: '保持不变',
  },
  guess: '以粘贴的内容为准',
  kind: {
    started: '已开始',
    paused: '已暂停',
    resumed: '恢复录制',
    file: '新文件',
    stopping: '停止中',
    ended: '已结束',
    failed: '异常退出',
    lost: '失联',
    recovered: '重新查到',
    not_started: '未启动',
    stuck_ready: '2 分钟内未上传任何文件',
    rtmp_down: '转推断开',
    rtmp_up: '转推恢复',
    failover: '已切换服务器',
    expiring: '即将无法查询',
    expired: '已无法查询',
    refused: 'ID 被声网拒绝',
    blind: '无法查询',
    sighted: '恢复查询',
    left_running: '录制过长，仍在进行',
    paused_long: '长时间暂停',
    limit_ahead: '即将达到时长上限',
  },
  broadcast: { bad: '仅异常', final: '仅最终结果', all: '全部通知', none: '无' },
  nothingFound: {
    fact: '这条消息中没有 sid、query 的 URL 或 `start` 的返回内容。',
    check: '如果它确实与某条录制有关，请在此补全。',
  },
  cut: {
    fact: 'Slack 在此最多接受 3,000 个字符，因此下面缺少消息的末尾部分。',
    check: '如果各项 ID 在末尾部分，请改为在此粘贴这些 ID。',
  },
  notOpened: {
    fact: '未能打开表单：Slack 只允许在 3 秒内打开。',
    check:
      '请重试，或输入 `/recording-watch`，后接声网返回的内容：`/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"代数 II"`。',
  },
  where: (channel) => `频道 ${channel}：`,
  wrong: {
    empty: '请粘贴 start 的返回内容，或输入已登记录制的 sid 或名称。',
    tooLong:
      '内容已达到 Slack 在此允许的 3,000 个字符，末尾不完整。请只粘贴 sid、资源 ID 和录制模式，或输入 /recording-watch，后接全部内容。',
    modeMissing: '内容中没有录制模式，请选择调用 start 时使用的模式。',
    modeDiffers: (read) => `内容中的录制模式为 ${read}：请选择该模式，或以粘贴的内容为准。`,
    appMissing: '内容中没有说明项目，请选择。',
    aliasForMany: (count) => `名称只用于一条录制，而这里有 ${number(count)} 条。`,
  },
};
