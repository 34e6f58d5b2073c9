import { setTimeout as sleep } from 'node:timers/promises';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { writeAppsFile } from '../bot/apps-file.ts';
import type { Web } from '../bot/web.ts';
import { everythingIn } from '../faults/messages.ts';
import type { Seed } from '../recordings.ts';
import { inTime } from '../until.ts';
import type { World } from '../world.ts';
import { caller, notice } from './call.ts';
import { startHandler } from './handler.ts';
import { startHeldRedis } from './held-redis.ts';
import { introduceScripts, PLACES } from './places.ts';

/** An event that is told once, as soon as it is noted. */
const RELOADED = 73;

/** Longer than a lock of the relay, after which the next process relays what a killed one held. */
const SETTLED_WITHIN_MS = 60_000;

/** Milliseconds in which a repetition would have come. */
const QUIET_MS = 3_000;

export interface Killed {
  readonly kills: number;
  readonly lost: number;
  readonly twice: number;
  readonly notRelayed: number;
}

interface Case {
  readonly sid: string;
  readonly channel: string;
}

/**
 * Sends a callback for each recording, which has a channel of its own. Each is answered with 200, and the process is
 * killed before it has processed the callback. Then the next process takes over.
 */
export async function killBetween(
  world: World,
  slack: PretendSlack,
  seeded: readonly Seed[],
  start: (env: Readonly<Record<string, string>>) => Promise<Web>,
): Promise<Killed> {
  await introduceScripts(world.keyspace.redis);
  const held = await startHeldRedis(world.redis.url);
  const handler = await startHandler();
  const apps = writeAppsFile(world.apps.map((app) => ({ ...app, callbackRelayUrl: handler.url })));
  const { team, channels } = slack.state();
  const cases = seeded.map(({ sid }, nth): Case => ({ sid, channel: channels[nth]?.id ?? '' }));
  try {
    for (const { sid, channel } of cases)
      await world.watches.put({ team: team.id, channel, sid, owner: 'U0BENCH', since: Date.now() });
    const next = () => start({ REDIS_URL: held.url, AGORA_APPS_FILE: apps.path });
    let { bot, port } = await next();
    await inTime(() => cases.every(({ channel }) => slack.messages(channel).length > 0), SETTLED_WITHIN_MS);
    for (const [nth, { sid }] of cases.entries()) {
      const place = PLACES[nth % PLACES.length]?.(sid);
      if (!place) throw new Error('There is no place to be killed at');
      const caught = held.hold(place);
      const { status } = await caller(port)(notice(sid, RELOADED));
      if (status !== 200) throw new Error(`A callback was answered ${status}`);
      await caught;
      await bot.kill();
      ({ bot, port } = await next());
    }
    const told = () => cases.map((one) => toldOf(slack, one));
    const isSettled = () => told().every((count) => count > 0) && cases.every(({ sid }) => handler.got(sid));
    await inTime(isSettled, SETTLED_WITHIN_MS);
    await sleep(QUIET_MS);
    await bot.stop();
    return {
      kills: cases.length,
      lost: told().filter((count) => count === 0).length,
      twice: told().filter((count) => count > 1).length,
      notRelayed: cases.filter(({ sid }) => !handler.got(sid)).length,
    };
  } finally {
    await Promise.all([held.close(), handler.close()]);
    apps.remove();
  }
}

const toldOf = (slack: PretendSlack, { channel }: Case): number =>
  everythingIn(slack, channel).filter(({ metadata }) => metadata?.event_payload.kinds === 'reason').length;
