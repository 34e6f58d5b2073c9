import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgora } from '../../src/agora/agora.ts';
import { type FreshNeeds, fresh } from '../../src/flows/polling/fresh.ts';
import { CLEAR } from '../../src/recording/judging/sight.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { alive, answering, app, open, type Site } from '../agora/world.ts';
import { claimOne, createTestLog, openWorld, PROD, register, type World } from './world.ts';

const SID = randomBytes(16).toString('hex');

let redis: World;
let agora: Site;
let world: FreshNeeds;

/** Agora answers once it is told to. */
let answerNow: () => void;

async function openAgora(...answer: Parameters<typeof answering>): Promise<void> {
  const told = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  agora = await open(async (request, response) => {
    await told;
    answering(...answer)(request, response);
  });
  const log = createTestLog();
  const policy = DEFAULT_POLICY;
  const hosts = [agora.url];
  world = {
    ...redis,
    apps: [app],
    agora: createAgora({ apps: () => [app], hosts, area: 'global', timeoutMs: 5_000, log }),
    policy,
    log,
    now: Date.now,
    random: () => 0,
    wait,
    inTime: (work) => work,
  };
}

beforeEach(async () => {
  redis = openWorld();
  await register(redis, SID, { lookIn: 60_000 });
});
afterEach(() => agora.close());

async function ask() {
  const known = await world.recordings.find(SID);
  if (!known) throw new Error('not registered');
  return fresh(known, world);
}

/** Agora answers when one has asked and the other has found that somebody is asking. */
async function twoAtOnce() {
  let waiting = () => {};
  const joined = new Promise<void>((resolve) => {
    waiting = resolve;
  });
  const patient = world;
  world = {
    ...world,
    wait: (ms) => {
      waiting();
      return patient.wait(ms);
    },
  };
  const answers = [ask(), ask()];
  await joined;
  answerNow();
  return (await Promise.all(answers)).toSorted((one, other) => rank(one) - rank(other));
}

/** Sorts those who asked Agora before those who joined. */
const rank = ({ freshness }: Awaited<ReturnType<typeof fresh>>): number =>
  freshness.kind === 'asked' || 'requestId' in freshness ? 0 : 1;

it('who asks after Agora said 429 is told that Agora takes no requests, and for how long', async () => {
  await openAgora(200, alive);
  await redis.budget.throttled(PROD.name, 30_000);
  const { freshness } = await ask();
  expect(freshness).toEqual({ kind: 'held', ms: expect.closeTo(30_000, -4) });
  expect(agora.requests).toEqual([]);
});

describe('two people who ask at the same time', () => {
  it('share one look', async () => {
    await openAgora(200, alive);
    const [one, other] = await twoAtOnce();
    expect(one).toMatchObject({ freshness: { kind: 'asked' }, known: { phase: 'recording' } });
    expect(other).toMatchObject({ freshness: { kind: 'recent' }, known: { phase: 'recording' } });
    expect(agora.requests).toHaveLength(1);
  });

  it('both hear that it brought nothing, and so does who asks next', async () => {
    await openAgora(503, '', { 'x-request-id': 'req-1' });
    const [one, other] = await twoAtOnce();
    const nothing = { kind: 'unanswered', cause: 'unavailable' };
    expect(one?.freshness).toMatchObject(nothing);
    expect(other?.freshness).toEqual(nothing);
    expect((await ask()).freshness).toEqual(nothing);
    expect(agora.requests).toHaveLength(1);
  });

  it('need not wait for each other where nothing of the app can be seen', async () => {
    const dark = { since: 1, cause: 'unavailable', looks: 9, told: true } as const;
    await redis.sights.put(PROD.name, CLEAR, { version: 1, dark }, undefined);
    await openAgora(503);
    for (const { freshness } of await twoAtOnce()) {
      expect(freshness).toEqual({ kind: 'unanswered', cause: 'unavailable' });
    }
  });

  it('leave the recording where it was in the timetable', async () => {
    await openAgora(200, alive);
    await twoAtOnce();
    expect(await redis.dueIn(SID)).toBeGreaterThan(10_000);
    await redis.schedule.release(await claimOne(redis, SID));
  });
});
