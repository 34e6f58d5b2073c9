import { inEnding, type Judgement, unblinded } from '../judging/judgement.ts';
import { isOneMove } from '../judging/server-moves.ts';
import type { Gone, Known } from '../known.ts';
import type { News } from '../news.ts';
import { isOver } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';
import { endingNews, sameVerdict } from './ending-news.ts';
import { boundsOf, evidenceOf, isExplained } from './evidence.ts';
import { ON_THE_WAY, type Reason, reasonOf } from './reasons.ts';
import { isGone, silences, streamOf } from './streams.ts';
import { judgeEnd, verdictOf } from './verdict.ts';
import { MOVED, type Word } from './words.ts';
import { withWord } from './words-kept.ts';

/**
 * Judges an end again after a late word: a stop reported late, a vouch, a notice of Agora. How it ended is open only
 * after a disappearance; that it is without a file, after any end.
 * @param before what was known at the last verdict
 * @param known the same with the late word
 */
export function reconsidered(before: Known, known: Known, now: Instant): Judgement {
  const { gone } = known;
  const next = gone === undefined ? known : judgedAgain(known, gone, now);
  if (sameVerdict(verdictOf(before), verdictOf(next))) return { next, news: [] };
  return { next, news: endingNews(before, next, gone === undefined ? seenOver(next) : boundsOf(next, gone)) };
}

function judgedAgain(known: Known, gone: Gone, now: Instant): Known {
  const evidence = evidenceOf(known, gone);
  const judged = inEnding(known, judgeEnd(evidence), now);
  return isExplained(evidence) && !judged.final ? { ...unblinded(judged), final: true } : judged;
}

/** Bounds of an end that a look saw. The look before it is forgotten, but not the beginning of the last stage before. */
function seenOver({ life, since, recording }: Known): Bounds {
  const { phase, at } = life.at(-2) ?? { phase: 'registered', at: recording.registeredAt };
  return { after: at, before: since, ...(phase === 'registered' ? { orEarlier: true } : {}) };
}

/** A person vouches that it was stopped on purpose. Changes nothing unless it is over by disappearance. */
export function vouchedFor(known: Known, by: string, now: Instant): Judgement {
  if (known.gone === undefined || known.vouched) return { next: known, news: [] };
  return reconsidered(known, { ...known, vouched: { by, at: now } }, now);
}

/** A person, not always the same one, takes the vouch back. */
export function vouchWithdrawn(known: Known, now: Instant): Judgement {
  const { vouched, ...without } = known;
  return vouched ? reconsidered(known, without, now) : { next: known, news: [] };
}

/** The silences that people were told of and that have not ended by these words. */
function stillSilent(told: Known['silencesTold'], words: readonly Word[]): Known['silencesTold'] {
  if (told.length === 0) return told;
  const now = silences(words);
  return told.filter(({ what }) => now.some((one) => one.what === what));
}

/** Takes notices of Agora. One that is known already, or that is of no use, changes nothing. */
export function heard(known: Known, words: readonly Word[], now: Instant): Judgement {
  let informed = known;
  const told: News[] = [];
  for (const word of words) {
    const kept = withWord(informed.words, word);
    if (!kept.includes(word)) continue;
    told.push(...newsOfWord(informed, word));
    informed = { ...informed, words: kept, silencesTold: stillSilent(informed.silencesTold, kept) };
  }
  // Judged once for all words, so that the verdict changes at most once.
  const { next, news } = reconsidered(known, informed, now);
  return { next, news: [...news, ...told] };
}

/**
 * News of one word of Agora, apart from what the word makes of an end.
 * @param known as it was before the word
 */
function newsOfWord(known: Known, word: Word): readonly News[] {
  const { event, at } = word;
  if (event === 31 || event === 32) {
    // Told once, and no backup after the bucket: these words may come twice and in any order.
    const said = known.words.some((one) => one.event === 31 || (event === 32 && one.event === 32));
    return said ? [] : [{ kind: 'uploaded', at, where: event === 31 ? 'bucket' : 'backup' }];
  }
  if (endsSilence(known, word)) return [{ kind: 'reason', word }];
  const reason = reasonOf(word);
  if (reason === undefined || !isWorthALine(known, word, reason)) return [];
  return [{ kind: 'reason', word }];
}

/** Whether sound or picture is back, after people were told that there was none. */
function endsSilence({ phase, silencesTold }: Known, word: Word): boolean {
  return !isOver(phase) && !isGone(word) && silencesTold.some(({ what }) => what === streamOf(word));
}

function isWorthALine(known: Known, { at }: Word, reason: Reason): boolean {
  const saidBefore = known.words.some((one) => reasonOf(one) === reason);
  if (!ON_THE_WAY.has(reason)) return endedWithoutReason(known) && !saidBefore;
  if (isOver(known.phase)) return false;
  if (reason === 'moved') return !isMoveKnown(known, at);
  return reason === 'gap' || !saidBefore;
}

/** Whether a look or a word has shown this move. Its first file may be listed long after the move. */
const isMoveKnown = ({ moves, words }: Known, at: Instant): boolean =>
  moves.some((move) => isOneMove(move.at, at) || (move.sign === 'file' && move.at > at)) ||
  words.some((one) => one.event === MOVED && isOneMove(one.at, at));

/** Whether a look saw the end itself. Agora's word adds a reason to such an end, and never changes the verdict. */
const endedWithoutReason = ({ phase, gone }: Known): boolean => isOver(phase) && gone === undefined;
