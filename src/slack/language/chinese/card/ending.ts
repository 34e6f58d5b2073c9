import type { ServerMove } from '../../../../recording/known.ts';
import type { Language } from '../../language.ts';
import { duration, number } from '../measures.ts';
import { chineseWords } from './words.ts';

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 });

const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: '出现以 `bak` 开头的文件：声网已将录制切换到另一台服务器',
  restart: '声网重新启动了录制，很可能是切换到了另一台服务器',
  uid: '另一个录制服务作出响应：声网可能已将录制切换到另一台服务器',
};

export const chineseEnding: Language['ending'] = {
  gaps: (count, ms) =>
    count === 1 ? `查询不到 ${duration(ms)}` : `查询不到 ${number(count)} 次（共 ${duration(ms)}）`,
  blanks: (count, ms) =>
    count === 1 ? `查询中断 ${duration(ms)}` : `查询中断 ${number(count)} 次（共 ${duration(ms)}）`,
  failovers: (count) => `切换服务器 ${number(count)} 次，播放时需要切换前后的全部文件`,
  uptime: (url, share, ms, drops) =>
    `转推至 ${url}：在 ${duration(ms)}中有 ${percent.format(share)} 的时间正常${drops === 0 ? '' : `，断开 ${number(drops)} 次`}`,
  moreUptimes: (count) => `另有 ${number(count)} 路转推`,
  atLeast: '录制过程很长，只保留了开头和结尾，实际次数可能更多。',
  picture: {
    gap: '查询不到',
    blank: '无法查看',
    end: '结束',
    failover: '切换服务器',
    pushUp: '转推正常',
    pushDown: '转推断开',
    pushElse: '转推等待',
    files: (count) => `${number(count)} 个文件`,
    alt: (name, from, to, facts) =>
      `${name} 从 ${from} 到 ${to} 的时间线：${facts.join('，')}。图中按时间轴显示各阶段、文件和中断，“历史”中列有相同内容。`,
  },
  history: {
    heading: (name, total) => `*${name}* — 共 ${number(total)} 条`,
    stage: (phase, face, ms) => `${face} ${phase}${ms === undefined ? '' : `，持续 ${duration(ms)}`}`,
    gap: (ms) => `查询不到 ${duration(ms)}，但录制仍在进行`,
    blank: (ms) => `查询中断 ${duration(ms)}`,
    file: (name) => `新文件：${name}`,
    push: (url, status, word) =>
      status === 'publishing' ? `转推至 ${url}：推流正常` : `转推至 ${url}：${word}`,
    failover: (sign) => MOVED[sign],
    stopAsked: '后端请求停止录制',
    vouched: (by) => `${by} 确认这是正常停止`,
    word: (event, says) =>
      says === undefined ? `声网消息通知：事件 ${number(event)}` : `声网消息通知：${chineseWords.says[says]}`,
    page: (first, last, total) => `第 ${number(first)} 至 ${number(last)} 条，共 ${number(total)} 条`,
    leftOut: (count) => `录制过程很长，有 ${number(count)} 个阶段未保留。`,
    seenBy: '所列时间是首次查到变化的时间，变化发生在此前一次查询之后。',
  },
  export: {
    menu: '导出',
    comment: (name, state) => `应请求导出 *${name}* 的时间线（${state}）。所有时间均为 UTC。`,
    sent: (name, format) => `已将 *${name}* 的时间线以 ${format} 格式发送到与机器人的私信中，其他人看不到。`,
    noScope: {
      fact: '机器人在此工作区无权发送文件：缺少权限 `files:write`。',
      check: '请 Slack 应用的管理员添加此权限并重新安装应用。',
    },
    failed: { fact: 'Slack 未接收文件，数据没有丢失。', check: '请一分钟后重试。' },
  },
};
