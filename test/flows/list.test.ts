import { describe, expect, test } from 'vitest';
import { doctor } from '../../src/flows/asking/doctor.ts';
import { type Filter, list, watchedHere } from '../../src/flows/asking/list.ts';
import { tellAgain } from '../../src/flows/telling/again.ts';
import { unseen } from '../../src/recording/known.ts';
import { PHASES, type Phase } from '../../src/recording/phase.ts';
import { createWorld, HERE, NOON, recordingOf, SID, type World } from './world.ts';

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
      const { recordings } = await list('T1', filter, oneOfEach());
      expect(recordings.map(({ phase }) => phase)).toEqual(kept[filter]);
    },
  );

  test.each([
    ['ended', { how: 'unseen', reached: 'recording' }],
    ['failed', { how: 'asked', stuckTold: true }],
  ] as const)('of %s ones goes by how grave an end is', async (filter, end) => {
    const world = createWorld();
    world.know({ ...unseen(recordingOf()), phase: 'ended', ...end });
    expect((await list('T1', filter, world)).recordings).toHaveLength(1);
  });

  test('puts every recording under one filter', async () => {
    expect(Object.values(kept).flat().sort()).toEqual([...PHASES].sort());
  });

  test('that is too long says how long it is', async () => {
    const world = createWorld(...Array.from({ length: 45 }, (_, n) => recordingOf(`sid-${n}`)));
    const { recordings, total } = await list('T1', 'all', world);
    expect([recordings.length, total]).toEqual([30, 45]);
  });

  test('that leaves old ones out says how many it looked through', async () => {
    const world = createWorld(...Array.from({ length: 2_001 }, (_, n) => recordingOf(`sid-${n}`)));
    expect(await list('T1', 'live', world)).toMatchObject({ total: 2_000, searched: 2_000 });
    const small = createWorld(...Array.from({ length: 600 }, (_, n) => recordingOf(`sid-${n}`)));
    const listing = await list('T1', 'live', small);
    expect(listing.total).toBe(600);
    expect(listing).not.toHaveProperty('searched');
  });

  test('of a place knows who watches there', async () => {
    const world = createWorld(recordingOf());
    const { sid } = recordingOf();
    await world.watches.put({ ...HERE, sid, owner: 'U1', since: NOON });
    const { subjects } = await watchedHere(HERE, world);
    expect(subjects).toMatchObject([{ watch: { owner: 'U1' }, watchers: [{ channel: 'C1' }] }]);
  });
});

describe('an app that nobody was asked for', () => {
  const findingOf = async (world: World) => {
    const vitals = {
      lagMs: async () => 0,
      oldestDueMs: async () => 0,
      oldestUndeliveredMs: async () => 0,
      scheduled: async () => 0,
      loads: async () => [
        { apps: ['default'], recordings: 0, close: 0, granted: 2, waitingMs: 0, stuckMs: 0 },
      ],
    };
    const checkAccess = async () => ({ member: 'yes', missingScopes: [] }) as const;
    const findings = await doctor(HERE, { ...world, vitals, checkAccess });
    return findings.find(({ kind }) => kind === 'agora');
  };

  test('is asked for once by the doctor, with ids that are nobody’s', async () => {
    const world = createWorld();
    world.neverAsked();
    world.answers.push({ kind: 'not_found' });
    expect(await findingOf(world)).toMatchObject({ fine: true, asked: true });
    expect(await findingOf(world)).toMatchObject({ fine: true, asked: true });
    expect(world.looks).toEqual(['0'.repeat(32)]);
  });

  test('does not answer where its credentials are wrong, though it has no recording', async () => {
    const world = createWorld();
    world.neverAsked();
    world.answers.push({ kind: 'forbidden', status: 401 });
    const found = { fine: false, asked: true, dark: { cause: 'credentials', since: NOON } };
    expect(await findingOf(world)).toMatchObject(found);
    expect(await findingOf(world)).toMatchObject(found);
    expect(world.looks).toHaveLength(1);
  });

  test('waits for its turn where the budget is spent', async () => {
    const world = createWorld();
    world.neverAsked();
    world.waits.push(9_000);
    expect(await findingOf(world)).toMatchObject({ fine: true, asked: false });
    expect(world.looks).toEqual([]);
  });
});

describe('the doctor', () => {
  const load = (recordings: number, close = 0, waitingMs = 0) => ({
    loads: async () => [{ apps: ['default'], recordings, close, granted: 2, waitingMs, stuckMs: 0 }],
  });
  const vitals = {
    lagMs: async () => 200,
    oldestDueMs: async () => 200,
    oldestUndeliveredMs: async () => 0,
    scheduled: async () => 30,
    ...load(60),
  };
  const healthy = {
    vitals,
    checkAccess: async () => ({ member: 'yes', missingScopes: [] }) as const,
  };

  test('finds nothing wrong with a healthy bot', async () => {
    const findings = await doctor(HERE, { ...createWorld(), ...healthy });
    expect(findings.filter(({ fine }) => !fine)).toEqual([]);
    expect(findings.map(({ kind }) => kind)).toEqual([
      'slack',
      'scopes',
      'agora',
      'budget',
      'due',
      'undelivered',
    ]);
  });

  test.each([
    ['slack', { checkAccess: async () => ({ member: 'no', missingScopes: [] }) as const }],
    ['scopes', { checkAccess: async () => ({ member: 'yes', missingScopes: ['im:write'] }) as const }],
    ['slack_away', { checkAccess: () => Promise.reject(new Error('away')) }],
    ['budget', { vitals: { ...vitals, ...load(61) } }],
    ['budget', { vitals: { ...vitals, ...load(40, 15) } }],
    ['due', { vitals: { ...vitals, oldestDueMs: async () => 40_000 } }],
    ['undelivered', { vitals: { ...vitals, oldestUndeliveredMs: async () => 40_000 } }],
  ])('finds trouble with %s', async (kind, trouble) => {
    const findings = await doctor(HERE, { ...createWorld(), ...healthy, ...trouble });
    expect(findings.filter(({ fine }) => !fine).map((finding) => finding.kind)).toEqual([kind]);
  });

  test('finds that nothing is told here, and why', async () => {
    const world = createWorld(recordingOf());
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON });
    await world.pauses.pause(HERE, 'some_new_error');
    const findings = await doctor(HERE, { ...world, ...healthy });
    expect(findings.filter(({ fine }) => !fine)).toEqual([
      { kind: 'paused', fine: false, reason: 'some_new_error' },
    ]);
  });

  test('finds what Slack refuses for what it is, in this channel alone', async () => {
    const world = createWorld();
    const share = { kind: 'share', sid: SID, at: NOON, by: 'U1' } as const;
    await world.deadLetters.keep(HERE, { ...share, id: 'a' }, 'invalid_blocks');
    await world.deadLetters.keep({ ...HERE, channel: 'C2' }, { ...share, id: 'b' }, 'invalid_blocks');
    const findings = await doctor(HERE, { ...world, ...healthy });
    expect(findings.filter(({ fine }) => !fine)).toMatchObject([
      { kind: 'dead', letters: [{ place: HERE, reason: 'invalid_blocks' }] },
    ]);
  });

  test('has told again what Slack refused in this channel, or for a person in all', async () => {
    const world = createWorld();
    const share = { kind: 'share', sid: SID, at: NOON, by: 'U1' } as const;
    for (const channel of ['C1', 'C2', 'C3']) {
      await world.deadLetters.keep({ team: 'T1', channel }, { ...share, id: channel }, 'invalid_blocks');
    }
    expect(await tellAgain(HERE, world)).toEqual({ queued: 1, paused: 0 });
    expect(world.queued().map(({ id }) => id)).toEqual(['C1']);
    expect(await tellAgain(HERE, world)).toEqual({ queued: 0, paused: 0 });
    expect(await tellAgain({ team: 'T1', channel: 'U1' }, world)).toEqual({ queued: 2, paused: 0 });
  });

  test('holds what apps want together against the budget that they share', async () => {
    const shared = [
      { apps: ['a-school', 'b-school'], recordings: 90, close: 0, granted: 2, waitingMs: 0, stuckMs: 0 },
    ];
    const findings = await doctor(HERE, {
      ...createWorld(),
      ...healthy,
      vitals: { ...vitals, loads: async () => shared },
    });
    expect(findings.filter(({ kind }) => kind === 'budget')).toEqual([
      { kind: 'budget', fine: false, apps: ['a-school', 'b-school'], recordings: 90, wanted: 3, granted: 2 },
    ]);
  });

  test.each([
    ['for want of budget', 61, 40_000, 0, true],
    ['though its budget suffices', 60, 40_000, 0, false],
    ['for longer than a short budget explains', 61, 100_000, 0, false],
    ['while nobody plans', 61, 40_000, 40_000, false],
  ])(
    'says of a recording that waits %s whether the budget is to blame',
    async (_, wants, waits, lag, short) => {
      const findings = await doctor(HERE, {
        ...createWorld(),
        ...healthy,
        vitals: {
          ...vitals,
          ...load(wants, 0, waits),
          lagMs: async () => lag,
          oldestDueMs: async () => waits,
        },
      });
      expect(findings.find(({ kind }) => kind === 'due')).toEqual({
        kind: 'due',
        fine: false,
        ageMs: waits,
        short,
      });
    },
  );

  test('finds an app that cannot be seen', async () => {
    const world = createWorld();
    await world.sights.put(
      'default',
      await world.sights.get(),
      {
        version: 1,
        dark: { since: NOON, cause: 'credentials', looks: 1, told: true },
      },
      undefined,
    );
    const findings = await doctor(HERE, { ...world, ...healthy });
    expect(findings.find(({ fine }) => !fine)).toMatchObject({
      kind: 'agora',
      dark: { cause: 'credentials' },
    });
  });
});
