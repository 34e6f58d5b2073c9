import type { Rejected } from '../../recording/observation.ts';
import type { Shown } from '../text.ts';
import type { Said, Span } from './said.ts';

/** Names to read out, and how many more there are. */
export interface Named {
  readonly names: readonly Shown[];
  readonly more: number;
}

/** A line for every kind of news. */
export interface NewsSentences {
  phase(to: string): Said;
  started(between: Span, late: boolean): Said;
  paused(between: Span): Said;
  resumed(pausedMs: number): Said;
  /** @param startedAt of the file, where there is only one */
  file(files: Named, startedAt: Shown | undefined): Said;
  stopping(between: Span): Said;
  ended(between: Span, how: 'exited' | 'gone', files: number): Said;
  failed(between: Span, files: number): Said;
  /** It had uploaded something. @param looks when it is looked for again */
  lost(between: Span, state: string, missingSince: Shown, looks: readonly Shown[]): Said;
  /** It never uploaded anything, which has a likely cause. */
  lostUnused(between: Span, state: string, missingSince: Shown, looks: readonly Shown[]): Said;
  recovered(state: string, gap: Span, gapMs: number): Said;
  /** Alive after "did not start". */
  aliveLate(state: string): Said;
  notStarted(waitedMs: number, status: number | undefined, askingUntil: Shown): Said;
  stuckReady(since: Shown, forMs: number): Said;
  pushDown(urls: Named): Said;
  pushUp(urls: Named): Said;
  failover(sign: 'file' | 'restart'): Said;
  expiring(at: Shown): Said;
  expired(at: Shown, lastState: string): Said;
  refused(check: Rejected['check'] | 'route', code: number | undefined, reason: Shown | undefined): Said;
  blind(since: Shown, cause: string): Said;
  sighted(since: Shown): Said;
  /** One sentence for notifications: whose news, and the news. */
  about(name: Shown, news: string): string;
}
