import type { Known } from '../known.ts';
import type { Instant } from '../recording.ts';
import { isUnproven, isVolatile } from './cadence.ts';

/** Rank of the looks at a recording: `2` nobody ever saw it, `1` it may change at any moment, `0` otherwise. */
export function rankOf(known: Known, now: Instant): '0' | '1' | '2' {
  if (isUnproven(known)) return '2';
  return isVolatile(known, now) ? '1' : '0';
}
