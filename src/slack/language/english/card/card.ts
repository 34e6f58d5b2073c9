import type { Shown } from '../../../text.ts';
import { allOf, counted, duration, number } from '../measures.ts';

/** What a card says of a recording. It is edited only when something changes, so it names times, not ages. */
export const englishCard = {
  title: (name: Shown, state: string) => `*${name}* — ${state}`,
  /** A phase and the doubts laid over it, in this order. */
  doubted: (words: readonly string[]) => words.join(', '),
  checking: 'checking …',
  cannotSee: 'can’t see it now',
  idsDoubted: 'ids not accepted so far',
  since: (at: Shown) => `since ${at}`,
  lasting: (ms: number) => `for ${duration(ms)}`,
  /** First and last look that found it recording or beyond. */
  seenFromTo: (from: Shown, to: Shown, ms: number) => `Seen from ${from} to ${to} (${duration(ms)})`,
  /** These two are the same look. */
  seenOnce: (at: Shown) => `Seen once, at ${at}`,
  pauses: (count: number, ms: number) =>
    count === 1 ? `paused once (${duration(ms)})` : `paused ${number(count)} times (${duration(ms)})`,
  noGap: 'no gap seen',
  field: { app: 'App', mode: 'Mode', files: 'Files', watchedBy: 'Watched by' },
  files: (count: number, newestAt: Shown | undefined) =>
    count === 0
      ? 'none announced'
      : `${number(count)} announced${newestAt ? `, the newest begins at ${newestAt}` : ''}`,
  nobody: 'nobody',
  /** A backend that asked for a watch. */
  backend: 'your backend',
  /** A workflow that asked for a watch. */
  workflow: (startedBy: Shown | undefined) =>
    startedBy === undefined ? 'a workflow' : `a workflow (started by ${startedBy})`,
  /** Somebody who watches by standing rules, which are named by their patterns. */
  byRules: (person: string, patterns: readonly Shown[]) =>
    `${person}, ${patterns.length === 1 ? 'rule' : 'rules'} ${patterns.join(' ')}`,
  watchedBy: (people: readonly string[], more: number) =>
    more > 0 ? `${allOf(people)} (and in ${counted(more, 'other place')})` : allOf(people),
  push: (url: Shown, status: string) => `Push to ${url}: ${status}`,
  morePushes: (count: number) => `and ${counted(count, 'more push', 'more pushes')}`,
  /** A number of Agora's that no document explains. */
  unknownStatus: (status: number) => `Agora reports status ${status}, which no document explains.`,
  earlierStages: (count: number) => `${number(count)} earlier`,
  /** The moment up to which everything on the card is known. */
  asOf: (at: Shown) => `as of ${at}`,
  notLookedAt: 'not looked at yet',
  sid: (sid: Shown) => `sid ${sid}`,
  sharedBy: (person: Shown) => `shared by ${person}; this copy is not kept up to date`,
  unwatched: 'No longer watched here: this card is not kept up to date.',
  unwatchedBy: (person: Shown, at: Shown) =>
    `Unwatched by ${person} at ${at}: this card is no longer kept up to date.`,
  /** What the phase or doubt means, and what to do. */
  explains: {
    suspect: (since: Shown, patienceMs: number) =>
      `Agora has not found it since ${since}. That is normal for up to ${duration(patienceMs)} while Agora moves a recording to another server, so I keep asking before I call it over.`,
    blind: (since: Shown, cause: string) =>
      `I have not been able to see it since ${since}: ${cause}. That says nothing about the recording itself.`,
    idsDoubted: (since: Shown) =>
      `Agora has not accepted these ids since ${since}. I ask a few times more before I call that final.\nCheck: App ID, resource ID, sid and mode must come from the same \`start\` call.`,
    stuckReady: () =>
      'Nothing uploaded yet. Usually nobody is publishing; by default the recorder leaves after 30 s without users (`maxIdleTime`).',
  },
};
