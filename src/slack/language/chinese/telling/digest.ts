import type { Language } from '../../language.ts';
import { duration, number, withMore } from '../measures.ts';

export const chineseDigest: Language['digest'] = {
  burst: ({ recordings, app, withinMs, over, tallies }) => {
    const within = duration(Math.max(1_000, withinMs));
    const which = `${app === undefined ? '' : `${app} 的 `}${number(recordings)} 条录制在 ${within}内`;
    const [first, ...others] = tallies;
    return over && first && others.length === 0
      ? `${which}均${first.what}`
      : `${which}有新情况：${tallies.map(({ what, count }) => `${number(count)} 条${what}`).join('，')}`;
  },
  notTold: (since) => `${since} 起未通知：`,
  soFar: '此前：',
  column: { recording: '录制', what: '情况', when: '时间' },
  happened: {
    started: '已开始录制',
    phase: '状态有变化',
    paused: '已暂停',
    resumed: '已恢复录制',
    file: '有新文件',
    stopping: '正在停止',
    recovered: '已重新查到',
    stuck_ready: '尚未上传任何文件',
    rtmp_down: '转推断开',
    rtmp_up: '转推恢复',
    failover: '已切换服务器',
    expiring: '即将无法查询',
    blind: '暂时无法查询',
    sighted: '已恢复查询',
    left_running: '仍在录制',
    paused_long: '仍在暂停',
    limit_ahead: '即将达到时长上限',
    reason: '收到声网消息通知',
  },
  perhapsMoved: '可能已切换服务器',
  uploaded: { bucket: '文件已全部上传', backup: '文件未全部上传' },
  newFiles: (count) => `${number(count)} 个新文件`,
  joined: (words) => words.join('，'),
  alsoFor: (names, more) => `另有 ${number(names.length + more)} 条未列入表格：${withMore(names, more)}。`,
  seeCards: '详情和检查建议见各条录制的卡片。',
  missed: {
    afterPause: (since, changed, total) =>
      `已恢复向此频道通知。${since} 起未通知：${number(total)} 条录制中有 ${number(changed)} 条发生了变化。`,
    afterPauseShort: (changed, total) =>
      `已恢复向此频道通知：${number(total)} 条录制中有 ${number(changed)} 条发生了变化`,
    afterMute: (since, name) =>
      name ? `*${name}* 已恢复通知。${since} 起未通知的情况：` : `已恢复通知。${since} 起未通知的情况：`,
    nowAndBefore: (now, before) => `${before} → ${now}`,
    thereAndBack: (now, changes) => `期间状态变化 ${number(changes)} 次，现在仍为${now}`,
    notFoundFor: (gaps) => (gaps === 1 ? '曾有一段时间查询不到' : `曾有 ${number(gaps)} 段时间查询不到`),
  },
};
