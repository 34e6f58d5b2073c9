import type { ServerMove } from '../../recording/known.ts';
import type { Rejected } from '../../recording/observation.ts';
import type { Shown } from '../text.ts';
import type { Said, Span } from './said.ts';

/** Names to read out, and how many more there are. */
export interface Named {
  readonly names: readonly Shown[];
  readonly more: number;
}

/** What it has run past, and since when it is live. */
export interface LeftRunning {
  readonly since: Shown;
  readonly forMs: number;
  readonly planned?: Shown;
  readonly hours?: number;
}

/** A line for every kind of news that is no end; those are in `over`. */
export interface NewsSentences {
  phase(to: string): Said;
  started(between: Span, late: boolean): Said;
  paused(between: Span): Said;
  resumed(pausedMs: number): Said;
  /** @param startedAt of the file, where there is only one */
  file(files: Named, startedAt: Shown | undefined): Said;
  stopping(between: Span): Said;
  /** How many files an end leaves behind. */
  announced(files: number): string;
  /** @param after what is taken back by it, as a sentence */
  recovered(state: string, gap: Span, gapMs: number, after: string | undefined): Said;
  /** Alive after "did not start"; `wasWatched`: it was in sight from its start on, so it is late. */
  aliveLate(state: string, wasWatched: boolean): Said;
  stuckReady(since: Shown, forMs: number): Said;
  pushDown(urls: Named): Said;
  pushUp(urls: Named): Said;
  /** @param nth of the moves of this recording */
  failover(sign: ServerMove['sign'], nth: number): Said;
  expiring(at: Shown): Said;
  refused(check: Rejected['check'] | 'route', code: number | undefined, reason: Shown | undefined): Said;
  blind(since: Shown, cause: string): Said;
  sighted(since: Shown): Said;
  leftRunning(past: LeftRunning): Said;
  pausedLong(since: Shown, forMs: number): Said;
  limitAhead(at: Shown, hours: number): Said;
}
