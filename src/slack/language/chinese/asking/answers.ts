import type { Shown } from '../../../text.ts';
import type { Language } from '../../language.ts';
import { allOf, duration, number, seconds } from '../measures.ts';
import { KINDS } from '../telling/news.ts';
import { broadcasts, causes, remedies, reported } from '../terms.ts';

const shownAsOf = (asOf: Shown | undefined): string =>
  asOf === undefined ? '此录制的状态尚不清楚' : `以上内容截至${asOf}`;

const support = (requestId: Shown | undefined): string =>
  requestId === undefined ? '' : `联系声网技术支持时，可提供请求 ID ${requestId}。`;

export const chineseAnswers: Language['answer'] = {
  fresh: {
    asked: (tookMs) => `刚刚查询过声网，用时 ${seconds(tookMs)}。`,
    recent: (ageMs) => (ageMs < 1_000 ? '不到 1 秒前查询过声网。' : `${duration(ageMs)}前查询过声网。`),
    final: '已不再向声网查询此录制。',
    unanswered: (cause, asOf, requestId) =>
      `暂时无法查询：${causes[cause]}。${shownAsOf(asOf)}。这不代表录制异常，只是暂时查不到。\n${remedies[cause]}${support(requestId)}`,
    spent: (ms, asOf) =>
      `未查询声网：${duration(ms)}内的查询额度已排满。${shownAsOf(asOf)}。\n请在此之后点击“刷新”。`,
    held: (ms, asOf) =>
      `未查询声网：请求过于频繁（429），声网在 ${duration(ms)}内不再接受请求。${shownAsOf(asOf)}。\n到时机器人会自动恢复查询；请在此之后点击“刷新”。`,
    underWay: (ms, asOf) => `正在查询，${duration(ms)}内尚无结果。${shownAsOf(asOf)}。\n请稍后点击“刷新”。`,
    notConfigured: (app, asOf) =>
      `不再向声网查询此录制：机器人的配置中已没有项目 ${app}。${shownAsOf(asOf)}。${asOf === undefined ? '' : '这不代表录制异常，只是不再查询。'}\n请机器人管理员将此项目重新加入配置；如不再使用，可在关注此录制的频道中取消关注。`,
  },
  watchedSince: ({ owner, since, only, broadcast, cards, calls, max }) =>
    [
      `${since} 起由 ${owner}${owner.endsWith('）') ? '' : ' '}在此关注。`,
      ...(only.length > 0 ? [`只通知：${only.join('、')}。`] : []),
      ...(broadcast === undefined ? [] : [`发给整个频道：${broadcasts[broadcast]}。`]),
      ...(cards === 'bad' ? ['仅在出现问题时发卡片。'] : []),
      ...(calls === undefined ? [] : [calls === 'nobody' ? '异常时不提醒任何人。' : `异常时提醒 ${calls}。`]),
      ...(max === undefined
        ? []
        : [max === 'none' ? '录制不应自行结束。' : `录制超过 ${number(max)} 小时提醒。`]),
    ].join(''),
  watchPaused: (reason) => `此处已关注，但无法通知此频道：${reason}。`,
  notWatchedHere: '此处未关注。',
  watching: (name, how) =>
    ({
      new: `此频道已关注 *${name}* 这条录制。`,
      same: `此频道此前已关注 *${name}* 这条录制。`,
      changed: `此频道此前已关注 *${name}* 这条录制，现已按这次的选项更新。`,
    })[how],
  card: {
    posted: '卡片已发到频道并会自动更新；通知会发在它的消息列中。',
    soon: '卡片稍后发出；通知会发在它的消息列中。',
    awaited: '首次查询到该录制后会发出卡片。',
    with_trouble: '目前未发现问题，因此不发卡片；按此次的选项，出现问题时才发。',
  },
  replaced: (name) => `此前为 *${name}* 登记的 ID 一直无效，现已替换为这次的 ID。`,
  modeTaken: (written, mode) => `输入的模式为“${written}”；声网称之为 ${mode}，因此已按 ${mode} 处理。`,
  cannotPost: (reason, mend) => ({
    fact: `此回复仅你自己可见；机器人暂时无法在频道中发消息：${reason}。`,
    check: `${mend}。之后机器人会自动继续；如果没有出现卡片，请点击“在此关注”。`,
  }),
  cannotPostDirect: {
    fact: '机器人无法在两人之间的私信中发消息：此类私信无法邀请机器人。',
    check: '请改用频道，或与机器人的私信。',
  },
  unregistered: (sid, app) => ({
    fact: `已收到声网关于项目 ${app} 的录制 ${sid} 的消息通知，但该录制尚未登记。`,
    check: '缺少 Resource ID 和录制模式，无法向声网查询。请点击“登记”。声网的通知保留一天，登记后即生效。',
  }),
  unwatched: (name) => `此频道已取消关注 *${name}* 这条录制。`,
  notWatched: (name) => `此频道未关注 *${name}* 这条录制，无需取消。`,
  shareQueued: (name) => `*${name}* 稍后会发到频道。`,
  shareRepeated: '不到 1 分钟前刚在此分享过，因此不再重复发送。',
  watchedHere: (total) => `此频道关注了 ${number(total)} 条录制。`,
  nothingWatched: {
    fact: '此频道没有关注任何录制。',
    check: '如需关注，请输入 `/recording-watch` 并粘贴 `start` 的响应。其他用法：`/recording-status help`。',
  },
  list: (filter, total) => `${number(total)} 条${filter}的录制`,
  listEmpty: (filter) => ({
    fact: `此工作区没有可查看的${filter ?? ''}录制。`,
    check: '声网不提供录制列表：机器人只知道通过 `/recording-watch` 登记过的录制。',
  }),
  noneLive: (recent, agoMs) =>
    recent === 1
      ? `可查看的录制目前均未在进行。最近一条在 ${duration(agoMs)}前：`
      : `可查看的录制目前均未在进行。最近一天内有 ${number(recent)} 条，最近一条在 ${duration(agoMs)}前：`,
  neverFound: (count) => `有 ${number(count)} 条录制从未查询到，ID 可能有误。`,
  forgetting: (count) => ({
    title: `删除 ${number(count)} 条录制？`,
    text: '将为所有人删除这些录制的 ID、名称和关注，其卡片会注明已删除。此操作无法撤销；如仍需要，请重新登记。',
    yes: '删除',
    no: '保留',
  }),
  forgot: (count, left) =>
    count === 0
      ? { fact: '没有可删除的录制：能删除的录制都曾查询到。' }
      : {
          fact: `已删除 ${number(count)} 条录制。`,
          ...(left === 0 ? {} : { check: `还有 ${number(left)} 条：请重新打开列表，再点击一次。` }),
        },
  moreEnded: (count) => `最近一天内还有 ${number(count)} 条：\`/recording-list all\`。`,
  unseen: (count, total, since) =>
    `${since === undefined ? '' : `${since} 起，`}${count === total ? (total === 1 ? '暂时无法查询此录制' : '暂时均无法查询') : `${number(total)} 条中有 ${number(count)} 条暂时无法查询`}。`,
  range: (first, last, total) => `第 ${number(first)}–${number(last)} 条，共 ${number(total)} 条`,
  state: '状态',
  since: '起始时间',
  pick: { show: '查看一条', watchHere: '在此关注一条', unwatch: '取消关注一条' },
  row: ({ since, files, app, channel, sid }) =>
    [
      ...(since === undefined ? [] : [since]),
      reported(files),
      `项目 ${app}`,
      ...(channel === undefined ? [] : [`频道 ${channel}`]),
      sid,
    ].join(' · '),
  late: (askedAt) => `提问时间为 ${askedAt}；此前 Slack 一直没有确认收到答复。`,
  itsCard: '查看卡片',
  buttonOf: (label, name) => `${label}：${name}`,
  notListed: (count) =>
    `另有 ${number(count)} 条未显示。输入 \`/recording-status\` 和录制的名称，即可单独查看。`,
  kinds: (kinds) =>
    `\`only:\` 可填以下类型，用逗号分隔：${kinds.map((kind) => `\`${kind}\`（${KINDS[kind]}）`).join('、')}。\`problems\` 表示问题和最终结果，\`all\` 表示全部。`,
  helpTitle: '声网云端录制：可用命令',
  helpIds:
    '录制 ID（sid）也可以换成用 `as:` 起的名称，或 sid 的前 6 个及以上字符。回答仅你自己可见；卡片和通知整个频道可见。',
  example: {
    name: '代数',
    status: '查询它的当前状态，输入名称的一部分即可',
    watch: '让此频道收到它的通知',
    list: '列出进行中和最近结束的录制',
    doctor: '诊断通知能否送达此频道',
  },
  helpMore: (behind) => `其他用法请点击${allOf(behind.map((one) => `“${one}”`))}。回答仅你自己可见。`,
};
