import type { Span } from '../said.ts';
import { allOf, duration, number } from './measures.ts';

/** For 「录制已于 … 结束」: the moment, or the two between which it was. */
export function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `于 ${before} 或更早时`;
  return after === before ? `于 ${after} ` : `于 ${after} 至 ${before} 之间`;
}

/** 已上报, never 可下载: Agora said so, and nobody looked into the storage. */
export const reported = (files: number): string =>
  files === 0 ? '未上报任何文件' : `已上报 ${number(files)} 个文件`;

export const MAX_IDLE_TIME = '默认情况下频道空闲 30 秒后录制会自动退出（`maxIdleTime`）';
export const BOTH_NEEDED = '播放时，这些文件和之前的文件缺一不可';
export const ENDED_OR_MOVED = '也可能是服务器故障的时间超过了切换服务器所需的时间；声网无法区分这两种情况';
export const STORAGE_DELAY = '文件最长可能需要 20 分钟才会传到云存储，MP4 可能更久';

/** What to check, most likely cause first. */
export const CHECK_END = '请检查：后端是否调用了 `stop`？所有人是否都已离开频道？';
export const CHECK_STORAGE = '请检查：已上报的文件是否已传到云存储？`start` 中填写的云存储密钥是否仍然有效？';
export const CHECK_START = '请检查 `start` 的返回结果、Token、云存储密钥，以及频道内是否有人发流。';

export const lookedForAgain = (looks: readonly string[]): string =>
  looks.length > 0 ? `将在 ${allOf(looks)} 再次查询` : '不再查询';

export const unseen = (since: string, cause: string): string =>
  `自 ${since} 起无法查看此录制：${cause}。其状态未知，不等于异常。`;

export const normalFor = (patienceMs: number): string =>
  `声网切换服务器时，${duration(patienceMs)}内查询不到属于正常现象`;
