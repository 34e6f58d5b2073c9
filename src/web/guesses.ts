import type { IncomingMessage } from 'node:http';
import { type CallerNeeds, createCallers } from '../callers.ts';
import { CLOSE, Problem } from './api/problem.ts';

export interface GuessNeeds extends CallerNeeds {
  readonly wait: (ms: number) => Promise<void>;
}

/** A secret that strangers may guess, under the names of the outcomes. */
interface Guessed {
  /** Counted for each guess. */
  readonly counted: string;
  /** Logged once a minute for each address. */
  readonly logged: string;
  /** Name of what a guess lacks, to follow “without”. */
  readonly proof: string;
}

/** Guesses that are answered at once: a caller whose secret was replaced should learn it soon. */
const FREE = 5;

/** Delay of the first slow answer in milliseconds, which each further guess doubles, and its limit. */
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2_000;

/** Most answers held back at once, per address and in all, so that connections stay free for valid callers. */
const WAITING_MOST = 10;
const WAITING_MOST_IN_ALL = 200;

/**
 * Slows down guessing, by address. Only requests without the proof come here, so a caller who has it never waits for those
 * who guess from the same address.
 * @returns waits, and then answers the refusal: the one given, or 429 where too many answers wait already
 */
export function createGuessing({ wait, ...needs }: GuessNeeds, of: Guessed) {
  const noted = createCallers(needs, of);
  /** Answers that are held back at present, by address. */
  const waiting = new Map<string, number>();
  let waitingInAll = 0;

  function hold(address: string, change: 1 | -1): void {
    const held = (waiting.get(address) ?? 0) + change;
    if (held === 0) waiting.delete(address);
    else waiting.set(address, held);
    waitingInAll += change;
  }

  return async (request: IncomingMessage, refusal: Problem): Promise<Problem> => {
    const { address, times } = noted(request, { status: refusal.status });
    if (times <= FREE) return refusal;
    if ((waiting.get(address) ?? 0) >= WAITING_MOST || waitingInAll >= WAITING_MOST_IN_ALL)
      return tooMany(of.proof);
    hold(address, 1);
    await wait(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (times - FREE - 1)));
    hold(address, -1);
    return refusal;
  };
}

const TRY_AGAIN_SECONDS = '60';

const tooMany = (proof: string): Problem =>
  new Problem(429, `Too many requests without ${proof} come from this address.`, {
    headers: { 'retry-after': TRY_AGAIN_SECONDS, ...CLOSE },
  });
