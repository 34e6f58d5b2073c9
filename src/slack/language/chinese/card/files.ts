import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

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
      ...(since === undefined ? [] : [`起始时间 ${since}`]),
      ...(fragment ? ['无法单独播放'] : []),
    ].join(' · ') || '没有更多信息',
  range: (first, last, count) => `第 ${number(first)}–${number(last)} 个，共 ${number(count)} 个，最新的在前`,
  announced: '以上为声网上报的文件。文件最多可能需要 20 分钟才能传到云存储，是否已传到，机器人看不到。',
  links: '链接指向登记的文件地址，机器人没有检查文件是否存在。',
  noLinks: '如需在此显示链接，请在登记录制时提供 `fileBaseUrl`，或为项目配置该项。',
};
