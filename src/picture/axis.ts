import type { Stretch } from '../recording/known.ts';
import type { Instant } from '../recording/recording.ts';

/** Horizontal axis of time. */
export interface Axis {
  readonly span: Stretch;
  readonly left: number;
  readonly right: number;
  at(moment: Instant): number;
}

/** Makes an axis for a span. Moments outside the span are drawn at its ends. */
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

const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map((n) => n * HOUR),
];

export interface Tick {
  readonly at: Instant;
  readonly label: string;
}

interface Ticks {
  readonly marks: readonly Tick[];
  /** Whether the labels have seconds: `0:00:30` instead of `0:30`. */
  readonly seconds: boolean;
}

/** Gives at most `most` marks at round times since the beginning of the span. */
export function ticks({ from, to }: Stretch, most: number): Ticks {
  const length = to - from;
  const step = STEPS.find((ms) => Math.floor(length / ms) < most) ?? Math.ceil(length / most / HOUR) * HOUR;
  const seconds = step < MINUTE;
  const marks: Tick[] = [];
  for (let ms = 0; ms <= length; ms += step) marks.push({ at: from + ms, label: elapsed(ms, seconds) });
  return { marks, seconds };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function elapsed(ms: number, seconds: boolean): string {
  const minutes = `${Math.floor(ms / HOUR)}:${twoDigits(Math.floor((ms % HOUR) / MINUTE))}`;
  return seconds ? `${minutes}:${twoDigits(Math.floor((ms % MINUTE) / SECOND))}` : minutes;
}
