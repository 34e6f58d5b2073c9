import type { Span } from '../said.ts';
import { duration, number } from './measures.ts';

/** For 「录制已于 … 结束」: the moment, or the two between which it was. */
export function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `于 ${before} 或更早时`;
  return after === before ? `于 ${after} ` : `于 ${after} 至 ${before} 之间`;
}

/** 已上报, never 可下载: Agora said so, and nobody looked into the storage. */
export const reported = (files: number): string =>
  files === 0 ? '未上报任何文件' : `已上报 ${number(files)} 个文件`;

export const MAX_IDLE_TIME = '默认情况下频道空闲 30 秒后录制会自动退出（`maxIdleTime`）';
export const BOTH_NEEDED = '完整回放需要切换前后的全部文件';

/** What to check, most likely cause first. */
export const CHECK_STORAGE = '请检查：已上报的文件是否已传到第三方云存储？`start` 中填写的密钥是否仍然有效？';
export const CHECK_START = '请检查 `start` 的返回结果、Token、云存储密钥，以及频道内是否有人发流。';

export const unseen = (since: string, cause: string): string =>
  `${since} 起无法查询此录制：${cause}。这不代表录制异常，只是暂时查不到。`;

export const normalFor = (patienceMs: number): string =>
  `声网切换服务器时，${duration(patienceMs)}内查询不到属于正常现象`;
