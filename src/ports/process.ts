import type { Instant } from '../recording/recording.ts';

export type Clock = () => Instant;

/**
 * One log line per decision, named for its outcome. The fact `error` is anything that was caught, and is logged with
 * its stack.
 */
export interface Log {
  info(facts: Record<string, unknown>, outcome: string): void;
  warn(facts: Record<string, unknown>, outcome: string): void;
  error(facts: Record<string, unknown>, outcome: string): void;
}
