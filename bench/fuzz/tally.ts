import type { Say } from '../figure.ts';

export const MOST_MS = 50;

/** Tries of a case that took longer, each alone: the machine may have been busy. */
const TRIES = 4;

const AT_ONCE = 8;

/** Outcomes of the cases of one kind. */
export interface Tally {
  cases: number;
  slowestMs: number;
  thrown: number;
  failed: number;
  unanswered: number;
}

export const tally = (): Tally => ({ cases: 0, slowestMs: 0, thrown: 0, failed: 0, unanswered: 0 });

export const line = ({ cases, slowestMs, thrown, failed, unanswered }: Tally): string =>
  `${cases} cases, slowest ${slowestMs.toFixed(1)} ms, ${thrown} thrown, ${failed} × 5xx, ${unanswered} unanswered`;

/** Milliseconds of the quickest of several tries. */
export async function quickest(timed: () => Promise<number>): Promise<number> {
  let ms = await timed();
  for (let nth = 1; nth < TRIES && ms > MOST_MS; nth += 1) ms = Math.min(ms, await timed());
  return ms;
}

export interface Answered {
  readonly status: number;
  readonly ms: number;
}

/**
 * Sends so many cases, several at a time.
 * @param send answers `undefined` where nothing came back
 */
export async function sent<Asked>(
  cases: number,
  made: () => Asked,
  send: (asked: Asked) => Promise<Answered | undefined>,
  say: Say,
): Promise<Tally> {
  const found = tally();
  const slow: Asked[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (found.cases < cases) {
        found.cases += 1;
        const asked = made();
        const answer = await send(asked);
        if (!answer) {
          found.unanswered += 1;
          if (found.unanswered <= SHOWN) say(`unanswered: ${briefly(asked)}`);
        } else if (answer.status >= 500) {
          found.failed += 1;
          if (found.failed <= SHOWN) say(`${answer.status}: ${briefly(asked)}`);
        } else if (answer.ms > MOST_MS) slow.push(asked);
        else found.slowestMs = Math.max(found.slowestMs, answer.ms);
      }
    }),
  );
  for (const asked of slow) {
    const timed = async () => (await send(asked))?.ms ?? Number.POSITIVE_INFINITY;
    found.slowestMs = Math.max(found.slowestMs, await quickest(timed));
  }
  return found;
}

/** Cases of a kind that are printed when they fail. */
export const SHOWN = 3;

export const briefly = (asked: unknown): string =>
  JSON.stringify(asked, (_, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString() : value,
  ).slice(0, 600);

/** How `JSON.stringify` hands over a `Buffer`. */
const isBytes = (value: unknown): value is { readonly data: number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;
