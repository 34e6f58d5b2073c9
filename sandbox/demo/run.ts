import type { PretendAgora } from '../agora/pretend-agora.ts';
import { LIVES } from '../agora/script.ts';
import type { PretendSlack } from '../slack/slack.ts';
import { buildWhatIsStale } from './build.ts';
import type { Closing } from './closing.ts';
import { openPage } from './page.ts';
import { PLACES } from './places.ts';
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

/** Attempts at the command: Slack reports an error if the bot does not acknowledge within three seconds. */
const TRIES = 3;

/**
 * Starts a recording and has Mei ask the bot to watch it. It writes two files, is stopped, and is not found a moment
 * later, as is usual; the bot reports its end within a minute.
 * @throws when the bot did not acknowledge the command
 */
async function playGuidedLife(agora: PretendAgora, slack: PretendSlack, channel: string): Promise<void> {
  const { sid, resourceId, mode } = agora.start({
    mode: 'mix',
    cname: 'algebra-2-room-4',
    script: LIVES.lesson,
    // No look sees status 6, 7 or 8.
    leaving: { seenMs: 0, closing: false },
  });
  const text = `${sid} ${resourceId} ${mode} as:"Algebra II, room 4"`;
  for (let attempt = 1; ; attempt++) {
    const act = await slack.command({ user: 'mei', channel, command: '/recording-watch', text });
    if (act.ok) return;
    if (attempt === TRIES) throw new Error(`the bot did not take the command (${act.error})`);
  }
}

/** Draws a box around a few lines. Widths are counted in characters. */
function boxed(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 4);
  return [`╭${edge}╮`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `╰${edge}╯`].join('\n');
}

const REDIS = {
  given: 'Redis: the one of REDIS_URL.',
  server: 'Redis: from your PATH, with its append-only file below .data.',
  wasm: 'Redis: Valkey as WebAssembly, no persistence. It forgets when the demo ends.',
} as const;

/** Text for the terminal once everything runs. */
const welcome = (url: string, redis: keyof typeof REDIS): string =>
  boxed([
    'Recording Watch is running. Open:',
    '',
    `    ${url}`,
    '',
    'Within a minute a recording starts there, writes files and ends.',
    'Then try: /recording-status, Refresh, Failover, 404, kill -9 the bot.',
    '',
    REDIS[redis],
    'The log of the bot is .data/bot.log. Ctrl-C stops everything.',
  ]);
