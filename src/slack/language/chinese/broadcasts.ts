import type { Broadcast } from '../../../recording/watching/broadcast.ts';

/** What the whole channel sees, after a colon. */
export const broadcasts: Readonly<Record<Broadcast, string>> = {
  bad: '仅异常',
  final: '仅最终结果',
  all: '全部通知',
  none: '无',
};
