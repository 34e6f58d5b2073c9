import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createPretendAgora } from '../agora/pretend-agora.ts';
import { createPageServer } from '../page/server.ts';
import { startRedis } from '../redis/start.ts';
import { createPretendSlack } from '../slack/slack.ts';
import { createBotProcess } from './bot-process.ts';
import { buildWhatIsStale } from './build.ts';
import type { Closing } from './closing.ts';
import { botEnvironment, INTERVALS } from './environment.ts';
import { forget } from './forget.ts';
import { freePort, isTaken } from './free-port.ts';
import { playGuidedLife } from './guided-life.ts';
import { PLACES } from './places.ts';
import { welcome } from './welcome.ts';
import { CHANNELS, OPENING, people, readManifest, SMALL_TALK } from './workplace.ts';

export interface DemoOptions {
  /** Of the page. */
  readonly port: number;
  /** Whether somebody sits at a terminal and will open the page. */
  readonly attended: boolean;
  readonly closing: Closing;
  say(words: string): void;
}

/** With nobody to open the page the guided life begins after so many milliseconds. */
const UNATTENDED_MS = 2_000;

const secret = (bytes = 16): string => randomBytes(bytes).toString('hex');

/**
 * Starts everything, from what others need to what needs others, and hands each to `closing`.
 * @throws in words for the person at the terminal
 */
export async function runDemo({ port, attended, closing, say }: DemoOptions): Promise<void> {
  if (await isTaken(port)) {
    throw new Error(`Port ${port} is taken. Choose another: DEMO_PORT=8090 npm run demo`);
  }
  await buildWhatIsStale(say);

  const redisFolder = `${PLACES.redis}${port}`;
  const redisPrefix = `demo-${secret(4)}`;
  closing.add('the data of this demo', () => rm(redisFolder, { recursive: true, force: true }));
  const redis = await startRedis({ folder: redisFolder });
  closing.add('Redis', redis.stop);
  if (redis.kind === 'given') closing.add('the keys of this demo', () => forget(redis.url, redisPrefix));

  const credentials = {
    signingSecret: secret(),
    botToken: `xoxb-${secret()}`,
    appId: secret(),
    customerId: secret(),
    customerSecret: secret(),
  };
  const agora = await createPretendAgora(credentials);
  closing.add('the pretend Agora', agora.close);
  const [botPort, opsPort] = [await freePort(), await freePort()];
  const slack = await createPretendSlack({
    ...readManifest(PLACES.manifest),
    ...credentials,
    botUrl: `http://127.0.0.1:${botPort}/slack/events`,
    channels: CHANNELS,
    users: people(new Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  closing.add('the pretend Slack', slack.close);
  const around = { slackApiUrl: slack.apiUrl, agoraUrl: agora.url, redisUrl: redis.url };
  const bot = createBotProcess({
    args: [PLACES.bot],
    env: botEnvironment(process.env, credentials, { ...around, redisPrefix, port: botPort, opsPort }),
    readyUrl: `http://127.0.0.1:${opsPort}/readyz`,
    logFile: PLACES.botLog,
  });
  closing.add('the bot', bot.stop);
  for (const { user, channel, text } of SMALL_TALK) await slack.post(user, channel, text);
  await bot.ready.catch((error: Error) => {
    throw new Error(`${error.message}\n${readFileSync(PLACES.botLog, 'utf8').slice(-2_000)}`);
  });

  // Everybody has met the bot once, and so has a direct message with it.
  for (const { id, is_bot } of slack.state().users) if (!is_bot) await slack.openHome(id);

  let played = false;
  const play = (): void => {
    if (played) return;
    played = true;
    playGuidedLife(agora, slack, OPENING).catch((error: Error) =>
      say(`The guided life failed: ${error.message}`),
    );
  };
  const { users, channels } = slack.state();
  const page = await createPageServer({
    port,
    folder: PLACES.page,
    slack,
    agora,
    bot,
    facts: {
      redis: redis.kind,
      intervals: INTERVALS,
      opening: {
        user: users.find(({ name }) => name === 'mei')?.id ?? '',
        channel: channels.find(({ name }) => name === OPENING)?.id ?? '',
      },
    },
    onReader: play,
  });
  closing.add('the page', page.close);
  if (!attended) setTimeout(play, UNATTENDED_MS).unref();
  say(welcome(page.url, redis.kind));
}
