import { Redis } from 'ioredis';
import { createPretendAgora, type PretendAgora, type Started } from '../../sandbox/agora/pretend-agora.ts';
import { type RedisOfAKind, startCluster, startTrio } from '../../sandbox/redis/kinds.ts';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { type BreakableProxy, startProxy } from '../../sandbox/redis/proxy.ts';
import { type SavedServer, startSavedServer } from '../../sandbox/redis/saved-server.ts';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';
import type { BotProcess } from '../bot/process.ts';
import { APP_TOKEN, SECRETS } from '../bot/web.ts';
import { APP, BUDGET, createProcesses, PREFIX } from './processes.ts';

export interface Setup {
  readonly recordings: number;
  readonly channels: number;
  readonly workers: number;
  readonly webs: number;
  /** New files over all recordings while the scenario is played. */
  readonly filesPerSecond: number;
  /** The bot posts to channels that it is not in, so it may not read them. */
  readonly outside?: boolean;
  /** Slack limits history, as for apps outside its Marketplace. */
  readonly unlisted?: boolean;
  /** Slack is reached over a WebSocket. Absent: it calls a public address. */
  readonly mode?: 'socket';
  /** Requests a second to Agora. Absent: more than enough. */
  readonly budget?: number;
  /** Servers that take over from each other. Absent: one server, behind a network that breaks. */
  readonly redis?: 'Sentinel' | 'Cluster';
}

export type Role = 'web' | 'worker';

/** A bot of several processes between a simulated Slack and Agora, on a Redis behind a network that can break. */
export interface FaultyWorld {
  readonly slack: PretendSlack;
  readonly agora: PretendAgora;
  readonly redis: SavedServer;
  /** Connection that bypasses the network. */
  readonly admin: Redis;
  readonly network: BreakableProxy;
  /** Servers that the bot uses instead of the one behind the network. */
  readonly several?: RedisOfAKind;
  /** Ids of the channels. */
  readonly channels: readonly string[];
  /** Processes that have started and were not ended. */
  bots(role?: Role): readonly BotProcess[];
  /** @param flags for Node itself */
  start(role: Role, flags?: readonly string[]): Promise<BotProcess>;
  /** `kill -9`. */
  kill(bot: BotProcess): Promise<void>;
  roleOf(bot: BotProcess): Role;
  /** Port of the public address of the process that Slack calls, and backends. */
  port(): number;
  /** Whether the process that Slack called at this moment (`Date.now`) lived on for so long. */
  livedAfter(at: number, ms: number): boolean;
  register(recording: Started, channel: string): Promise<void>;
  forget(sid: string): Promise<void>;
  /** Registers clean-up of a scenario, called when the processes have ended. */
  atEnd(end: () => unknown): void;
  /** Processes that ended by themselves. */
  ended(): readonly string[];
}

/** Factor by which Slack's minutes are shortened, so that scenarios are short under the same limits. */
const SLACK_SPEED = 20;

const SEVERAL: Readonly<Record<NonNullable<Setup['redis']>, (binary: string) => Promise<RedisOfAKind>>> = {
  Sentinel: (binary) => startTrio({ binary }),
  Cluster: (binary) => startCluster({ binary, prefix: PREFIX }),
};

/** Builds a world, works in it, and ends everything that was started, even if the work fails. */
export async function inFaultyWorld<T>(setup: Setup, work: (world: FaultyWorld) => Promise<T>): Promise<T> {
  const binary = serverOnPath();
  if (binary === undefined) throw new Error('redis-server or valkey-server has to be on the PATH');
  const endings: (() => unknown)[] = [];
  const atEnd = (end: () => unknown) => void endings.unshift(end);
  try {
    const redis = await startSavedServer(binary);
    endings.push(redis.close);
    const admin = new Redis(redis.url, { maxRetriesPerRequest: null });
    admin.on('error', () => undefined);
    endings.push(() => admin.disconnect());
    await admin.ping();
    const network = await startProxy(redis.url);
    endings.push(network.close);
    const agora = await createPretendAgora({ ...APP, quotaPerSecond: 2 * BUDGET });
    endings.push(agora.close);
    const { outside = false, unlisted = false, mode, budget = BUDGET } = setup;
    const named = Array.from({ length: setup.channels }, (_, nth) => ({
      name: `faults-${nth + 1}`,
      bot: !outside,
    }));
    const slack = await createPretendSlack({
      ...SECRETS,
      ...(mode === 'socket' ? { appToken: APP_TOKEN } : {}),
      channels: named,
      listed: !unlisted,
      speed: SLACK_SPEED,
    });
    endings.push(slack.close);
    const ids = slack.state().channels.flatMap(({ id, is_im }) => (is_im ? [] : [id]));
    const several = setup.redis && (await SEVERAL[setup.redis](binary));
    if (several) endings.push(several.stop);
    const redisUrl = several?.url ?? network.url;
    const appToken = mode === 'socket' ? APP_TOKEN : undefined;
    const processes = createProcesses({ slack, agora, redisUrl, budget, appToken });
    endings.push(processes.endAll);
    await Promise.all([
      ...Array.from({ length: setup.webs }, () => processes.start('web')),
      ...Array.from({ length: setup.workers }, () => processes.start('worker')),
    ]);
    const around = { slack, agora, redis, admin, network, channels: ids, atEnd };
    return await work({ ...around, ...processes, ...(several ? { several } : {}) });
  } finally {
    for (const end of endings.reverse()) await end();
  }
}
