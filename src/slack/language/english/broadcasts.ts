import type { Broadcast } from '../../../recording/watching/broadcast.ts';

/** What the whole channel sees, for the end of a sentence. */
export const broadcasts: Readonly<Record<Broadcast, string>> = {
  bad: 'bad news only',
  final: 'only how it ends',
  all: 'everything',
  none: 'nothing',
};
