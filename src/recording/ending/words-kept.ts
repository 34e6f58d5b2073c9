import type { Word } from './words.ts';

/** Limit of words about beginnings and ends: more than one recording causes. The newest are kept. */
const WORDS_KEPT = 40;

/** Limit of words about trouble and streams: more than anybody reads. */
const ASIDES_KEPT = 20;

/** Level from which an error is kept: after a lower one Agora goes on by itself. */
const GRAVE_LEVEL = 4;

/** Shortest gap between two slices that is kept, in milliseconds: nobody notices a shorter one. */
const LEAST_GAP_MS = 1_000;

/** Events about beginnings and ends, and events about trouble and streams. */
const EVIDENCE: readonly number[] = [1, 11, 12, 31, 32, 40, 41, 70, 71];
const ASIDE: readonly number[] = [33, 42, 43, 44, 72, 73];

/** Events whose last word replaces earlier ones: upload progress, and whether a stream has stopped. */
const ONLY_LATEST: readonly number[] = [33, 43, 44];

/** The words with one more, oldest first; without it if it is known, of no use, or too old to be kept. */
export function withWord(words: readonly Word[], word: Word): readonly Word[] {
  if (!isOfUse(word) || words.some((one) => isSame(one, word) || isOutdatedBy(word, one))) return words;
  const all = [...words.filter((one) => !isOutdatedBy(one, word)), word].sort(
    (one, other) => one.at - other.at,
  );
  const evidence = newest(all, EVIDENCE, WORDS_KEPT);
  const asides = newest(all, ASIDE, ASIDES_KEPT);
  return all.filter((one) => evidence.includes(one) || asides.includes(one));
}

const newest = (words: readonly Word[], events: readonly number[], most: number): readonly Word[] =>
  words.filter(({ event }) => events.includes(event)).slice(-most);

const isSame = (one: Word, other: Word): boolean =>
  one.event === other.event && one.at === other.at && one.code === other.code && one.detail === other.detail;

const isOutdatedBy = (one: Word, by: Word): boolean =>
  ONLY_LATEST.includes(one.event) && one.event === by.event && one.detail === by.detail && one.at <= by.at;

function isOfUse({ event, code = 0, level = 0 }: Word): boolean {
  if (event === 1) return level >= GRAVE_LEVEL;
  if (event === 42) return code >= LEAST_GAP_MS;
  return EVIDENCE.includes(event) || ASIDE.includes(event);
}

/** Events that are no reason to look: they come every minute, or whenever a camera is switched. */
const CHATTER: readonly number[] = [2, 4, 33, 42, 43, 44, 45];

/** Whether the event may have changed something that a look would show. */
export const isReasonToLook = ({ event }: Word): boolean => !CHATTER.includes(event);
