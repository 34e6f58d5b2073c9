import type { Known } from '../known.ts';
import { isOver } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Beginning of the pause in which it was last seen. A pause outlives a disappearance and a restart. */
export function pauseOf({ life }: Known): Instant | undefined {
  const lived = life.filter(({ phase }) => !isOver(phase) && phase !== 'starting');
  return lived[lived.findLastIndex(({ phase }) => phase !== 'paused') + 1]?.at;
}
