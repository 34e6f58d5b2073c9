import type { Known } from '../recording/known.ts';

/** `nothing_to_say`: it is alive, or how it ended is known otherwise. */
export type VouchAnswer =
  | { readonly kind: 'vouched' | 'withdrawn' | 'nothing_to_say'; readonly known: Known }
  /** Somebody has said so before; `by` is a user ID. */
  | { readonly kind: 'already'; readonly by: string; readonly known: Known }
  | { readonly kind: 'unknown' };
