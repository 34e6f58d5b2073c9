/** Milliseconds after which somebody at a telephone no longer waits for an answer. */
export const PATIENCE_MS = 6_000;

/** Milliseconds from one question of `answerOf` to the next. */
const ASK_EVERY_MS = 100;

/**
 * Asks again and again for something that happens elsewhere, such as a post that shows whether Slack lets the bot.
 *
 * @returns the first answer; `undefined` when there is none within this time
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
