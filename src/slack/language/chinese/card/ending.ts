import type { ServerMove } from '../../../../recording/known.ts';
import type { Language } from '../../language.ts';
import { duration, number } from '../measures.ts';
import { REPORT } from '../terms.ts';
import { chineseWords } from './words.ts';

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 });

const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: '出现以 `bak` 开头的文件：声网已将录制切换到另一台服务器',
  restart: '声网重新启动了录制，可能已切换到另一台服务器',
  uid: '另一个录制服务作出响应：声网可能已将录制切换到另一台服务器',
};

export const chineseEnding: Language['ending'] = {
  gaps: (count, ms) =>
    count === 1 ? `查询不到 ${duration(ms)}` : `查询不到 ${number(count)} 次（共 ${duration(ms)}）`,
  blanks: (count, ms) =>
    count === 1 ? `查询中断 ${duration(ms)}` : `查询中断 ${number(count)} 次（共 ${duration(ms)}）`,
  failovers: (count, sure) =>
    `${sure ? '' : '可能'}切换服务器 ${number(count)} 次，完整回放需要切换前后的全部文件`,
  uptime: (url, share, ms, drops) =>
    `转推至 ${url}：转推正常率 ${percent.format(share)}（统计 ${duration(ms)}）${drops === 0 ? '' : `，断开 ${number(drops)} 次`}`,
  moreUptimes: (count) => `另有 ${number(count)} 路转推`,
  atLeast: '录制过程很长，只保留了开头和结尾，实际次数可能更多。',
  picture: {
    gap: '查询不到',
    blank: '查询中断',
    end: '结束',
    failover: '切换服务器',
    pushUp: '转推正常',
    pushDown: '转推断开',
    pushElse: '转推等待',
    files: (count) => `${number(count)} 个文件`,
    axis: '时长（时:分）',
    axisSeconds: '时长（时:分:秒）',
    alt: (name, ms, facts) =>
      `${name} 的时间线，全长 ${duration(ms)}：${facts.join('，')}。图中按经过的时间显示各阶段、文件和中断，“历史”中列有相同内容。`,
  },
  history: {
    heading: (name, total) => `*${name}* — 共 ${number(total)} 条`,
    stage: (phase, face, ms) => `${face} ${phase}${ms === undefined ? '' : `，持续 ${duration(ms)}`}`,
    gap: (ms) => `查询不到 ${duration(ms)}，但录制仍在进行`,
    blank: (ms) => `查询中断 ${duration(ms)}`,
    file: (name) => `新文件（已上报）：${name}`,
    push: (url, status, word) =>
      status === 'publishing' ? `转推至 ${url}：转推正常` : `转推至 ${url}：${word}`,
    failover: (sign) => MOVED[sign],
    stopAsked: '后端请求停止录制',
    vouched: (by) => `${by} 确认这是正常停止`,
    word: (event, says) =>
      says === undefined ? `声网消息通知：事件 ${number(event)}` : `声网消息通知：${chineseWords.says[says]}`,
    toldHere: '在此频道的通知',
    told: (news, how, attempts) =>
      `${news === 0 ? '卡片' : `${number(news)} 项通知`}${
        {
          told: attempts === 0 ? '' : `，此前 ${number(attempts)} 次发送失败`,
          found: '；Slack 的响应丢失，之后查到消息已送达',
          repeated: '；可能重复，消息中已注明',
        }[how]
      }`,
    page: (first, last, total) => `第 ${number(first)} 至 ${number(last)} 条，共 ${number(total)} 条`,
    leftOut: (count) => `录制过程很长，有 ${number(count)} 个阶段未保留。`,
    registeredBy: (key) => (key === undefined ? '由后端使用 API 令牌登记。' : `由后端使用密钥 ${key} 登记。`),
    knowable: `如需了解录制如何结束：${REPORT}`,
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
    failed: {
      fact: 'Slack 没有确认收到文件，因此可能未送达；数据没有丢失。',
      check: '如果与机器人的私信中没有，请一分钟后重试。',
    },
  },
};
