import type { Language } from '../../language.ts';
import { duration, number } from '../measures.ts';
import { checkPublishing, normalFor, reported, unseen } from '../terms.ts';

export const chineseCard: Language['card'] = {
  title: (name, state) => `*${name}* — ${state}`,
  doubted: (words) => words.join('，'),
  checking: '正在确认……',
  cannotSee: '暂时无法查询',
  idsDoubted: 'ID 暂未被接受',
  unseen: (was, at) =>
    at === undefined ? `暂时无法查询，此前为“${was}”` : `暂时无法查询，${at} 时为“${was}”`,
  started: (state, at) => `${state}，${at} 启动`,
  startedAt: (at) => `启动于 ${at}`,
  lasting: (ms) => `（已持续 ${duration(ms)}）`,
  recordedFromTo: (from, to, ms) => `监测时段：${from}–${to}（${duration(ms)}）`,
  seenFromTo: (from, to, ms) => `运行时段：${from}–${to}（${duration(ms)}）`,
  seenOnce: (at) => `仅于 ${at} 查到一次`,
  pauses: (count, ms) =>
    count === 1 ? `暂停过 1 次（${duration(ms)}）` : `暂停过 ${number(count)} 次（共 ${duration(ms)}）`,
  noGap: '未发现中断',
  filesSoFar: (count, newest, from) =>
    newest === undefined
      ? '尚未上报任何文件'
      : `${reported(count)} · ${count === 1 ? '' : '最新 '}${newest}${from === undefined ? '' : `（起始 ${from}）`}`,
  filesInAll: (count, named) =>
    count === 0
      ? reported(0)
      : `${reported(count)}：${named.join(' ')}${count > named.length ? ' · 其余见“文件”' : ''}`,
  backend: '后端',
  workflow: (startedBy) => (startedBy === undefined ? '工作流' : `工作流（由 ${startedBy} 启动）`),
  byRule: (person, pattern) => `${person}（规则 ${pattern}）`,
  channel: (name) => `频道 ${name}`,
  for: (person) => `关注者：${person}`,
  push: (url, status) => `转推至 ${url}：${status}`,
  morePushes: (count) => `另有 ${number(count)} 路转推`,
  unknownStatus: (status) => `声网返回了状态 ${status}，文档中没有说明其含义。`,
  earlierStages: (count) => `此前还有 ${number(count)} 个阶段`,
  checked: (at) => `查询于 ${at}`,
  notLookedAt: '尚未查询',
  sid: (sid) => `sid ${sid}`,
  sharedBy: (person) => `由 ${person} 分享；此副本不会更新`,
  unwatched: '此处已取消关注，卡片不再更新。',
  unwatchedBy: (person, at) => `${person} 已于 ${at} 取消关注，卡片不再更新。`,
  copy: (at) => `此处可能还有一张于 ${at} 发送的相同卡片，内容不再更新，请以本卡片为准。`,
  explains: {
    suspect: (since, patienceMs) =>
      `${since} 起声网查询不到此录制。${normalFor(patienceMs)}，因此机器人会继续查询，之后再判断录制是否已结束。`,
    blind: unseen,
    idsDoubted: (since) =>
      `${since} 起声网不接受这些 ID。机器人会再查询几次，之后才视为最终结论。\n请确认 App ID、Resource ID、sid 和录制模式来自同一次 \`start\` 调用。`,
    stuckReady: (mode) => `尚未上传任何文件。${checkPublishing(mode)}`,
  },
};

export const chineseExpected: Language['expected'] = {
  start: (by) => `应在 ${by} 前启动`,
  plan: (at) => `计划于 ${at} 结束`,
  planPassed: (at) => `原计划于 ${at} 结束`,
  limit: (at) => `将于 ${at} 自动结束`,
  expiry: (at) => `查询时效至 ${at}`,
  verdict: (at) => `若 ${at} 仍查不到，将作出结论`,
};
