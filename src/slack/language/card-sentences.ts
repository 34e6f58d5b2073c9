import type { Shown } from '../text.ts';

/** What a card says of a recording. It is edited only when something changes, so it names times, not ages. */
export interface CardSentences {
  title(name: Shown, state: string): string;
  /** A phase and the doubts laid over it, in this order. */
  doubted(words: readonly string[]): string;
  readonly checking: string;
  readonly cannotSee: string;
  readonly idsDoubted: string;
  since(at: Shown): string;
  lasting(ms: number): string;
  /** First and last look that found it recording or beyond. */
  seenFromTo(from: Shown, to: Shown, ms: number): string;
  /** These two are the same look. */
  seenOnce(at: Shown): string;
  pauses(count: number, ms: number): string;
  readonly noGap: string;
  readonly field: Readonly<Record<'app' | 'mode' | 'files' | 'watchedBy', string>>;
  files(count: number, newestAt: Shown | undefined): string;
  readonly nobody: string;
  watchedBy(people: readonly string[], more: number): string;
  /** Somebody who watches by standing rules, which are named by their patterns. */
  /** Who asked for a watch, where that was no person. */
  readonly backend: string;
  workflow(startedBy: Shown | undefined): string;
  byRules(person: string, patterns: readonly Shown[]): string;
  push(url: Shown, status: string): string;
  morePushes(count: number): string;
  /** A number of Agora's that no document explains. */
  unknownStatus(status: number): string;
  earlierStages(count: number): string;
  /** The moment up to which everything on the card is known. */
  asOf(at: Shown): string;
  readonly notLookedAt: string;
  sid(sid: Shown): string;
  sharedBy(person: Shown): string;
  readonly unwatched: string;
  unwatchedBy(person: Shown, at: Shown): string;
  /** What the phase or doubt means, and what to do. */
  readonly explains: {
    suspect(since: Shown, patienceMs: number): string;
    blind(since: Shown, cause: string): string;
    idsDoubted(since: Shown): string;
    stuckReady(): string;
  };
}
