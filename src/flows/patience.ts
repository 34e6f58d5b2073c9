/** Longest time that a person waits for an answer, in milliseconds. */
export const PATIENCE_MS = 6_000;

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
