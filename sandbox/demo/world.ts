import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { createPretendAgora, type PretendAgora, type Started } from '../agora/pretend-agora.ts';
import { freePort } from '../free-port.ts';
import { type RunningRedis, startRedis } from '../redis/start.ts';
import { createPretendSlack, type PretendSlack } from '../slack/slack.ts';
import type { ChannelSeed } from '../slack/workspace/seeds.ts';
import { type BotProcess, createBotProcess } from './bot-process.ts';
import type { Closing } from './closing.ts';
import { botEnvironment } from './environment.ts';
import { PLACES } from './places.ts';
import { CHANNELS, people, readManifest, SMALL_TALK } from './workplace.ts';

export interface WorldOptions {
  readonly closing: Closing;
  /** Folder for the file of a Redis that is started here; removed with the world. */
  readonly redisFolder: string;
  readonly logFile: string;
  /** Default: those of the demo. */
  readonly channels?: readonly ChannelSeed[];
  /** Manifest of the app that is installed. Default: the English one. */
  readonly manifest?: string;
  /** Most requests that the pretend Agora takes within a second; further ones are answered 429. */
  readonly requestsPerSecond?: number;
  /** Further variables of the bot, e.g. `DEFAULT_LANGUAGE`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A pretend Agora, a pretend Slack, a Redis, and the real bot between them in a process of its own. */
export interface DemoWorld {
  readonly agora: PretendAgora;
  readonly slack: PretendSlack;
  readonly redis: RunningRedis;
  readonly bot: BotProcess;
  /**
   * Registers a recording, as the backend that has started it would.
   * @param more further fields of `POST /v1/recordings`
   * @throws with the bot's answer
   */
  register(recording: Started, more?: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Reports a later change, such as a stop request, as a backend would.
   * @param change fields of `PATCH /v1/recordings/{sid}`
   * @throws with the bot's answer
   */
  report(sid: string, change: Readonly<Record<string, unknown>>): Promise<void>;
}

const secret = (bytes = 16): string => randomBytes(bytes).toString('hex');

/**
 * Starts everything in the order of dependence, and adds each part to `closing`.
 * @throws {Error} with a message for the person at the terminal
 */
export async function createDemoWorld(options: WorldOptions): Promise<DemoWorld> {
  const { closing, redisFolder, logFile } = options;
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
    apiToken: secret(),
    callbackSecret: secret(),
  };
  const [port, opsPort] = [await freePort(), await freePort()];
  const botUrl = `http://127.0.0.1:${port}`;
  const agora = await createPretendAgora({
    ...credentials,
    ...(options.requestsPerSecond === undefined ? {} : { quotaPerSecond: options.requestsPerSecond }),
    callbacks: { url: `${botUrl}/v1/agora/callbacks`, secret: credentials.callbackSecret },
  });
  closing.add('the pretend Agora', agora.close);
  const slack = await createPretendSlack({
    ...readManifest(options.manifest ?? PLACES.manifest),
    ...credentials,
    botUrl: `${botUrl}/slack/events`,
    channels: options.channels ?? CHANNELS,
    users: people(new Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  closing.add('the pretend Slack', slack.close);
  const around = { slackApiUrl: slack.apiUrl, agoraUrl: agora.url, redisUrl: redis.url };
  const bot = createBotProcess({
    args: [PLACES.bot],
    env: {
      ...botEnvironment(process.env, credentials, { ...around, redisPrefix, port, opsPort }),
      ...options.env,
    },
    readyUrl: `http://127.0.0.1:${opsPort}/readyz`,
    logFile,
  });
  closing.add('the bot', bot.stop);
  for (const { user, channel, text } of SMALL_TALK) await slack.post(user, channel, text);
  await bot.ready.catch((error: Error) => {
    throw new Error(`${error.message}\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
  });
  // Opens Home once for each person, which also creates their direct message with the bot.
  for (const { id, is_bot } of slack.state().users) if (!is_bot) await slack.openHome(id);

  async function call(method: 'POST' | 'PATCH', path: string, body: object): Promise<void> {
    const answer = await fetch(`${botUrl}/v1/recordings${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${credentials.apiToken}`,
        // Prevents reuse of a connection that the bot may be about to close.
        connection: 'close',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`The bot answered ${answer.status}: ${await answer.text()}`);
  }

  return {
    agora,
    slack,
    redis,
    bot,
    register: ({ appId, resourceId, sid, mode, cname, uid }, more = {}) =>
      call('POST', '', { appId, resourceId, sid, mode, cname, uid, ...more }),
    report: (sid, change) => call('PATCH', `/${sid}`, change),
  };
}

/** Removes every key of this demo from a Redis that goes on running. */
async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 2_000, lazyConnect: true });
  // Without a listener a lost connection would end the process; the rejections below say the same.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    for await (const keys of redis.scanStream({ match: `*{${prefix}}*`, count: 500 })) {
      if (keys.length > 0) await redis.unlink(...keys);
    }
  } finally {
    redis.disconnect();
  }
}
