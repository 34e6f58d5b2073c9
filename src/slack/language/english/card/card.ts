import type { Mode } from '../../../../recording/recording.ts';
import type { Shown } from '../../../text.ts';
import { counted, duration, number } from '../measures.ts';
import { checkPublishing } from '../terms.ts';

/** The card of a recording. It is edited only when something changes, so it names times, not ages. */
export const englishCard = {
  title: (name: Shown, state: string) => `*${name}* — ${state}`,
  /** A phase and the doubts laid over it, in this order. */
  doubted: (words: readonly string[]) => words.join(', '),
  checking: 'checking …',
  cannotSee: 'can’t see it now',
  idsDoubted: 'ids not accepted so far',
  /** @param was state in which it was last seen @param at when; absent in plain text */
  unseen: (was: string, at: Shown | undefined) =>
    `can’t see it now; was ${was}${at === undefined ? '' : ` at ${at}`}`,
  /** A phase in which it was found, long after its backend had started it. */
  started: (state: string, at: Shown) => `${state}, started ${at}`,
  /** The same start, beside the times of the looks that found it. */
  startedAt: (at: Shown) => `started ${at}`,
  /** Behind the first line of an answer. */
  lasting: (ms: number) => ` (${duration(ms)})`,
  /** First and last look that found it recording or paused. */
  recordedFromTo: (from: Shown, to: Shown, ms: number) => `Recorded ${from}–${to} (${duration(ms)})`,
  /** First and last look that found it alive, though never recording. */
  seenFromTo: (from: Shown, to: Shown, ms: number) => `Live ${from}–${to} (${duration(ms)})`,
  /** First and last look are the same. */
  seenOnce: (at: Shown) => `Seen once, at ${at}`,
  pauses: (count: number, ms: number) =>
    count === 1 ? `paused once (${duration(ms)})` : `paused ${number(count)} times (${duration(ms)})`,
  noGap: 'no gap seen',
  /** Files of a recording that goes on. @param from beginning of the newest */
  filesSoFar: (count: number, newest: Shown | undefined, from: Shown | undefined) =>
    newest === undefined
      ? 'No files announced yet'
      : `${counted(count, 'file')} announced · ${count === 1 ? '' : 'newest '}${newest}${from === undefined ? '' : `, from ${from}`}`,
  /** Files of a recording that is over. @param named the newest of them */
  filesInAll: (count: number, named: readonly Shown[]) => {
    if (count === 0) return 'No files announced';
    const more = count > named.length ? ` · ${number(count - named.length)} more under Files` : '';
    return `${counted(count, 'file')} announced: ${named.join(' ')}${more}`;
  },
  /** A backend that asked for a watch. */
  backend: 'your backend',
  /** A workflow that asked for a watch. */
  workflow: (startedBy: Shown | undefined) =>
    startedBy === undefined ? 'a workflow' : `a workflow (started by ${startedBy})`,
  /** Somebody who watches by a standing rule, named by its pattern. */
  byRule: (person: string, pattern: Shown) => `${person}, rule ${pattern}`,
  channel: (name: Shown) => `channel ${name}`,
  /** The one who watches it here. */
  for: (person: string) => `for ${person}`,
  push: (url: Shown, status: string) => `Push to ${url}: ${status}`,
  morePushes: (count: number) => `and ${counted(count, 'more push', 'more pushes')}`,
  /** A number of Agora's that no document explains. */
  unknownStatus: (status: number) => `Agora reports status ${status}, which no document explains.`,
  earlierStages: (count: number) => `${number(count)} earlier`,
  /** The moment up to which everything on the card is known. */
  checked: (at: Shown) => `checked ${at}`,
  notLookedAt: 'not checked yet',
  sid: (sid: Shown) => `sid ${sid}`,
  sharedBy: (person: Shown) => `shared by ${person}; this copy is not kept up to date`,
  unwatched: 'No longer watched here: this card is not kept up to date.',
  unwatchedBy: (person: Shown, at: Shown) =>
    `Unwatched by ${person} at ${at}: this card is no longer kept up to date.`,
  /** On a card that was posted again where the bot could not look for the first. */
  copy: (at: Shown) =>
    `An earlier copy of this card, sent at ${at}, may stand here too. It no longer changes: go by this one.`,
  /** Meaning of a phase or doubt, and what to do. */
  explains: {
    suspect: (since: Shown, patienceMs: number) =>
      `Agora has not found it since ${since}. A move to another server looks like that for up to ${duration(patienceMs)}, so I keep asking before I call it over.`,
    blind: (since: Shown, cause: string) =>
      `I have not been able to see it since ${since}: ${cause}. That says nothing about the recording itself.`,
    idsDoubted: (since: Shown) =>
      `Agora has not accepted these ids since ${since}. I ask a few times more before I call that final.\nCheck: App ID, resource ID, sid and mode must come from the same \`start\` call.`,
    stuckReady: (mode: Mode) => `Nothing uploaded yet. ${checkPublishing(mode)}`,
  },
};

/** The next event that has a time, in a few words on a card. */
export const englishExpected = {
  start: (by: Shown) => `expected live by ${by}`,
  plan: (at: Shown) => `planned to end ${at}`,
  planPassed: (at: Shown) => `was planned to end ${at}`,
  limit: (at: Shown) => `ends by itself at ${at}`,
  expiry: (at: Shown) => `query window closes at ${at}`,
  verdict: (at: Shown) => `decision at ${at}`,
};
