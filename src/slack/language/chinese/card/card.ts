import type { Language } from '../../language.ts';
import { allOf, duration, number } from '../measures.ts';
import { MAX_IDLE_TIME, normalFor, unseen } from '../terms.ts';

export const chineseCard: Language['card'] = {
  title: (name, state) => `*${name}* — ${state}`,
  doubted: (words) => words.join('，'),
  checking: '正在确认……',
  cannotSee: '暂时无法查询',
  idsDoubted: 'ID 暂未被接受',
  since: (at) => `自 ${at} 起`,
  lasting: (ms) => `已持续 ${duration(ms)}`,
  seenFromTo: (from, to, ms) => `查到的时段：${from} 至 ${to}（${duration(ms)}）`,
  seenOnce: (at) => `仅于 ${at} 查到一次`,
  pauses: (count, ms) =>
    count === 1 ? `暂停过 1 次（${duration(ms)}）` : `暂停过 ${number(count)} 次（共 ${duration(ms)}）`,
  noGap: '未发现中断',
  field: { app: '项目', mode: '录制模式', files: '文件', watchedBy: '关注者' },
  files: (count, newestAt) =>
    count === 0
      ? '尚未上报'
      : `已上报 ${number(count)} 个${newestAt ? `，最新一个的起始时间为 ${newestAt}` : ''}`,
  nobody: '无',
  backend: '后端',
  workflow: (startedBy) => (startedBy === undefined ? '工作流' : `工作流（由 ${startedBy} 启动）`),
  byRules: (person, patterns) => `${person}（规则 ${patterns.join('、')}）`,
  watchedBy: (people, more) => (more > 0 ? `${allOf(people)}（另有 ${number(more)} 处）` : allOf(people)),
  push: (url, status) => `转推至 ${url}：${status}`,
  morePushes: (count) => `另有 ${number(count)} 路转推`,
  unknownStatus: (status) => `声网返回了状态 ${status}，文档中没有说明其含义。`,
  earlierStages: (count) => `此前还有 ${number(count)} 个阶段`,
  asOf: (at) => `截至 ${at}`,
  notLookedAt: '尚未查询',
  sid: (sid) => `sid ${sid}`,
  sharedBy: (person) => `由 ${person} 分享；此副本不会更新`,
  unwatched: '此处已取消关注，卡片不再更新。',
  unwatchedBy: (person, at) => `${person} 已于 ${at} 取消关注，卡片不再更新。`,
  explains: {
    suspect: (since, patienceMs) =>
      `自 ${since} 起声网查询不到此录制。${normalFor(patienceMs)}，因此机器人会继续查询，之后再判断录制是否已结束。`,
    blind: unseen,
    idsDoubted: (since) =>
      `自 ${since} 起声网不接受这些 ID。机器人会再查询几次，之后才视为最终结论。\n请确认 App ID、资源 ID、sid 和录制模式来自同一次 \`start\` 调用。`,
    stuckReady: () => `尚未上传任何文件。通常是无人发流；${MAX_IDLE_TIME}。`,
  },
};
