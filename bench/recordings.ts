import { randomBytes } from 'node:crypto';
import { type Known, unseen } from '../src/recording/known.ts';
import type { Recording } from '../src/recording/recording.ts';
import { each } from './crew.ts';
import { cnameOf, firstFile, UID } from './upstream/body.ts';
import type { World } from './world.ts';

/** A recording to be put into the bot's table, and when it is to be looked at for the first time. */
export interface Seed {
  readonly sid: string;
  readonly app: string;
  readonly firstLook: number;
}

const TEAM = 'T0BENCH';

const HOUR_MS = 3_600_000;

/** Agora's own are 192 to 363 characters long. */
const RESOURCE_ID = randomBytes(190).toString('base64url');

const REGISTERED_AT_ONCE = 64;

/** Makes recordings of one app, with first looks spread evenly from `from` over `overMs`. */
export function seeds(app: string, count: number, from: number, overMs: number): readonly Seed[] {
  return Array.from({ length: count }, (_, index) => ({
    sid: randomBytes(16).toString('hex'),
    app,
    firstLook: from + (index * overMs) / count,
  }));
}

/** Registers them as the bot does, several at a time. */
export async function register(
  { recordings }: World,
  seeded: readonly Seed[],
  team: string = TEAM,
  phase: 'recording' | 'starting' = 'recording',
): Promise<void> {
  const known = { recording: steady, starting }[phase];
  await each(seeded, REGISTERED_AT_ONCE, async ({ sid, app, firstLook }) => {
    await recordings.register(known(sid, app), Math.round(firstLook), team);
  });
}

/**
 * State of a recording that has run for an hour, so that the bot no longer looks more often. It agrees with the
 * upstream's answers, so a look brings no news.
 */
function steady(sid: string, app: string): Known {
  const now = Date.now();
  const since = now - HOUR_MS;
  return {
    ...unseen(registered(sid, app, since)),
    phase: 'recording',
    reached: 'recording',
    status: 5,
    cname: cnameOf(sid),
    uid: UID,
    since,
    lookedAt: now,
    seenAt: now,
    files: [firstFile(sid)],
    life: [
      { phase: 'registered', at: since },
      { phase: 'recording', at: since },
    ],
  };
}

/** State of a recording that was just registered and looked at once: it is being started. */
function starting(sid: string, app: string): Known {
  const now = Date.now();
  return {
    ...unseen(registered(sid, app, now)),
    phase: 'starting',
    reached: 'seen',
    status: 2,
    since: now,
    lookedAt: now,
    seenAt: now,
    watchedFrom: now,
    life: [
      { phase: 'registered', at: now },
      { phase: 'starting', at: now },
    ],
  };
}

const registered = (sid: string, app: string, at: number): Recording => ({
  sid,
  app,
  resourceId: RESOURCE_ID,
  mode: 'mix',
  registeredAt: at,
  expiresAt: at + 72 * HOUR_MS,
  cname: cnameOf(sid),
  uid: UID,
});
