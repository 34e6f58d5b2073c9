import type { Known } from '../../../recording/known.ts';
import { type Summary, summary } from '../../../recording/summing/summary.ts';
import type { Language } from '../../language/language.ts';
import { codeByItsEnds } from '../../text.ts';

/** Pauses, gaps and moves of a recording, in numbers. */
export function figures(known: Known, { card, ending }: Language): readonly string[] {
  const { pauses, pausedMs, gaps, gapMs, blanks, blankMs, failovers } = summary(known);
  const parts: string[] = [];
  if (pauses > 0) parts.push(card.pauses(pauses, pausedMs));
  if (gaps > 0) parts.push(ending.gaps(gaps, gapMs));
  // "No gap" is only said of a recording that has ended and could be seen all the time.
  else if (known.phase === 'ended' && blanks === 0) parts.push(card.noGap);
  if (blanks > 0) parts.push(ending.blanks(blanks, blankMs));
  if (failovers > 0)
    parts.push(
      ending.failovers(
        failovers,
        known.moves.every(({ sign }) => sign === 'file'),
      ),
    );
  return parts;
}

const PUSHES_SHOWN = 3;

/** Uptime of pushes, a line each, for a recording that is over: a stop has taken them all down. */
export function uptimeLines({ uptimes }: Summary, { ending }: Language): readonly string[] {
  const tried = uptimes.filter(({ triedMs }) => triedMs > 0);
  const lines = tried
    .slice(0, PUSHES_SHOWN)
    .map(({ url, upMs, triedMs, drops }) =>
      ending.uptime(codeByItsEnds(url), upMs / triedMs, triedMs, drops),
    );
  const more = tried.length - lines.length;
  return [...lines, ...(more > 0 ? [ending.moreUptimes(more)] : [])];
}
