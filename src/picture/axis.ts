import type { Stretch } from '../recording/known.ts';
import type { Instant } from '../recording/recording.ts';

/** Time from left to right. */
export interface Axis {
  readonly span: Stretch;
  readonly left: number;
  readonly right: number;
  at(moment: Instant): number;
}

/** An axis for a span. Moments outside of it are drawn at its ends. */
export function createAxis(span: Stretch, left: number, right: number): Axis {
  const length = Math.max(1, span.to - span.from);
  const at = (moment: Instant): number => {
    const share = Math.min(1, Math.max(0, (moment - span.from) / length));
    return left + share * (right - left);
  };
  return { span, left, right, at };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 30].map((n) => n * DAY),
];

interface Tick {
  readonly at: Instant;
  readonly label: string;
}

/** Round times of day (UTC), at most `most` of them. Labels are dates at midnight and for steps of whole days. */
export function ticks({ from, to }: Stretch, most: number): readonly Tick[] {
  const step = STEPS.find((ms) => Math.floor(to / ms) - Math.ceil(from / ms) < most) ?? 30 * DAY;
  const first = Math.ceil(from / step) * step;
  const found: Tick[] = [];
  for (let at = first; at <= to; at += step) found.push({ at, label: labelOf(at, step) });
  return found;
}

function labelOf(at: Instant, step: number): string {
  const iso = new Date(at).toISOString();
  if (step >= DAY) return iso.slice(5, 10);
  // Midnight begins a day, so its label is the date.
  if (at % DAY === 0) return iso.slice(5, 10);
  return step < MINUTE ? iso.slice(11, 19) : iso.slice(11, 16);
}

/** Dates that the picture covers, for its small print. */
export function daysOf({ from, to }: Stretch): string {
  const [first, last] = [from, to].map((at) => new Date(at).toISOString().slice(0, 10));
  return first === last ? `${first} UTC` : `${first} – ${last} UTC`;
}
