import { isOneMove } from '../judging/server-moves.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import { isOver } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { type Reason, reasonOf } from './reasons.ts';
import { isGone, streamOf } from './streams.ts';
import { MOVED, type Word } from './words.ts';

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
  if (endsSilence(known, word)) return [{ kind: 'reason', word }];
  const reason = reasonOf(word);
  if (reason === undefined || !isWorthALine(known, word, reason)) return [];
  return [{ kind: 'reason', word }];
}

/** Sound or picture comes again, after people were told that there was none. */
function endsSilence({ phase, silencesTold }: Known, word: Word): boolean {
  return !isOver(phase) && !isGone(word) && silencesTold.some(({ what }) => what === streamOf(word));
}

function isWorthALine(known: Known, { at }: Word, reason: Reason): boolean {
  const saidBefore = known.words.some((one) => reasonOf(one) === reason);
  if (!ON_THE_WAY.includes(reason)) return endedWithoutReason(known) && !saidBefore;
  if (isOver(known.phase)) return false;
  if (reason === 'moved') return !isMoveKnown(known, at);
  return reason === 'gap' || !saidBefore;
}

/** A look has shown it, or Agora has spoken of it. A file that it left may show long after the move. */
const isMoveKnown = ({ moves, words }: Known, at: Instant): boolean =>
  moves.some((move) => isOneMove(move.at, at) || (move.sign === 'file' && move.at > at)) ||
  words.some((one) => one.event === MOVED && isOneMove(one.at, at));

/** `query` itself said that it is over, so that no word of Agora changes what that is called. */
const endedWithoutReason = ({ phase, gone }: Known): boolean => isOver(phase) && gone === undefined;
