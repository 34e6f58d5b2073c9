import type { Word } from './words.ts';

/** More words about beginnings and ends than one recording causes in its life; the newest of many are kept. */
const WORDS_KEPT = 40;

/** Troubles on the way, and streams that came or went: more than anybody reads. */
const ASIDES_KEPT = 20;

/** Errors below this level are Agora's own business: it goes on. */
const GRAVE_LEVEL = 4;

/** A shorter break between two slices is none that anybody would notice, in milliseconds. */
const LEAST_GAP_MS = 1_000;

const EVIDENCE: readonly number[] = [1, 11, 12, 31, 32, 40, 41, 70, 71];
const ASIDE: readonly number[] = [33, 42, 43, 44, 72, 73];

/** Events of which only the latest counts: upload progress, and whether a stream comes. */
const ONLY_LATEST: readonly number[] = [33, 43, 44];

/**
 * Words after one more, oldest first. The word is left out where it is known, says nothing that is used,
 * or is older than what may be kept.
 */
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

/** Events that come by the minute or with every camera that is switched: no reason to look. */
const CHATTER: readonly number[] = [2, 4, 33, 42, 43, 44, 45];

/** Whether something may have changed that a look would show. */
export const isReasonToLook = ({ event }: Word): boolean => !CHATTER.includes(event);
