import { beforeEach, describe, expect, test } from 'vitest';
import { type DoctorNeeds, doctor } from '../../src/flows/asking/doctor.ts';
import { type Filter, list, watchedHere } from '../../src/flows/asking/list.ts';
import { tellAgain } from '../../src/flows/telling/on-request.ts';
import type { CallbackSenders } from '../../src/ports/agora.ts';
import type { Load } from '../../src/ports/polling.ts';
import { unseen } from '../../src/recording/known.ts';
import { PHASES, type Phase } from '../../src/recording/phase.ts';
import { loadOf, vitalsOf } from './vitals.ts';
import { createWorld, HERE, IN_CHANNEL, NOON, recordingOf, SID, type World } from './world.ts';

const MINUTE = 60_000;

const many = (count: number) =>
  createWorld(...Array.from({ length: count }, (_, n) => recordingOf(`sid-${n}`)));

function oneOfEach() {
  const world = createWorld();
  for (const [index, phase] of PHASES.entries()) {
    world.know({ ...unseen(recordingOf(phase)), phase, since: NOON + index });
  }
  return world;
}

describe('a list', () => {
  const kept: Record<Exclude<Filter, 'all'>, Phase[]> = {
    live: ['stopping', 'paused', 'recording', 'ready', 'starting', 'registered'],
    ended: ['expired', 'ended'],
    failed: ['not_started', 'refused', 'lost', 'failed'],
  };
  test.each(['live', 'ended', 'failed'] as const)(
    'of %s ones holds those phases, live first',
    async (filter) => {
      const { rows } = await list(HERE, 'U1', filter, 0, oneOfEach());
      expect(rows.map(({ phase }) => phase)).toEqual(kept[filter]);
    },
  );

  test.each([
    ['ended', { how: 'unseen', reached: 'recording' }],
    ['failed', { how: 'asked', stuckTold: true }],
  ] as const)('of %s ones goes by how grave an end is', async (filter, end) => {
    const world = createWorld();
    world.know({ ...unseen(recordingOf()), phase: 'ended', ...end });
    expect((await list(HERE, 'U1', filter, 0, world)).rows).toHaveLength(1);
  });

  test('puts every recording under one filter', async () => {
    expect(Object.values(kept).flat().sort()).toEqual([...PHASES].sort());
  });

  test('that is long has pages, which together hold each recording once', async () => {
    const world = many(45);
    const pages = await Promise.all([0, 20, 40].map((from) => list(HERE, 'U1', 'all', from, world)));
    expect(pages.map(({ total }) => total)).toEqual([45, 45, 45]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
    const sids = pages.flatMap(({ rows }) => rows.map(({ recording }) => recording.sid));
    expect(new Set(sids).size).toBe(45);
  });

  test('of which a page has gone since it was read shows its last one', async () => {
    const world = many(40);
    const { from, rows } = await list(HERE, 'U1', 'all', 40, world);
    expect([from, rows.length]).toEqual([20, 20]);
    expect(await list(HERE, 'U1', 'all', 20, createWorld())).toMatchObject({ from: 0, rows: [], total: 0 });
    expect(await watchedHere(HERE, 20, world)).toMatchObject({ from: 0, rows: [] });
  });

  test('of live ones says on its first page what ended within the last day', async () => {
    const world = createWorld();
    const over = (sid: string, ago: number) => ({
      ...unseen(recordingOf(sid)),
      phase: 'ended' as const,
      how: 'exited' as const,
      since: NOON - ago,
    });
    for (const one of [over('minute', MINUTE), over('hour', 60 * MINUTE), over('older', 25 * 60 * MINUTE)])
      world.know(one);
    const { rows, recent } = await list(HERE, 'U1', 'live', 0, world);
    expect(rows).toEqual([]);
    expect(recent?.rows.map(({ recording }) => recording.sid)).toEqual(['minute', 'hour']);
    expect(await list(HERE, 'U1', 'live', 20, world)).not.toHaveProperty('recent');
    expect(await list(HERE, 'U1', 'ended', 0, world)).not.toHaveProperty('recent');
  });

  test('counts what cannot be seen now on all pages, and since when, in a workspace and in a place', async () => {
    const world = many(25);
    world.know({ ...unseen(recordingOf('over')), phase: 'ended', how: 'exited', final: true });
    await world.watch({ sid: 'sid-3' });
    expect(await list(HERE, 'U1', 'all', 0, world)).not.toHaveProperty('unseen');
    world.darken({ since: NOON - MINUTE });
    expect((await list(HERE, 'U1', 'all', 20, world)).unseen).toEqual({ count: 25, since: NOON - MINUTE });
    expect((await watchedHere(HERE, 0, world)).unseen).toEqual({ count: 1, since: NOON - MINUTE });
  });

  test('counts recordings of a removed app as unseen since their last look', async () => {
    const world = many(3);
    const removed = recordingOf('removed', { app: 'staging' });
    world.know({ ...unseen(removed), phase: 'recording', lookedAt: NOON - MINUTE, seenAt: NOON - MINUTE });
    expect((await list(HERE, 'U1', 'all', 0, world)).unseen).toEqual({ count: 1, since: NOON - MINUTE });
  });

  test('that leaves old ones out says how many it looked through', async () => {
    const world = many(2_001);
    expect(await list(HERE, 'U1', 'live', 0, world)).toMatchObject({ total: 2_000, searched: 2_000 });
    const small = many(600);
    const listing = await list(HERE, 'U1', 'live', 0, small);
    expect(listing.total).toBe(600);
    expect(listing).not.toHaveProperty('searched');
  });

  test('of a place knows who watches there', async () => {
    const world = createWorld(recordingOf());
    await world.watch();
    const { rows } = await watchedHere(HERE, 0, world);
    expect(rows).toMatchObject([{ watch: { owner: 'U1' }, watchers: [{ channel: 'C1' }] }]);
  });
});

/** Findings of the doctor here. @param but what is otherwise than in a healthy world */
const findings = (world: World, but: Partial<DoctorNeeds> = {}) => doctor(HERE, { ...world, ...but });
const amiss = async (world: World, but: Partial<DoctorNeeds> = {}) =>
  (await findings(world, but)).filter(({ fine }) => !fine);
const aboutAgora = async (world: World, but: Partial<DoctorNeeds> = {}) =>
  (await findings(world, but)).flatMap((one) => (one.kind === 'agora' ? [one] : []));

describe('an app that nobody was asked for', () => {
  let world: World;

  beforeEach(() => {
    world = createWorld();
    world.neverAsked();
  });

  test('is asked for once by the doctor, with ids that are nobody’s', async () => {
    world.answers.push({ kind: 'not_found' });
    for (let n = 0; n < 2; n += 1)
      expect(await aboutAgora(world)).toMatchObject([{ fine: true, asked: true }]);
    expect(world.looks).toEqual(['0'.repeat(32)]);
  });

  test('does not answer where its credentials are wrong, though it has no recording', async () => {
    world.answers.push({ kind: 'forbidden', status: 401 });
    const dark = { cause: 'credentials', since: NOON };
    for (let n = 0; n < 2; n += 1)
      expect(await aboutAgora(world)).toMatchObject([{ fine: false, asked: true, dark }]);
    expect(world.looks).toHaveLength(1);
    expect(world.lines.map(({ outcome }) => outcome)).toEqual(['blind']);
  });

  test.each([
    [7_000, { retryAfterMs: 7_000 }],
    [5_000, {}],
  ])('is throttled for %i ms where Agora says 429 with %j', async (holdMs, said) => {
    world.answers.push({ kind: 'throttled', ...said });
    await aboutAgora(world);
    expect(world.holds).toEqual([holdMs]);
  });

  test('waits for its turn where the budget is spent', async () => {
    world.waits.push(9_000);
    expect(await aboutAgora(world)).toMatchObject([{ fine: true, asked: false }]);
    expect(world.looks).toEqual([]);
  });
});

describe('the doctor', () => {
  const wanting = (load: Partial<Load>) => ({ vitals: vitalsOf({ loads: async () => [loadOf(load)] }) });
  const share = (id: string) => ({ kind: 'share', sid: SID, at: NOON, by: 'U1', id }) as const;

  test('finds nothing wrong with a healthy bot', async () => {
    const found = await findings(createWorld(), wanting({ recordings: 60 }));
    expect(found.filter(({ fine }) => !fine)).toEqual([]);
    expect(found.map(({ kind }) => kind)).toEqual([
      'slack',
      'scopes',
      'agora',
      'budget',
      'due',
      'undelivered',
      'version',
    ]);
  });

  test.each<[kind: string, trouble: Partial<DoctorNeeds>]>([
    ['slack', { checkAccess: async () => ({ ...IN_CHANNEL, member: 'no' }) }],
    [
      'scopes',
      { checkAccess: async () => ({ ...IN_CHANNEL, scopes: { missing: ['im:write'], without: [] } }) },
    ],
    ['slack_away', { checkAccess: () => Promise.reject(new Error('away')) }],
    ['budget', wanting({ recordings: 61 })],
    ['budget', wanting({ recordings: 40, close: 15 })],
    ['due', { vitals: vitalsOf({ oldestDueMs: async () => 40_000 }) }],
    ['undelivered', { vitals: vitalsOf({ oldestUndeliveredMs: async () => 40_000 }) }],
  ])('finds trouble with %s', async (kind, trouble) => {
    expect(await amiss(createWorld(), trouble)).toMatchObject([{ kind }]);
  });

  test('finds that nothing is told here, and why', async () => {
    const world = createWorld(recordingOf());
    await world.watch();
    await world.pauses.pause(HERE, 'some_new_error');
    expect(await amiss(world)).toEqual([{ kind: 'paused', fine: false, reason: 'some_new_error' }]);
  });

  test('knows which keys promise to report the ends of an app that does not promise it itself', async () => {
    const world = createWorld();
    const backends = () => [
      { name: 'school', reportsStop: true },
      { name: 'elsewhere', reportsStop: true, apps: ['another'] },
      { name: 'silent' },
    ];
    const keysOf = async () => (await aboutAgora(world, { backends })).map(({ ends }) => ends.keys);
    expect(await keysOf()).toEqual([['school']]);
    world.promise();
    expect(await keysOf()).toEqual([[]]);
  });

  test('asks from where Agora calls while it has not called, if the budget has room', async () => {
    const world = createWorld();
    const asked: string[] = [];
    const askSenders = async (app: string): Promise<CallbackSenders> => {
      asked.push(app);
      return { kind: 'known', addresses: ['203.0.113.7'] };
    };
    const callbacksOf = async (noticeAt?: number) => {
      const reports = {
        of: async (app: string) => ({
          ...(await world.reports.of(app)),
          callbacks: { unregistered: 0 },
          ...(noticeAt === undefined ? {} : { noticeAt }),
        }),
      };
      return (await aboutAgora(world, { reports, askSenders })).map(({ callbacks }) => callbacks);
    };
    const senders = { kind: 'known', addresses: ['203.0.113.7'] };
    const silent = { unregistered: 0, endsHeard: false };
    expect(await callbacksOf()).toEqual([{ ...silent, senders }]);
    expect(await callbacksOf(NOON)).toEqual([{ ...silent, lastAt: NOON }]);
    world.waits.push(9_000);
    expect(await callbacksOf()).toEqual([silent]);
    expect(asked).toEqual(['default']);
  });

  test('has the app throttled for a short time where that is over a quota', async () => {
    const senders: CallbackSenders = { kind: 'unknown', cause: 'quota' };
    const world = createWorld();
    const called = async (app: string) => ({
      ...(await world.reports.of(app)),
      callbacks: { unregistered: 0 },
    });
    await findings(world, { reports: { of: called }, askSenders: async () => senders });
    expect(world.holds).toEqual([5_000]);
  });

  test('finds what Slack refuses for what it is, in this channel alone', async () => {
    const world = createWorld();
    await world.deadLetters.keep(HERE, share('a'), 'invalid_blocks');
    await world.deadLetters.keep({ ...HERE, channel: 'C2' }, share('b'), 'invalid_blocks');
    expect(await amiss(world)).toMatchObject([
      { kind: 'dead', letters: [{ place: HERE, reason: 'invalid_blocks' }] },
    ]);
  });

  test('has told again what Slack refused in this channel, or for a person in all', async () => {
    const world = createWorld();
    for (const channel of ['C1', 'C2', 'C3'])
      await world.deadLetters.keep({ team: 'T1', channel }, share(channel), 'invalid_blocks');
    expect(await tellAgain(HERE, world)).toEqual({ queued: 1, paused: 0 });
    expect(world.queued().map(({ id }) => id)).toEqual(['C1']);
    expect(await tellAgain(HERE, world)).toEqual({ queued: 0, paused: 0 });
    expect(await tellAgain({ team: 'T1', channel: 'U1' }, world)).toEqual({ queued: 2, paused: 0 });
  });

  test('holds what apps want together against the budget that they share', async () => {
    const shared = wanting({ apps: ['a-school', 'b-school'], recordings: 90 });
    expect(await amiss(createWorld(), shared)).toEqual([
      { kind: 'budget', fine: false, apps: ['a-school', 'b-school'], recordings: 90, wanted: 3, granted: 2 },
    ]);
  });

  test('says that Agora takes no requests, instead of what the budget would grant', async () => {
    const held = { vitals: vitalsOf({ loads: async () => [loadOf({ heldMs: 900_000 })] }) };
    expect(await amiss(createWorld(), held)).toEqual([
      { kind: 'held', fine: false, apps: ['default'], heldMs: 900_000 },
    ]);
    const soon = { vitals: vitalsOf({ loads: async () => [loadOf({ heldMs: 5_000 })] }) };
    expect(await amiss(createWorld(), soon)).toEqual([]);
  });

  test.each([
    ['for want of budget', 61, 40_000, 0, true],
    ['though its budget suffices', 60, 40_000, 0, false],
    ['for longer than a short budget explains', 61, 100_000, 0, false],
    ['while nobody plans', 61, 40_000, 40_000, false],
  ])(
    'says of a recording that waits %s whether the budget is to blame',
    async (_, recordings, waitingMs, lagMs, short) => {
      const vitals = vitalsOf({
        loads: async () => [loadOf({ recordings, waitingMs })],
        lagMs: async () => lagMs,
        oldestDueMs: async () => waitingMs,
      });
      expect(await amiss(createWorld(), { vitals })).toContainEqual({
        kind: 'due',
        fine: false,
        ageMs: waitingMs,
        short,
      });
    },
  );

  test('finds an app that cannot be seen', async () => {
    const world = createWorld();
    world.darken();
    expect(await amiss(world)).toMatchObject([{ kind: 'agora', dark: { cause: 'credentials' } }]);
  });
});
