import { beforeEach, describe, expect, test } from 'vitest';
import { type FreshNeeds, fresh } from '../../src/flows/polling/fresh.ts';
import type { Agora } from '../../src/ports/agora.ts';
import { createWorld, recordingOf, SID, snapshotOf, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = createWorld(recordingOf());
});

/** A person looks. @param but what is otherwise this time */
const look = async (but: Partial<FreshNeeds> = {}) => fresh(world.lives(SID), { ...world, ...but });

/** Nobody holds the recording. */
const isFree = async (): Promise<boolean> => (await world.schedule.claimOne(SID, 'default')) !== 'busy';

describe("a person's look", () => {
  test('asks Agora and says how long it took', async () => {
    world.answers.push(snapshotOf(5));
    const { known: seen, freshness } = await look();
    expect(seen.phase).toBe('recording');
    expect(freshness).toEqual({ kind: 'asked', tookMs: 120 });
  });

  test('is answered from a look younger than two seconds', async () => {
    world.answers.push(snapshotOf(5));
    await look();
    world.pass(1_500);
    const { freshness } = await look();
    expect(freshness).toEqual({ kind: 'recent', ageMs: 1_500 });
    expect(world.looks).toHaveLength(1);
  });

  test('asks again after two seconds', async () => {
    world.answers.push(snapshotOf(5), snapshotOf(5));
    await look();
    world.pass(2_000);
    expect((await look()).freshness.kind).toBe('asked');
  });

  test('joins a look that is under way', async () => {
    const before = world.lives(SID);
    const underWay = world.claim();
    const wait = async (ms: number) => {
      world.pass(ms);
      const seen = { ...before, phase: 'recording', lookedAt: world.now() } as const;
      await world.schedule.commit(underWay, before, seen, [], false, undefined);
    };
    const { known: seen, freshness } = await fresh(before, { ...world, wait });
    expect(seen.phase).toBe('recording');
    expect(freshness.kind).toBe('recent');
    expect(world.looks).toEqual([]);
  });

  test('does not wait for ever for somebody else', async () => {
    world.claim();
    expect((await look()).freshness).toEqual({ kind: 'under_way', ms: 1_200 });
  });

  test('that takes longer than a person waits goes on, and answers whoever asks next', async () => {
    let answerNow = () => {};
    const answered = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const agora = { look: () => answered.then(() => snapshotOf(5)) };
    const inTime = async <T>(work: Promise<T>) => Promise.race([work, Promise.resolve('late' as const)]);
    const slow = { agora, inTime };
    expect((await look(slow)).freshness).toEqual({ kind: 'under_way', ms: 1_200 });
    answerNow();
    await expect.poll(isFree).toBe(true);
    const { known: seen, freshness } = await look(slow);
    expect([seen.phase, freshness.kind]).toEqual(['recording', 'recent']);
  });

  test('that fails after nobody waits for it any more is logged', async () => {
    const reserve = () => Promise.reject(new Error('Command timed out'));
    const inTime = async () => 'late' as const;
    const logged: string[] = [];
    const log = { ...world.log, warn: (_: unknown, outcome: string) => void logged.push(outcome) };
    const broken = { log, inTime, budget: { ...world.budget, reserve } };
    expect((await look(broken)).freshness.kind).toBe('under_way');
    await expect.poll(() => logged).toEqual(['lookFailed']);
  });

  test('is its own where the look it joined came to nothing', async () => {
    world.answers.push(snapshotOf(5));
    const underWay = world.claim();
    const wait = async (ms: number) => {
      world.pass(ms);
      await world.schedule.release(underWay);
    };
    const { known: seen, freshness } = await look({ wait });
    expect([seen.phase, freshness.kind]).toEqual(['recording', 'asked']);
  });

  test('is answered from one that was committed after the question was read', async () => {
    const before = world.lives(SID);
    world.know({ ...before, version: 1, phase: 'recording', lookedAt: world.now() });
    const { known: seen, freshness } = await fresh(before, world);
    expect([seen.phase, freshness.kind]).toEqual(['recording', 'recent']);
    expect(world.looks).toEqual([]);
    expect(await isFree()).toBe(true);
  });

  test('asks from what is known by then, so that its answer counts', async () => {
    const before = world.lives(SID);
    world.know({ ...before, version: 1, phase: 'ready', lookedAt: world.now() - 2_000 });
    world.answers.push(snapshotOf(5));
    expect((await fresh(before, world)).freshness.kind).toBe('asked');
    expect(world.lives(SID)).toMatchObject({ phase: 'recording', version: 2 });
  });

  test('that is overtaken says what is known by then, and lets the recording go', async () => {
    const before = world.lives(SID);
    const agora = {
      async look() {
        world.know({ ...before, version: 7, phase: 'ready' });
        return snapshotOf(5);
      },
    };
    expect((await fresh(before, { ...world, agora })).known.phase).toBe('ready');
    expect(await isFree()).toBe(true);
  });

  test('tries again while somebody can be expected to wait, and then says what there is', async () => {
    const tries: boolean[] = [];
    const agora: Agora = {
      async look(_recording, again) {
        for (const waitMs of [1_000, 3_000]) tries.push(await again(waitMs));
        return { kind: 'unavailable', cause: 'network' };
      },
    };
    const { freshness } = await look({ agora });
    expect(freshness).toEqual({ kind: 'unanswered', cause: 'unavailable' });
    expect(tries).toEqual([true, false]);
  });

  test('that breaks off lets the recording go', async () => {
    const reserve = () => Promise.reject(new Error('Command timed out'));
    const broken = { budget: { ...world.budget, reserve } };
    await expect(look(broken)).rejects.toThrow('Command timed out');
    expect(await isFree()).toBe(true);
  });

  test('says so when the budget is spent, and lets the recording go', async () => {
    world.waits.push(20_000);
    expect((await look()).freshness).toEqual({ kind: 'spent', ms: 20_000 });
    expect(world.looks).toEqual([]);
    expect(await isFree()).toBe(true);
  });

  test('of something finished asks nobody', async () => {
    world.know({ ...world.lives(SID), phase: 'ended', final: true });
    expect((await look()).freshness).toEqual({ kind: 'final' });
    expect(world.looks).toEqual([]);
  });

  test('asks nobody about an app that is configured no longer, and says so', async () => {
    world = createWorld(recordingOf(SID, { app: 'staging' }));
    expect((await look()).freshness).toEqual({ kind: 'not_configured' });
    expect(world.looks).toEqual([]);
    expect(await isFree()).toBe(true);
  });

  test('that shows nothing keeps what was known and says why', async () => {
    world.answers.push({ kind: 'unavailable', cause: 'http', status: 502, requestId: 'req-1' });
    const { known: seen, freshness } = await look();
    expect(seen.phase).toBe('registered');
    expect(freshness).toEqual({ kind: 'unanswered', cause: 'unavailable', requestId: 'req-1' });
  });

  test('that showed nothing answers for the next two seconds, as what it is', async () => {
    world.answers.push({ kind: 'throttled' });
    await look();
    world.pass(1_500);
    expect((await look()).freshness).toEqual({ kind: 'unanswered', cause: 'quota' });
    expect(world.looks).toHaveLength(1);
    world.pass(500);
    await look();
    expect(world.looks).toHaveLength(2);
  });
});
