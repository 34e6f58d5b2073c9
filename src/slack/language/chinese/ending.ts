import type { EndingSentences } from '../ending-sentences.ts';
import { duration, number } from './measures.ts';
import { MAX_IDLE_TIME } from './terms.ts';

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 });

export const chineseEnding: EndingSentences = {
  why: {
    stopAsked: (at) => `后端报告已于 ${at} 请求停止录制。`,
    stopSeen: '录制是应请求停止的：机器人查到声网正在关闭录制。',
    limit: (hours) => `录制达到了设定的时长上限 ${number(hours)} 小时（\`maxRecordingHour\`）。`,
    exited: '声网报告录制已正常结束，但未查到停止请求：可能是在两次查询之间停止的，也可能是频道内已无人。',
    lostUnused: {
      fact: '当时尚未上传任何文件，因此很可能没有录制文件。',
      check: `请检查：频道内是否有人发流？若无人发流，${MAX_IDLE_TIME}。`,
    },
  },
  gaps: (count, ms) =>
    count === 1 ? `查询不到 ${duration(ms)}` : `查询不到 ${number(count)} 次（共 ${duration(ms)}）`,
  blanks: (count, ms) =>
    count === 1
      ? `机器人无法查看 ${duration(ms)}`
      : `机器人无法查看 ${number(count)} 次（共 ${duration(ms)}）`,
  failovers: (count) => `切换服务器 ${number(count)} 次，播放时需要切换前后的全部文件`,
  uptime: (url, share, ms, drops) =>
    `转推至 ${url}：在 ${duration(ms)}中有 ${percent.format(share)} 的时间正常${drops === 0 ? '' : `，断开 ${number(drops)} 次`}`,
  moreUptimes: (count) => `另有 ${number(count)} 路转推`,
  atLeast: '录制过程很长，只保留了开头和结尾，实际次数可能更多。',
  picture: {
    gap: '查询不到',
    blank: '无法查看',
    failover: '切换服务器',
    pushUp: '转推正常',
    pushDown: '转推断开',
    pushElse: '转推等待',
    files: (count) => `${number(count)} 个文件`,
    alt: (name, from, to, facts) =>
      `${name} 从 ${from} 到 ${to} 的时间线：${facts.join('，')}。图中按时间轴显示各阶段、文件和中断，「历史」中列有相同内容。`,
  },
  history: {
    heading: (name, total) => `*${name}* — 共 ${number(total)} 条`,
    stage: (phase, face, ms) => `${face} ${phase}${ms === undefined ? '' : `，持续 ${duration(ms)}`}`,
    gap: (ms) => `查询不到 ${duration(ms)}，但录制仍在进行`,
    blank: (ms) => `机器人无法查看 ${duration(ms)}`,
    file: (name) => `新文件：${name}`,
    push: (url, status, word) =>
      status === 'publishing' ? `转推至 ${url}：推流正常` : `转推至 ${url}：${word}`,
    failover: (sign) =>
      sign === 'file'
        ? '出现以 `bak` 开头的文件：声网已将录制切换到另一台服务器'
        : '声网重新启动了录制，很可能是切换到了另一台服务器',
    stopAsked: '后端请求停止录制',
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
