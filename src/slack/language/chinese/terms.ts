import type { BlindCause } from '../../../recording/news.ts';
import type { Mode } from '../../../recording/recording.ts';
import type { Broadcast } from '../../../recording/watching/broadcast.ts';
import type { Span } from '../said.ts';
import { duration, number } from './measures.ts';

/** Moment for 「录制已于 … 结束」, or the two between which it was. */
export function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `于 ${before} 或更早时`;
  return after === before ? `于 ${after} ` : `于 ${after} 至 ${before} 之间`;
}

/** 已上报, never 可下载: Agora said so, and nobody looked into the storage. */
export const reported = (files: number): string =>
  files === 0 ? '未上报任何文件' : `已上报 ${number(files)} 个文件`;

const MAX_IDLE_TIME = '默认情况下频道空闲 30 秒后录制会自动退出（`maxIdleTime`）';
export const BOTH_NEEDED = '完整回放需要切换前后的全部文件';

/** Things to check, most likely cause first. */
export const CHECK_STORAGE = '请检查：已上报的文件是否已传到第三方云存储？`start` 中填写的密钥是否仍然有效？';
export const CHECK_PAGE = '请检查：页面能否在浏览器中免登录打开，并在几秒内加载完成？';

/** Advice while nothing is uploaded. A web recording has neither publishers nor `maxIdleTime`. */
export const checkPublishing = (mode: Mode): string =>
  mode === 'web' ? CHECK_PAGE : `通常是无人发流；${MAX_IDLE_TIME}。`;

/** Advice after an end without a file, and after a loss before the first. */
export const checkPublished = (mode: Mode | undefined): string =>
  mode === 'web' ? CHECK_PAGE : `请检查：频道内是否有人发流？如果无人发流，${MAX_IDLE_TIME}。`;

export const unseen = (since: string, cause: string): string =>
  `${since} 起无法查询此录制：${cause}。这不代表录制异常，只是暂时查不到。`;

export const normalFor = (patienceMs: number): string =>
  `声网切换服务器时，最长 ${duration(patienceMs)}内会查询不到`;

export const sentences = (...all: readonly (string | false | undefined)[]): string =>
  all.filter(Boolean).join('');

/** Advice that makes ends knowable. */
export const REPORT = '请让后端报告停止，或配置声网的消息通知；做法见机器人主页的“接入后端”。';

/** Reason why nothing can be seen, for the middle of a sentence. */
export const causes: Readonly<Record<BlindCause, string>> = {
  credentials: '声网拒绝了机器人使用的凭证',
  app_id: '声网不接受此 App ID',
  quota: '请求过多，已被声网限流',
  unavailable: '声网没有响应',
};

/** Things to do about it, most likely cause first. */
export const remedies: Readonly<Record<BlindCause, string>> = {
  credentials: '请检查：声网的客户 ID 和客户密钥是否已更换或停用？新的凭证需由机器人管理员设置。',
  app_id: '请检查：机器人配置中的 App ID 是否正确？声网控制台中是否已为它开通云端录制？',
  quota: '暂时无需处理：机器人会降低查询频率，直到有余量为止。如果持续如此，请向声网申请更高的配额。',
  unavailable: '无需处理：机器人会继续查询。如果持续如此，请查看声网的服务状态页。',
};

/** News that the whole channel sees, after a colon. */
export const broadcasts: Readonly<Record<Broadcast, string>> = {
  bad: '仅异常',
  final: '仅最终结果',
  all: '全部通知',
  none: '无',
};
