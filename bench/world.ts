import { Redis } from 'ioredis';
import { type RunningRedis, startRedis } from '../sandbox/redis/start.ts';
import type { Recordings, Watches } from '../src/ports/knowing.ts';
import type { Vitals } from '../src/ports/polling.ts';
import type { Keyspace } from '../src/redis/connection/keyspace.ts';
import { createRecordings } from '../src/redis/knowing/recordings.ts';
import { createWatches } from '../src/redis/knowing/watches.ts';
import { openKeyspace } from '../src/redis/open-keyspace.ts';
import { createVitals } from '../src/redis/polling/vitals.ts';
import { type BenchApp, credentialOf, writeAppsFile } from './bot/apps-file.ts';
import { type BotProcess, startBotProcess } from './bot/process.ts';
import type { Say } from './figure.ts';
import { groupBy } from './statistics.ts';
import { AGORA_TAKES, type Span, startUpstream, type Upstream } from './upstream/upstream.ts';

/** Surroundings of the bot: a Redis, an upstream, and as many bot processes as are started. */
export interface World {
  readonly apps: readonly BenchApp[];
  readonly upstream: Upstream;
  readonly redis: RunningRedis;
  /** The bot's data, as this process writes and reads them. */
  readonly keyspace: Keyspace;
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly vitals: Vitals;
  /** Starts one more process, by default a worker. */
  bot(env?: Readonly<Record<string, string>>, flags?: readonly string[]): Promise<BotProcess>;
}

interface Options {
  readonly apps: readonly BenchApp[];
  readonly pollSeconds: number;
  /** How long an answer takes; as Agora does when not said. */
  readonly takes?: Span;
  /** Told what the bot's processes complained of. */
  readonly say: Say;
}

const PREFIX = 'bench';

/** Builds a world, works in it, and ends everything that was started, even if the work fails. */
export async function inWorld<T>(options: Options, work: (world: World) => Promise<T>): Promise<T> {
  const { apps, pollSeconds, takes = AGORA_TAKES, say } = options;
  const endings: (() => unknown)[] = [];
  const bots: BotProcess[] = [];
  try {
    const redis = await startRedis({ env: { PATH: process.env.PATH } });
    endings.push(redis.stop);
    const upstream = await startUpstream(takes);
    endings.push(upstream.close);
    const file = writeAppsFile(apps);
    endings.push(file.remove);
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    endings.push(() => connection.disconnect());
    const keyspace = openKeyspace(connection, PREFIX);
    const polled = apps.map((app) => ({ ...app, credential: credentialOf(app.name) }));
    return await work({
      apps,
      upstream,
      redis,
      keyspace,
      recordings: createRecordings(keyspace, Date.now),
      watches: createWatches(keyspace),
      vitals: createVitals(keyspace, polled),
      async bot(env = {}, flags = []) {
        const bot = await startBotProcess(
          {
            ROLE: 'worker',
            OPS_PORT: '0',
            SLACK_BOT_TOKEN: 'xoxb-of-a-bench',
            SLACK_API_URL: upstream.url,
            AGORA_APPS_FILE: file.path,
            AGORA_HOSTS: upstream.url,
            REDIS_URL: redis.url,
            REDIS_PREFIX: PREFIX,
            POLL_SECONDS: `${pollSeconds}`,
            ...env,
          },
          flags,
        );
        bots.push(bot);
        endings.push(bot.kill);
        return bot;
      },
    });
  } finally {
    for (const complaint of complaintsOf(bots)) say(`the bot complained: ${complaint}`);
    for (const end of endings.reverse()) await end();
  }
}

/** Outcomes that were logged, each with its number and its first line. */
function complaintsOf(bots: readonly BotProcess[]): readonly string[] {
  const lines = groupBy(
    bots.flatMap((bot) => bot.complaints()),
    ({ outcome }) => outcome,
  );
  return [...lines.values()].map((some) => `${some.length} × ${some[0]?.line}`);
}
