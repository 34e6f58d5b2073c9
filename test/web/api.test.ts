import { beforeEach, describe, expect, test } from 'vitest';
import { unseen } from '../../src/recording/known.ts';
import { HERE, NOON, recordingOf, SID } from '../flows/world.ts';
import { APP, type Api, openApi, STARTED } from './world.ts';

const HOUR = 3_600_000;
const ONE = `/v1/recordings/${SID}`;
const iso = (at: number): string => new Date(at).toISOString();

let ask: Api['ask'];
let post: Api['post'];
let world: Api['world'];

beforeEach(async () => {
  ({ ask, post, world } = await openApi());
});

/** Seen recording half a minute after noon, and found no more from a minute after noon on. */
const GONE = {
  reached: 'recording',
  seenAt: NOON + 30_000,
  gone: { since: NOON + 60_000, at: NOON + 160_000, from: 'recording' },
} as const;

describe('a backend registers a recording', () => {
  test('with what start answered and the mode, and its first look is scheduled', async () => {
    const { status, body } = await post(STARTED);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sid: SID,
      app: 'prod',
      mode: 'mix',
      phase: 'registered',
      cname: 'class-7',
      uid: '527841',
      expiresAt: iso(NOON + 72 * HOUR),
      watches: [],
      timeline: { life: [{ phase: 'registered', at: iso(NOON) }], gaps: [], unseen: [], files: [] },
    });
    expect(body).not.toHaveProperty('ignored');
    expect((await world.recordings.find(SID))?.recording.resourceId).toBe(STARTED.resourceId);
  });

  test('with null where it has nothing to say', async () => {
    const nothing = { alias: null, endsAt: null, maxRecordingHour: null, reportsStop: null };
    const watch = [{ channel: 'C0123', lang: null, max: 1.5 }];
    const { status, body } = await post({ ...STARTED, ...nothing, watch });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('ignored');
    expect(body.watches).toMatchObject([{ channel: 'C0123', max: 1.5 }]);
    expect(world.watching[0]).not.toHaveProperty('lang');
  });

  test('twice, and the second time it is known', async () => {
    await post(STARTED);
    const { status, body } = await post({ ...STARTED, resourceId: 'S'.repeat(200) });
    expect([status, body.sid]).toEqual([200, SID]);
  });

  test('again, and what it says now counts, also where a person had pasted the ids', async () => {
    world.know(unseen(recordingOf(SID, { app: 'prod', mode: 'web', alias: 'by-hand', origin: 'person' })));
    const startedAt = NOON - HOUR;
    const said = { startedAt, maxRecordingHour: 2.5, endsAt: NOON + HOUR, reportsStop: true };
    const { status, body } = await post({ ...STARTED, mode: 'web', ...said, resourceExpiredHour: 24 });
    expect([status, body]).toMatchObject([
      200,
      { limitAt: iso(NOON + 1.5 * HOUR), expiresAt: iso(NOON + 23 * HOUR), alias: 'by-hand' },
    ]);
    const by = { origin: 'backend', registeredBy: 'api token' };
    expect(world.lives(SID).recording).toMatchObject({ ...said, ...by });
    await post({ ...STARTED, mode: 'web', startedAt: startedAt + 60_000, endsAt: 'never' });
    expect(world.lives(SID).recording).toMatchObject({
      startedAt: startedAt + 60_000,
      expiresAt: NOON + 23 * HOUR + 60_000,
      endsAt: 'never',
      maxRecordingHour: 2.5,
      reportsStop: true,
    });
  });

  test('again in the same words, which writes nothing and undoes nothing that people have chosen', async () => {
    const said = { startedAt: NOON, endsAt: NOON + HOUR, alias: 'Algebra II', watch: [{ channel: 'C0123' }] };
    const registration = { ...STARTED, ...said };
    await post(registration);
    await world.recordings.name('T1', SID, 'Algebra for all');
    await world.watch({ channel: 'C0123', lang: 'zh' });
    const before = world.lives(SID);
    const watching = structuredClone(world.watching);
    await post(registration);
    expect(world.lives(SID)).toEqual(before);
    expect(before.recording.alias).toBe('Algebra for all');
    expect(world.watching).toEqual(watching);
  });

  test('again after its end, and how it ended changes with what is said now', async () => {
    await post(STARTED);
    world.know({ ...world.lives(SID), ...GONE, phase: 'ended', how: 'unseen' });
    const { body } = await post({ ...STARTED, endsAt: 'never' });
    expect(body).toMatchObject({ phase: 'lost', how: 'unasked' });
  });

  test('with everything it may say', async () => {
    const startedAt = iso(NOON - HOUR);
    const { body } = await post({
      ...STARTED,
      mode: 'web',
      uid: 527841,
      app: 'PROD',
      alias: 'Algebra II',
      startedAt,
      resourceExpiredHour: 24,
      maxRecordingHour: 2.5,
      endsAt: '2026-11-22T14:00:00+01:00',
      reportsStop: true,
      fileBaseUrl: 'https://files.example.com/recordings/',
    });
    expect((await world.recordings.find(SID))?.recording.origin).toBe('backend');
    expect(body).toMatchObject({
      alias: 'Algebra II',
      uid: '527841',
      startedAt,
      expiresAt: iso(NOON + 23 * HOUR),
      maxRecordingHour: 2.5,
      limitAt: iso(NOON + 1.5 * HOUR),
      endsAt: iso(NOON + HOUR),
      reportsStop: true,
      fileBaseUrl: 'https://files.example.com/recordings/',
    });
    expect(await world.recordings.resolve('T1', 'algebra ii')).toEqual([SID]);
  });

  test('of one of several apps, by name or by App ID', async () => {
    ({ ask, post } = await openApi({ severalApps: true }));
    expect((await post({ ...STARTED, appId: APP.appId })).body.app).toBe('prod');
    await ask('DELETE', ONE);
    expect((await post({ ...STARTED, app: 'stage' })).body.app).toBe('stage');
  });

  test('whose channel and uid Agora left empty', async () => {
    const { status, body } = await post({ ...STARTED, cname: '', uid: '' });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('cname');
    expect(body).not.toHaveProperty('uid');
  });

  test('in the words of the quickstart, which calls mix composite', async () => {
    for (const mode of ['composite', 'Mix', 'COMPOSITE'])
      expect((await post({ ...STARTED, mode })).body.mode).toBe('mix');
  });

  test('and is told of fields that mean nothing here', async () => {
    const { status, body } = await post({ ...STARTED, watchs: [], newByAgora: 1 });
    expect([status, body.ignored]).toEqual([201, ['watchs', 'newByAgora']]);
  });

  test('and has channels told of it, for the API and in the workspace of the bot', async () => {
    expect((await post({ ...STARTED, watch: [{ channel: 'C0123' }] })).status).toBe(201);
    const { body } = await post({
      ...STARTED,
      watch: [{ channel: 'C0456', only: ['ended', 'lost'], lang: 'zh', broadcast: 'none' }],
    });
    const watch = { team: 'T1', owner: 'API', since: iso(NOON) };
    expect(body.watches).toEqual([
      { ...watch, channel: 'C0123' },
      { ...watch, channel: 'C0456', only: ['ended', 'lost'], lang: 'zh', broadcast: 'none' },
    ]);
    expect(world.queued({ team: 'T1', channel: 'C0123' })).toHaveLength(1);
  });

  test('that a rule has a channel watch, and is told which', async () => {
    await post(STARTED);
    await world.watch({ rule: 'class-*' });
    const { body } = await post(STARTED);
    expect(body.watches).toEqual([{ ...HERE, owner: 'U1', since: iso(NOON), rule: 'class-*' }]);
  });

  test('that a person watches already, and the watch stays theirs', async () => {
    await post(STARTED);
    await world.watch({ channel: 'C0123' });
    const { body } = await post({ ...STARTED, watch: [{ channel: 'C0123' }] });
    expect(body.watches).toMatchObject([{ owner: 'U1' }]);
  });
});

describe('a backend asks', () => {
  test('for one recording, with its timeline and whether its watches can be told', async () => {
    world.know({
      ...unseen(recordingOf()),
      phase: 'recording',
      status: 5,
      lookedAt: NOON + 60_000,
      life: [
        { phase: 'registered', at: NOON },
        { phase: 'recording', at: NOON + 5_000 },
      ],
      gaps: [{ from: NOON + 20_000, to: NOON + 50_000 }],
      files: [
        { name: 'a.m3u8', track: 'audio_and_video', startedAt: NOON },
        { name: 'b.mp4', startedAt: 1e18 },
      ],
    });
    await world.watch({ owner: 'API' });
    const [watch] = world.watching;
    if (watch) await world.pauses.pause(watch, 'is_archived');
    const { status, body } = await ask('GET', ONE);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      phase: 'recording',
      status: 5,
      files: 2,
      watches: [{ channel: 'C1', paused: { reason: 'is_archived', at: iso(NOON) } }],
      timeline: {
        life: [{ phase: 'registered' }, { phase: 'recording', at: iso(NOON + 5_000) }],
        gaps: [{ from: iso(NOON + 20_000), to: iso(NOON + 50_000) }],
        files: [{ name: 'a.m3u8', startedAt: iso(NOON) }, { name: 'b.mp4' }],
      },
    });
    // A time beyond all calendars is left out rather than made up.
    expect(body.timeline.files[1]).toEqual({ name: 'b.mp4' });
    expect(JSON.stringify(body)).not.toContain('RRRR');
  });

  test('for one recording, with what was told of it, where, and how', async () => {
    world.know(unseen(recordingOf()));
    await world.outbox.put(HERE, { id: 'a', kind: 'share', sid: SID, at: NOON, by: 'U1' });
    const batch = await world.outbox.take(HERE);
    if (!batch) throw new Error('nothing to take');
    const noted = { delivery: 'a', ts: '17.1', kinds: ['ended'], how: 'found', sids: [SID] } as const;
    await world.outbox.settle(batch, 0, 'found', { noted });
    const { body } = await ask('GET', ONE);
    expect(body.told).toEqual([
      { ...HERE, at: iso(NOON), ts: '17.1', kinds: ['ended'], attempts: 0, how: 'found' },
    ]);
  });

  test('for all of them page by page, each once and the newest first', async () => {
    for (let n = 0; n < 120; n++) world.know(unseen(recordingOf(`sid-${String(n).padStart(4, '0')}`)));
    const sids: string[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = '/v1/recordings'; path; ) {
      const { body } = await ask('GET', path);
      sids.push(...body.recordings.map(({ sid }: { sid: string }) => sid));
      sizes.push(body.recordings.length);
      path = body.next && `/v1/recordings?cursor=${encodeURIComponent(body.next)}`;
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(sids[0]).toBe('sid-0119');
    expect(new Set(sids).size).toBe(120);
  });

  test('for those in a phase and of an app; a parameter without a value asks for nothing', async () => {
    world.know({ ...unseen(recordingOf('sid-one')), phase: 'lost' });
    world.know({ ...unseen(recordingOf('sid-two', { app: 'prod' })), phase: 'lost' });
    world.know(unseen(recordingOf('sid-three', { app: 'prod' })));
    const listed = async (query: string): Promise<string[]> =>
      (await ask('GET', `/v1/recordings?${query}`)).body.recordings.map(({ sid }: { sid: string }) => sid);
    expect(await listed('phase=lost')).toEqual(['sid-two', 'sid-one']);
    expect(await listed('phase=lost&app=prod')).toEqual(['sid-two']);
    expect(await listed('phase=&app=&cursor=')).toHaveLength(3);
  });

  test('for a rare phase among many, and every page ends although it is not full', async () => {
    world.know({ ...unseen(recordingOf('sid-rare')), phase: 'failed' });
    for (let n = 0; n < 1_500; n++) world.know(unseen(recordingOf(`sid-${n}`)));
    const first = await ask('GET', '/v1/recordings?phase=failed');
    expect(first.body.recordings).toEqual([]);
    const cursor = encodeURIComponent(first.body.next);
    const second = await ask('GET', `/v1/recordings?phase=failed&cursor=${cursor}`);
    expect(second.body.recordings).toMatchObject([{ sid: 'sid-rare' }]);
    expect(second.body).not.toHaveProperty('next');
  });
});

describe('a backend tells', () => {
  test('when it asked for the stop', async () => {
    await post(STARTED);
    const stopRequestedAt = '2026-11-22T13:00:30+01:00';
    const { status, body } = await ask('PATCH', ONE, { stopRequestedAt });
    expect([status, body.stopRequestedAt]).toEqual([200, iso(NOON + 30_000)]);
    expect((await world.recordings.find(SID))?.recording.stopRequestedAt).toBe(NOON + 30_000);
  });

  test('when it is to end and that it reports every end', async () => {
    await post({ ...STARTED, endsAt: NOON + HOUR });
    const said = { endsAt: 'never', reportsStop: true, stopRequestedAt: null };
    const { status, body } = await ask('PATCH', ONE, said);
    expect([status, body.endsAt, body.reportsStop]).toEqual([200, 'never', true]);
    expect(body).not.toHaveProperty('stopRequestedAt');
  });

  test('of a stop after the end, and how it ended changes with that', async () => {
    await post(STARTED);
    world.know({ ...world.lives(SID), ...GONE, phase: 'lost', how: 'unasked', final: true });
    const { body } = await ask('PATCH', ONE, { stopRequestedAt: NOON + 50_000 });
    const notFoundSince = iso(GONE.gone.since);
    expect(body).toMatchObject({ phase: 'ended', how: 'asked', gravity: 'over', notFoundSince });
    expect(body.timeline.life.at(-1)).toMatchObject({ phase: 'ended', how: 'asked' });
  });

  test('to forget a recording, and its watches are gone with it', async () => {
    await post({ ...STARTED, watch: [{ channel: 'C0123' }] });
    expect(await ask('DELETE', ONE)).toMatchObject({ status: 204, body: undefined });
    expect((await ask('GET', ONE)).status).toBe(404);
    expect((await ask('DELETE', ONE)).status).toBe(404);
    expect(world.watching).toEqual([]);
  });
});
