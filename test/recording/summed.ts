import type { Known } from '../../src/recording/known.ts';
import { summary } from '../../src/recording/summing/summary.ts';
import { REGISTERED, since } from './clock.ts';

const length = (ms: number): string => since(REGISTERED + ms).slice(1);

const counted = (count: number, what: string, ms?: number): string | false =>
  count > 0 && `${count} ${what}${count === 1 ? '' : 's'}${ms === undefined ? '' : ` of ${length(ms)}`}`;

/** A summary in words, leaving out what there was none of. */
export function summaryOf(known: Known): string {
  const sum = summary(known);
  const facts = [
    sum.span ? `seen ${since(sum.span.from)} to ${since(sum.span.to)}` : 'never seen alive',
    counted(sum.pauses, 'pause', sum.pausedMs),
    counted(sum.gaps, 'gap', sum.gapMs),
    counted(sum.blanks, 'blank', sum.blankMs),
    counted(sum.failovers, 'failover'),
    counted(sum.files, 'file'),
    ...sum.uptimes.map(
      ({ url, upMs, triedMs, drops }) =>
        `${url} up ${length(upMs)} of ${length(triedMs)}${drops > 0 ? `, down ${drops} times` : ''}`,
    ),
    sum.atLeast && 'at least',
    sum.why && `over: ${sum.why}`,
  ];
  return facts.filter((fact) => typeof fact === 'string').join(', ');
}
