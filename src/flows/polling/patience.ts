/**
 * Longest time that an answer to a person waits for a look, a post or a card, in milliseconds. People get words within
 * two seconds; the rest is for Redis. A look may try once more after one second.
 */
export const PATIENCE_MS = 1_200;

/** Resolves to the outcome of some work, or to `late` after so many milliseconds; the work itself goes on. */
export type InTime = <T>(work: Promise<T>, ms: number) => Promise<T | 'late'>;

/** Time between two calls of `ask`, in milliseconds. */
const ASK_EVERY_MS = 100;

/**
 * Calls `ask` repeatedly until something elsewhere has happened, such as a post that shows whether Slack lets the bot.
 *
 * @returns the first answer; `undefined` if there is none within this time
 */
export async function answerOf<T>(
  ask: () => Promise<T | undefined>,
  withinMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<T | undefined> {
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    const answer = await ask();
    if (answer !== undefined || waited >= withinMs) return answer;
    await pause(ASK_EVERY_MS);
  }
}
