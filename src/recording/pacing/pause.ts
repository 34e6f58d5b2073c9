import type { Known } from '../known.ts';
import { isOver } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** When the pause began that it was in when last seen. A pause outlives a disappearance and a restart. */
export function pauseOf({ life }: Known): Instant | undefined {
  const lived = life.filter(({ phase }) => !isOver(phase) && phase !== 'starting');
  return lived[lived.findLastIndex(({ phase }) => phase !== 'paused') + 1]?.at;
}
