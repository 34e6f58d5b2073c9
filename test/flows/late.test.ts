import { describe, expect, test } from 'vitest';
import { vouch, withdrawVouch } from '../../src/flows/watching/pressing/vouch.ts';
import { say } from '../../src/flows/watching/say.ts';
import { looks, NOT_FOUND } from './looking.ts';
import { createWorld, HERE, NOON, recordingOf, SID, snapshotOf, type World } from './world.ts';

/** Words about a recording after its end. */

/** Seen recording at noon, found no more from a minute later on, and called over. */
async function over({ afterLooks = 0 } = {}): Promise<World> {
  const world = createWorld(recordingOf(SID, { endsAt: 'never' }));
  await world.watch();
  await looks(world, snapshotOf(5));
  for (const waitMs of [60_000, ...Array(4).fill(30_000), ...Array(afterLooks).fill(900_000)]) {
    world.pass(waitMs);
    await looks(world, NOT_FOUND);
  }
  return world;
}

/** News of ends that wait to be told. */
const ends = (world: World) =>
  world
    .queued()
    .flatMap((one) => (one.kind === 'recording' ? one.news : []))
    .filter((news) => 'how' in news);

const toldEnds = (world: World) => ends(world).map(({ kind, how }) => `${kind}.${how}`);

describe('a stop that is reported after the end', () => {
  test.each([
    ['while it is still looked for', 0],
    ['after the last look', 3],
  ])('%s changes what the end is called, and is told once', async (_, afterLooks) => {
    const world = await over({ afterLooks });
    expect(world.lives(SID)).toMatchObject({ phase: 'lost', how: 'unasked', final: afterLooks > 0 });
    const said = { stopRequestedAt: NOON + 50_000 };
    const known = { phase: 'ended', how: 'asked', final: true };
    expect(await say(SID, said, world)).toMatchObject({ known });
    await say(SID, said, world);
    expect(toldEnds(world)).toEqual(['lost.unasked', 'ended.asked']);
  });

  test('is logged with the facts that name its delivery', async () => {
    const world = await over();
    await say(SID, { stopRequestedAt: NOON + 50_000 }, world);
    const { version } = world.lives(SID);
    const facts = { sid: SID, app: 'default', version, phase: 'ended', how: 'asked', news: ['ended'] };
    expect(world.lines.at(-1)).toEqual({ outcome: 'reconsidered', facts });
    expect(world.queued().map(({ id }) => id)).toContain(`${SID}.${version}`);
  });

  test('explains nothing where it was asked for long after it was gone', async () => {
    const world = await over();
    await say(SID, { stopRequestedAt: NOON + 120_000 }, world);
    expect(world.lives(SID)).toMatchObject({ phase: 'lost', recording: { stopRequestedAt: NOON + 120_000 } });
    expect(toldEnds(world)).toEqual(['lost.unasked']);
  });
});

test('a planned end that is moved after the end is a late word too', async () => {
  const world = await over();
  await say(SID, { endsAt: NOON + 60_000 }, world);
  expect(world.lives(SID)).toMatchObject({ phase: 'ended', how: 'unseen' });
});

test('what is said of one that goes on changes no verdict', async () => {
  const world = createWorld(recordingOf());
  expect(await say(SID, { endsAt: NOON + 60_000, reportsStop: true }, world)).toMatchObject({
    known: { version: 0, phase: 'registered', recording: { endsAt: NOON + 60_000, reportsStop: true } },
  });
});

describe('a person says that it was stopped on purpose', () => {
  test('and that is what it is called, until it is taken back', async () => {
    const world = await over({ afterLooks: 3 });
    expect(await vouch(HERE, 'U1', SID, world)).toMatchObject({ kind: 'vouched' });
    expect(world.lives(SID)).toMatchObject({ phase: 'ended', how: 'asked', vouched: { by: 'U1' } });
    expect(await withdrawVouch(HERE, 'U2', SID, world)).toMatchObject({ kind: 'withdrawn' });
    expect(world.lives(SID)).toMatchObject({ phase: 'lost', how: 'unasked' });
    expect(world.lives(SID).vouched).toBeUndefined();
    expect(ends(world).map((news) => 'withdrawn' in news)).toEqual([false, false, true]);
    expect(toldEnds(world)).toEqual(['lost.unasked', 'ended.asked', 'lost.unasked']);
  });

  test('twice, and the second hears who was first', async () => {
    const world = await over();
    const answers = await Promise.all([vouch(HERE, 'U1', SID, world), vouch(HERE, 'U2', SID, world)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['already', 'vouched']);
    const { vouched } = world.lives(SID);
    expect(answers.find(({ kind }) => kind === 'already')).toMatchObject({ by: vouched?.by });
    expect(toldEnds(world)).toEqual(['lost.unasked', 'ended.asked']);
  });

  test('of one that goes on, or whose end is known, and that says nothing', async () => {
    const alive = createWorld(recordingOf());
    expect(await vouch(HERE, 'U1', SID, alive)).toMatchObject({ kind: 'nothing_to_say' });
    const explained = await over();
    await say(SID, { stopRequestedAt: NOON + 50_000 }, explained);
    expect(await vouch(HERE, 'U1', SID, explained)).toMatchObject({ kind: 'nothing_to_say' });
    expect(await withdrawVouch(HERE, 'U1', SID, explained)).toMatchObject({ kind: 'nothing_to_say' });
  });

  test('of one that nobody knows', async () => {
    expect(await vouch(HERE, 'U1', SID, createWorld())).toEqual({ kind: 'unknown' });
    expect(await withdrawVouch(HERE, 'U1', SID, createWorld())).toEqual({ kind: 'unknown' });
  });
});
