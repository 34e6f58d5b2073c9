import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

export const chineseView: Language['view'] = {
  close: '关闭',
  cancel: '取消',
  unknown: '无法识别的按钮',
  moment: { fact: '请稍候……' },
  notOpened: {
    late: {
      fact: '未能打开窗口：Slack 只允许在点击后的 3 秒内打开。',
      check: '没有任何改动，请再点击一次。',
    },
    refused: { fact: '未能打开窗口：Slack 没有允许。', check: '没有任何改动，请再点击一次。' },
    unanswered: {
      fact: 'Slack 没有确认窗口已打开。',
      check: '没有任何改动。如果没有看到窗口，请再点击一次。',
    },
  },
};

const TRACK = { audio: '音频', video: '视频', audio_and_video: '音视频' } as const;

export const chineseFiles: Language['files'] = {
  heading: (name, count) =>
    count === 0 ? `*${name}* — 尚未上报任何文件` : `*${name}* — 已上报 ${number(count)} 个文件`,
  none: {
    fact: '声网报告状态 5（录制中）时会上报首个文件。',
    check: '只做截图的录制不会上报任何文件。',
  },
  row: ({ track, uid, since, fragment }) =>
    [
      ...(track === undefined ? [] : [TRACK[track]]),
      ...(uid === undefined ? [] : [`uid ${uid}`]),
      ...(since === undefined ? [] : [`起始时间：${since}`]),
      ...(fragment ? ['无法单独播放'] : []),
    ].join(' · ') || '没有更多信息',
  range: (first, last, count) => `第 ${number(first)}–${number(last)} 个，共 ${number(count)} 个，最新的在前`,
  announced:
    '以上为声网上报的文件。文件最多可能需要 20 分钟才能传到第三方云存储；是否已传到，机器人无法查询。',
  unseen: '机器人自身无法核实第三方云存储中的文件。',
  links: '链接指向登记的文件地址，机器人没有检查文件是否存在。',
  noLinks: '如需在此显示链接，请在登记录制时提供 `fileBaseUrl`，或为项目配置该项。',
};

export const chineseQuery: Language['query'] = {
  about: (name, app) => ({
    fact: `手动向声网查询 *${name}* 的当前状态，响应为 JSON。`,
    check: `请先将 \`AGORA_APP_ID\`、\`AGORA_CUSTOMER_ID\` 和 \`AGORA_CUSTOMER_SECRET\` 设为项目 ${app} 的值；机器人从不显示这些内容。`,
  }),
  host: 'api.sd-rtn.com',
  hosts: () => '在中国大陆以外，可改用域名 `api.agora.io`。每次请求与机器人共用同一份查询配额。',
  unanswered: (why, id) =>
    `无法查询：${why}。这不代表录制异常，只是查不到。${id === undefined ? '' : `可凭请求 ID ${id} 联系声网技术支持。`}`,
  notFound:
    '声网未找到该录制。仅凭一次未找到无法判断：录制可能尚未开始、已经结束、已过期，也可能仍在进行、正在切换服务器（最长 90 秒）。请在此之后再查询一次。',
};
