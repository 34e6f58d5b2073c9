import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import { isOver } from '../phase.ts';
import { type Reason, reasonOf } from './reasons.ts';
import type { Word } from './words.ts';

/** A move that a look has shown this close to Agora's own word of it is the same move. */
const SAME_MOVE_MS = 120_000;

/** Reasons that concern a recording while it runs. Of those of an end, its news tells. */
const ON_THE_WAY: readonly Reason[] = ['error', 'fatal', 'moved', 'limits', 'reloaded', 'gap'];

/**
 * News of one word of Agora, apart from what the word makes of an end.
 * @param known as it was before the word
 */
export function newsOfWord(known: Known, word: Word): readonly News[] {
  const { event, at } = word;
  if (event === 31 || event === 32) {
    // Uploaded twice is uploaded once, and what was in the backup before it arrived is of no interest afterwards.
    const said = known.words.some((one) => one.event === 31 || (event === 32 && one.event === 32));
    return said ? [] : [{ kind: 'uploaded', at, where: event === 31 ? 'bucket' : 'backup' }];
  }
  const reason = reasonOf(word);
  if (reason === undefined || !isWorthALine(known, word, reason)) return [];
  return [{ kind: 'reason', word }];
}

function isWorthALine(known: Known, { at }: Word, reason: Reason): boolean {
  const saidBefore = known.words.some((one) => reasonOf(one) === reason);
  if (!ON_THE_WAY.includes(reason)) return endedWithoutReason(known) && !saidBefore;
  if (isOver(known.phase)) return false;
  if (reason === 'moved') return !known.moves.some((move) => Math.abs(move.at - at) <= SAME_MOVE_MS);
  return reason === 'gap' || !saidBefore;
}

/** `query` itself said that it is over, so that no word of Agora changes what that is called. */
const endedWithoutReason = ({ phase, gone }: Known): boolean => isOver(phase) && gone === undefined;
