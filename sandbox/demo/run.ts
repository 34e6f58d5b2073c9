import { buildWhatIsStale } from './build.ts';
import type { Closing } from './closing.ts';
import { playGuidedLife } from './guided-life.ts';
import { openPage } from './page.ts';
import { PLACES } from './places.ts';
import { welcome } from './welcome.ts';
import { OPENING } from './workplace.ts';
import { createDemoWorld } from './world.ts';

export interface DemoOptions {
  /** Port of the page. */
  readonly port: number;
  /** Whether the output is a terminal, so that a person can open the page. */
  readonly attended: boolean;
  readonly closing: Closing;
  say(words: string): void;
}

/** Delay of the guided life where nobody opens the page, in milliseconds. */
const UNATTENDED_MS = 2_000;

/**
 * Starts the world and its page, and plays the guided life once somebody opens the page.
 * @throws {Error} with a message for the person at the terminal
 */
export async function runDemo({ port, attended, closing, say }: DemoOptions): Promise<void> {
  await buildWhatIsStale(say);
  const world = await createDemoWorld({
    closing,
    redisFolder: `${PLACES.redis}${port}`,
    logFile: PLACES.botLog,
  });
  const { agora, slack, redis } = world;

  let played = false;
  const play = (): void => {
    if (played) return;
    played = true;
    playGuidedLife(agora, slack, OPENING).catch((error: Error) =>
      say(`The guided life failed: ${error.message}`),
    );
  };
  const page = await openPage(world, closing, { port, folder: PLACES.page, onReader: play });
  if (!attended) setTimeout(play, UNATTENDED_MS).unref();
  say(welcome(page.url, redis.kind));
}
