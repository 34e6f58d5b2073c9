import type { Shown } from '../../../text.ts';
import type { Language } from '../../language.ts';
import { broadcasts } from '../broadcasts.ts';
import { causes, remedies } from '../causes.ts';
import { duration, number, seconds } from '../measures.ts';
import { reported } from '../terms.ts';

const shownAsOf = (asOf: Shown | undefined): string =>
  asOf === undefined ? '此录制的状态尚不清楚' : `以上内容截至 ${asOf}`;

const support = (requestId: Shown | undefined): string =>
  requestId === undefined ? '' : `联系声网技术支持时，可提供请求 ID ${requestId}。`;

export const chineseAnswers: Language['answer'] = {
  fresh: {
    asked: (tookMs) => `刚刚查询过声网，用时 ${seconds(tookMs)}。`,
    recent: (ageMs) => (ageMs < 1_000 ? '不到 1 秒前查询过声网。' : `${duration(ageMs)}前查询过声网。`),
    final: '录制已有最终结果，不再查询声网。',
    unanswered: (cause, asOf, requestId) =>
      `刚刚的查询没有得到结果：${causes[cause]}。${shownAsOf(asOf)}${asOf === undefined ? '' : '；此后的状态未知'}，不等于异常。\n${remedies[cause]}${support(requestId)}`,
    waiting: (ms, asOf) =>
      `${duration(ms)}内未能轮到查询声网：正在查询的录制较多。${shownAsOf(asOf)}。\n请稍后点击“刷新”。`,
    notConfigured: (app, asOf) =>
      `不再向声网查询此录制：机器人的配置中已没有项目 ${app}。${shownAsOf(asOf)}${asOf === undefined ? '' : '；此后的状态未知'}，不等于异常。\n请机器人管理员将此项目重新加入配置；如不再使用，可在关注此录制的频道中取消关注。`,
  },
  watchedSince: (owner, since, only, broadcast, max) =>
    [
      `由 ${owner}${owner.endsWith('）') ? '' : ' '}自 ${since} 起在此关注。`,
      ...(only.length > 0 ? [`只通知：${only.join('、')}。`] : []),
      ...(broadcast === undefined ? [] : [`发给整个频道：${broadcasts[broadcast]}。`]),
      ...(max === undefined
        ? []
        : [max === 'none' ? '录制不应自行结束。' : `录制超过 ${number(max)} 小时提醒。`]),
    ].join(''),
  watchPaused: (reason) => `此处已关注，但无法通知此频道：${reason}。`,
  notWatchedHere: '此处未关注。',
  watching: (name, how) =>
    ({
      new: `*${name}* 已加入此频道的关注。`,
      same: `*${name}* 此前已在此频道关注。`,
      changed: `*${name}* 此前已在此频道关注，现已按这次的选项更新。`,
    })[how],
  card: {
    posted: '卡片已发到频道并会自动更新；通知会发在它的消息列中。',
    soon: '卡片稍后发出；通知会发在它的消息列中。',
  },
  replaced: (name) => `此前为 *${name}* 登记的 ID 一直无效，现已替换为这次的 ID。`,
  modeTaken: (written, mode) => `输入的模式为“${written}”；声网称之为 ${mode}，因此已按 ${mode} 处理。`,
  cannotPost: (reason, mend) => ({
    fact: `可以在此回答，但暂时无法在频道中发消息：${reason}。`,
    check: `${mend}，然后点击“在此关注”。`,
  }),
  unwatched: (name) => `*${name}* 在此频道已取消关注。`,
  notWatched: (name) => `*${name}* 未在此频道关注，无需取消。`,
  shareQueued: (name) => `*${name}* 稍后会发到频道。`,
  shareRepeated: '不到 1 分钟前刚在此分享过，因此不再重复发送。',
  cardComing: (name) => `*${name}* 的卡片也正在更新。`,
  watchedHere: (total) => `此频道关注了 ${number(total)} 条录制。`,
  nothingWatched: {
    fact: '此频道没有关注任何录制。',
    check:
      '如需关注：输入 `/recording-watch`，后接声网对 `start` 的返回内容。其他用法：`/recording-status help`。',
  },
  list: (filter, total) => `${number(total)} 条${filter}的录制`,
  listEmpty: (filter) => ({
    fact: `此工作区没有${filter}的录制。`,
    check: '声网不提供录制列表：机器人只知道通过 `/recording-watch` 登记过的录制。',
  }),
  row: ({ since, files, app, sid }) => `自 ${since} 起 · ${reported(files)} · 项目 ${app} · ${sid}`,
  buttonOf: (label, name) => `${label}：${name}`,
  notListed: (count) =>
    `另有 ${number(count)} 条未显示。输入 \`/recording-status\`，后接录制的名称，即可单独查看。`,
  helpTitle: '声网云端录制：可用命令',
  helpIds:
    'sid 也可以换成用 `as:` 起的名称，或 sid 的前 6 个及以上字符。回答只有提问者可见；卡片和通知整个频道可见。',
  helpExample: '例如：`/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"代数 II"`',
};
