import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { migrate } from '../../src/redis/migrate.ts';
import { AT, RESOURCE_ID, writeSchema1 } from './schema-1.ts';
import { createTestLog, NEVER, openWorld, PROD, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await world.redis.hset(world.keyspace.key('meta'), 'schema', 1);
});
afterEach(() => world.close());

const SID = '38f8e3cfb6a14a7a8d3a2f1c9e0d7e1a';

const FULL = {
  ph: 'lost',
  since: AT + 1,
  fin: false,
  max: 'recording',
  st: 5,
  cn: 'other',
  uid: '1',
  look: AT + 2,
  seen: AT + 1,
  from: AT,
  miss: AT + 2,
  sus: { since: AT, last: AT + 1, n: 2, re: 1, show: true },
  blind: { since: AT, n: 3, why: 'quota', told: true },
  after: 1,
  rej: 2,
  files: [{ n: `${SID}_0.mp4`, t: 'audio', u: '0', p: false, s: AT }, { n: 'b.m3u8' }],
  outs: [['rtmp://a.example.com/x', 'connecting']],
  stuck: true,
  warned: true,
  life: [
    ['registered', AT],
    ['lost', AT + 1],
  ],
  gaps: [[AT, AT + 1]],
};

const KNOWN: Known = {
  recording: {
    sid: SID,
    app: PROD.name,
    resourceId: RESOURCE_ID,
    mode: 'web',
    registeredAt: AT,
    expiresAt: AT + 9,
    cname: 'room',
    uid: '1',
    alias: 'Algebra',
    startedAt: AT - 5,
    stopRequestedAt: AT + 8,
    maxRecordingHour: 3,
    fileBaseUrl: 'https://files.example.com/',
  },
  version: 7,
  phase: 'lost',
  since: AT + 1,
  final: false,
  reached: 'recording',
  status: 5,
  cname: 'other',
  uid: '1',
  lookedAt: AT + 2,
  seenAt: AT + 1,
  watchedFrom: AT,
  missingSince: AT + 2,
  suspect: { since: AT, lastAt: AT + 1, looks: 2, restarts: 1, shown: true },
  blind: { since: AT, looks: 3, cause: 'quota', told: true },
  afterLooks: 1,
  rejections: 2,
  files: [
    { name: `${SID}_0.mp4`, track: 'audio', uid: '0', playable: false, startedAt: AT },
    { name: 'b.m3u8' },
  ],
  outputs: [{ url: 'rtmp://a.example.com/x', status: 'connecting' }],
  stuckTold: true,
  expiryTold: true,
  life: [
    { phase: 'registered', at: AT },
    { phase: 'lost', at: AT + 1 },
  ],
  gaps: [{ from: AT, to: AT + 1 }],
  blanks: [],
  pushes: [],
};

const migrated = async (): Promise<ReturnType<typeof createTestLog>> => {
  const log = createTestLog();
  await migrate(world.keyspace, log);
  return log;
};

const keys = async (...kinds: readonly string[]): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const some of world.redis.scanStream({ count: 1_000 })) all.push(...some);
  return all.filter((key) => kinds.some((kind) => key.startsWith(`${world.keyspace.tag}:${kind}:`)));
};

describe('data of schema 1', () => {
  it('keep every fact of a recording, and take up no more than new ones', async () => {
    await writeSchema1(world.keyspace, SID, FULL, ['T1']);
    await migrated();
    expect(await world.recordings.find(SID)).toEqual(KNOWN);
    expect(await keys('teams', 'names')).toEqual([]);
    expect(await world.redis.exists(world.keyspace.key('sids', 'T1'))).toBe(0);
    expect(await world.redis.object('ENCODING', world.keyspace.key('rec', SID))).toBe('listpack');
  });

  it('are found by each workspace by the names that it had for them, at the place in its list', async () => {
    await writeSchema1(world.keyspace, SID, FULL, ['T1', 'T2']);
    await migrated();
    expect(await world.recordings.resolve('T1', 'ALGEBRA')).toEqual([SID]);
    expect(await world.recordings.resolve('T2', 'algebra')).toEqual([]);
    for (const [index, team] of ['T1', 'T2'].entries()) {
      expect(await world.recordings.resolve(team, SID.slice(0, 6))).toEqual([SID]);
      expect(await world.recordings.page(team, 5)).toEqual([{ sid: SID, at: index + 1 }]);
    }
  });

  it('can be forgotten whole', async () => {
    await writeSchema1(world.keyspace, SID, FULL, ['T1', 'T2']);
    await migrated();
    await world.recordings.forget(SID);
    expect(await keys('rec', 'known', 'teams', 'names', 'sids', 'alias', 'team', 'due', 'lease')).toEqual([]);
  });

  it('fence a look that older code has begun, and are due at once', async () => {
    await writeSchema1(world.keyspace, SID, FULL, ['T1']);
    await migrated();
    const late = { sid: SID, app: PROD.name, token: 'token' };
    expect(await world.schedule.begin(late, NEVER)).toBeUndefined();
    expect(await world.schedule.commit(late, KNOWN, KNOWN, [], false, Date.now())).toBe('fenced');
    expect(await world.claim()).toMatchObject([{ sid: SID }]);
  });

  it('stay as they are where they cannot be read, which is said, and keep no other from being moved', async () => {
    const others = Array.from({ length: 30 }, (_, n) => `${n + 10}${SID}`);
    await writeSchema1(world.keyspace, SID, { ph: 'unheard of' }, ['T1']);
    for (const sid of others) await writeSchema1(world.keyspace, sid, FULL, ['T1']);
    const log = await migrated();
    expect(log.lines).toMatchObject([{ outcome: 'recordingUnreadable', facts: { sid: SID } }, {}]);
    expect(log.outcomes()).toEqual(['recordingUnreadable', 'migrated']);
    expect(await world.recordings.findAll(others)).toHaveLength(others.length);
    expect(await world.redis.hget(world.keyspace.key('rec', SID), 'state')).toContain('unheard of');
    await expect(world.recordings.find(SID)).rejects.toThrow(SID);
    expect(await world.recordings.forget(SID)).toBe(true);
  });

  it('may be moved by two at once, and again after one was interrupted', async () => {
    await writeSchema1(world.keyspace, SID, FULL, ['T1']);
    await Promise.all([migrated(), migrated()]);
    await writeSchema1(world.keyspace, `0${SID}`, FULL, ['T1']);
    await world.redis.hset(world.keyspace.key('meta'), 'schema', 1);
    await migrated();
    expect(await world.recordings.findAll([SID, `0${SID}`])).toHaveLength(2);
  });

  it('are left alone where they are those of another bot on the same Redis', async () => {
    const other = openWorld();
    await writeSchema1(world.keyspace, SID, FULL, ['T1']);
    const before = await world.redis.hgetall(world.keyspace.key('rec', SID));
    await migrate(other.keyspace, createTestLog());
    expect(await world.redis.hgetall(world.keyspace.key('rec', SID))).toEqual(before);
    await other.close();
  });
});
