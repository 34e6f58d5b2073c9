import { setImmediate } from 'node:timers/promises';
import type { Bench, Figure } from '../figure.ts';
import { ENTRIES } from './entries.ts';
import { hostile } from './hostile.ts';

/** Longest turn of the process, in which nobody else is served. */
const MOST_MS = 20;

/** Tries of a slow text: the machine may have been busy. */
const TRIES = 4;

/**
 * Longest turn of the process for a text of 40,000 characters, by reader. The quickest of several tries counts, in CPU
 * time, which other processes cannot lengthen.
 */
export const bench: Bench = async ({ say }) => {
  const figures: Figure[] = [];
  const texts = [...hostile()];
  for (const [name, read] of Object.entries(ENTRIES)) {
    let worst = { ms: 0, text: '' };
    for (const text of texts) {
      const ms = await quickest(read, text, worst.ms);
      if (ms > worst.ms) worst = { ms, text };
    }
    say(`${name}: ${worst.ms.toFixed(1)} ms for ${beginning(worst.text)}`);
    figures.push({
      name,
      figure: `${worst.ms.toFixed(1)} ms`,
      target: `≤ ${MOST_MS} ms`,
      beside: beginning(worst.text),
      ok: worst.ms <= MOST_MS,
    });
  }
  return [{ name: 'texts of 40,000 characters', figure: `${texts.length}` }, ...figures];
};

async function quickest(read: (text: string) => unknown, text: string, worstMs: number): Promise<number> {
  let quickestMs = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < TRIES && quickestMs > worstMs; nth += 1) {
    quickestMs = Math.min(quickestMs, await longestTurn(() => read(text)));
  }
  return quickestMs;
}

/** Milliseconds of CPU between two turns of the event loop, in which others are served. */
async function longestTurn(work: () => unknown): Promise<number> {
  let longestMs = 0;
  let running = true;
  const finished = Promise.resolve()
    .then(work)
    .finally(() => {
      running = false;
    });
  let before = process.cpuUsage();
  while (running) {
    await setImmediate();
    const { user, system } = process.cpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1_000);
    before = process.cpuUsage();
  }
  await finished;
  return longestMs;
}

const beginning = (text: string): string => JSON.stringify(text.slice(0, 24));
