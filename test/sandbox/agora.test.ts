import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPretendAgora, type PretendAgora, type Started } from '../../sandbox/agora/pretend-agora.ts';
import type { Action } from '../../sandbox/agora/script.ts';

const app = { appId: 'app-1', customerId: 'customer', customerSecret: 'secret' };
const authorization = `Basic ${btoa('customer:secret')}`;

let agora: PretendAgora;

beforeEach(async () => {
  agora = await createPretendAgora({ ...app, quotaPerSecond: 1_000 });
});

afterEach(() => agora.close());

const pathOf = ({ appId, resourceId, sid, mode }: Record<keyof Started, string>) =>
  `/v1/apps/${appId}/cloud_recording/resourceid/${resourceId}/sid/${sid}/mode/${mode}/query`;

async function ask(started: Record<keyof Started, string>, init: RequestInit = {}, host = agora.url) {
  const response = await fetch(`${host}${pathOf(started)}`, { headers: { authorization }, ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

describe('the pretend Agora refuses', () => {
  const worker = { code: 404, reason: 'failed to find worker' };
  const noRoute = { message: 'no Route matched with those values' };

  it.each<[what: string, changed: object, init: RequestInit, status: number, body: object]>([
    ['a POST', {}, { method: 'POST' }, 404, noRoute],
    ['no credentials', {}, { headers: {} }, 401, {}],
    ['a wrong secret', {}, { headers: { authorization: `Basic ${btoa('customer:wrong')}` } }, 401, {}],
    ['another scheme', {}, { headers: { authorization: 'Bearer secret' } }, 401, {}],
    ['another App ID', { appId: 'app-2' }, {}, 400, { message: 'appid is invalid' }],
    ['an unknown mode', { mode: 'composite' }, {}, 400, { code: 2 }],
    ['a recording it never had', { sid: 'no', resourceId: 'no' }, {}, 404, worker],
    ['one that it had in another mode', { mode: 'raw' }, {}, 404, worker],
  ])('%s', async (_, changed, init, status, body) => {
    const asked = { ...agora.start({ mode: 'individual' }), ...changed };
    expect(await ask(asked, init)).toMatchObject({ status, body });
  });

  it('a path in other letters', async () => {
    const path = pathOf(agora.start({ mode: 'mix' })).replace('query', 'Query');
    const response = await fetch(`${agora.url}${path}`, { headers: { authorization } });
    expect([response.status, await response.json()]).toEqual([404, noRoute]);
  });

  it('ids of two different recordings', async () => {
    const [one, two] = [agora.start({ mode: 'mix' }), agora.start({ mode: 'mix' })];
    const mixed = { status: 400, body: { code: 1003 } };
    expect(await ask({ ...one, resourceId: two.resourceId })).toMatchObject(mixed);
    expect(await ask({ ...one, resourceId: 'unheard-of' })).toMatchObject(mixed);
    expect(await ask({ ...one, sid: 'unheard-of' })).toMatchObject(mixed);
  });

  it('what is over the quota of a sliding second', async () => {
    const narrow = await createPretendAgora({ ...app, quotaPerSecond: 3 });
    try {
      const started = narrow.start({ mode: 'mix' });
      const many = Array.from({ length: 5 }, () => ask(started, {}, narrow.url));
      const statuses = (await Promise.all(many)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 200, 200, 429, 429]);
      await expect
        .poll(async () => (await ask(started, {}, narrow.url)).status, { interval: 50, timeout: 3_000 })
        .toBe(200);
    } finally {
      await narrow.close();
    }
  });

  it('actions that a mode does not know, and recordings it does not know', () => {
    const { sid } = agora.start({ mode: 'mix' });
    expect(() => agora.act(sid, 'pause')).toThrow('mode mix knows no pause');
    expect(() => agora.script(sid, [{ afterMs: 0, action: 'rtmp_up' }])).toThrow('mode mix knows no rtmp_up');
    expect(() => agora.act('nobody', 'stop')).toThrow('no pretend recording nobody');
    expect(() => agora.start({ mode: 'mix', rtmp: ['rtmp://h/a/k'] })).toThrow('only a web recording');
    expect(() => agora.start({ mode: 'web', format: 'snapshots' })).toThrow('only an individual');
  });
});

describe('the body of a 200', () => {
  const time = expect.any(Number);

  it('has ids that look like real ones', async () => {
    const started = agora.start({ mode: 'mix', cname: 'room 4', uid: '77' });
    expect(started.sid).toMatch(/^[0-9a-f]{32}$/);
    expect(started.resourceId).toMatch(/^[\w-]{192,363}$/);
    const { sid, resourceId } = started;
    const { body, headers } = await ask(started);
    expect(body).toEqual({ cname: 'room 4', uid: '77', resourceId, sid, serverResponse: { status: 0 } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of a mix without MP4 names its one playlist, for ever', async () => {
    const started = agora.start({ mode: 'mix', format: 'hls', cname: 'room' });
    agora.act(started.sid, 'publish');
    agora.act(started.sid, 'file');
    const { serverResponse } = (await ask(started)).body;
    const fileList = `${started.sid}_room.m3u8`;
    expect(serverResponse).toEqual({ status: 5, fileListMode: 'string', fileList, sliceStartTime: time });
  });

  it('of a mix with MP4 lists the playlist and each MP4', async () => {
    const started = agora.start({ mode: 'mix', cname: 'room' });
    agora.act(started.sid, 'publish');
    agora.act(started.sid, 'file');
    const { serverResponse } = (await ask(started)).body;
    const entry = (fileName: string) => ({
      fileName,
      trackType: 'audio_and_video',
      uid: '0',
      mixedAllUser: true,
      isPlayable: true,
      sliceStartTime: time,
    });
    expect(serverResponse).toEqual({
      status: 5,
      fileListMode: 'json',
      fileList: [entry(`${started.sid}_room.m3u8`), entry(`${started.sid}_room_0.mp4`)],
      sliceStartTime: time,
    });
  });

  it.each(['individual', 'raw'] as const)('of %s has an entry for each user', async (mode) => {
    const started = agora.start({ mode });
    agora.act(started.sid, 'publish');
    agora.act(started.sid, 'file');
    const { fileList } = (await ask(started)).body.serverResponse;
    expect(fileList).toMatchObject([
      { uid: '1001', mixedAllUser: false },
      { uid: '1002', mixedAllUser: false },
    ]);
  });

  it('of snapshots names no file', async () => {
    const started = agora.start({ mode: 'individual', format: 'snapshots' });
    agora.act(started.sid, 'publish');
    expect((await ask(started)).body.serverResponse).toEqual({ status: 5 });
  });

  it('of a web recording has its services', async () => {
    const rtmpUrl = 'rtmp://live.example.com/app/key';
    const started = agora.start({ mode: 'web', rtmp: [rtmpUrl], cname: 'room' });
    agora.act(started.sid, 'publish');
    agora.act(started.sid, 'pause');
    agora.act(started.sid, 'rtmp_down');
    const filename = `${started.sid}_room.m3u8`;
    expect((await ask(started)).body.serverResponse).toEqual({
      status: 5,
      extensionServiceState: [
        {
          serviceName: 'web_recorder_service',
          payload: { fileList: [{ filename, sliceStartTime: time }], onhold: true, state: 'inProgress' },
        },
        {
          serviceName: 'rtmp_publish_service',
          payload: { outputs: [{ rtmpUrl, status: 'disconnected' }], state: 'inProgress' },
        },
      ],
    });
  });

  it('shows whatever was set', async () => {
    const started = agora.start({ mode: 'mix' });
    agora.set(started.sid, { status: 9999 });
    expect((await ask(started)).body.serverResponse.status).toBe(9999);
  });
});

describe('a fault', () => {
  const impatient = (started: Started) =>
    ask(started, { headers: { authorization }, signal: AbortSignal.timeout(200) });

  /** Each fault is met by the bot in test/agora/pretend.test.ts. */
  it('lasts until it is mended', async () => {
    const started = agora.start({ mode: 'mix' });
    agora.fault('refuse500');
    for (let n = 0; n < 2; n += 1) expect((await ask(started)).status).toBe(500);
    agora.fault(undefined);
    expect((await ask(started)).status).toBe(200);
  });

  it('throttle429 says when to come again', async () => {
    agora.fault('throttle429', { retryAfter: 7 });
    expect((await ask(agora.start({ mode: 'mix' }))).headers.get('retry-after')).toBe('7');
  });

  it('html is a 200 that is no JSON', async () => {
    agora.fault('html');
    const response = await fetch(`${agora.url}/anything`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it('cut destroys the connection', async () => {
    agora.fault('cut');
    await expect(ask(agora.start({ mode: 'mix' }))).rejects.toThrow('fetch failed');
    expect(agora.requests().at(-1)?.status).toBe('cut');
  });

  it('slow tells the truth late', async () => {
    const started = agora.start({ mode: 'mix' });
    agora.fault('slow', { ms: 60_000 });
    await expect(impatient(started)).rejects.toThrow();
    expect(agora.requests()).toEqual([]);
    agora.fault('slow', { ms: 20 });
    expect(await ask(started)).toMatchObject({ status: 200, body: { sid: started.sid } });
  });

  it('silent never answers', async () => {
    const started = agora.start({ mode: 'mix' });
    agora.fault('silent');
    await expect(impatient(started)).rejects.toThrow('timeout');
    expect(agora.requests()).toEqual([]);
    agora.fault(undefined);
    expect((await ask(started)).status).toBe(200);
  });

  it('half200 is a 200 that breaks off in the middle of its JSON', async () => {
    const started = agora.start({ mode: 'mix', cname: 'room' });
    const whole = (await ask(started)).text;
    agora.fault('half200');
    const response = await fetch(`${agora.url}${pathOf(started)}`, { headers: { authorization } });
    const half = await response.text();
    expect(response.status).toBe(200);
    expect(whole.startsWith(half)).toBe(true);
    expect(half.length).toBe(Math.floor(whole.length / 2));
  });

  it('oddity tells the truth loosely', async () => {
    const started = agora.start({ mode: 'web', rtmp: ['rtmp://h/a/k'], cname: 'room' });
    agora.act(started.sid, 'publish');
    agora.fault('oddity');
    const { text, body } = await ask(started);
    expect(text).toMatch(/^\n\{/);
    expect(body).not.toHaveProperty('cname');
    expect(body.serverResponse.status).toBe('5');
    const [stranger, publisher, recorder] = body.serverResponse.extensionServiceState;
    expect(stranger.serviceName).toBe('whiteboard_service');
    expect(publisher.serviceName).toBe('rtmp_publish_service');
    expect(recorder.payload.onhold).toBe('false');
    expect(recorder.payload.fileList[0]).toHaveProperty('fileName');
  });

  it('foreign200 tells the truth of a recording that nobody asked for', async () => {
    const started = agora.start({ mode: 'mix' });
    agora.act(started.sid, 'publish');
    agora.fault('foreign200');
    const { status, text, body } = await ask(started);
    expect([status, body.serverResponse.status]).toEqual([200, 5]);
    expect(body.sid).toMatch(/^[0-9a-f]{32}$/);
    expect(text).not.toContain(started.sid);
    expect(text).not.toContain(started.resourceId);
  });

  it('can hit one recording and spare the others', async () => {
    const [one, two] = [agora.start({ mode: 'mix' }), agora.start({ mode: 'mix' })];
    agora.fault('refuse500', { sid: one.sid });
    expect([(await ask(one)).status, (await ask(two)).status]).toEqual([500, 200]);
  });
});

describe('for a control panel', () => {
  it('it lists its recordings and their state', () => {
    const { sid } = agora.start({ mode: 'web', cname: 'room' });
    const state = () => agora.recordings().find((recording) => recording.sid === sid)?.state;
    const steps: readonly (readonly [Action, string])[] = [
      ['ready', 'ready'],
      ['publish', 'recording'],
      ['pause', 'paused'],
      ['resume', 'recording'],
      ['failover', 'moving'],
      ['relocate', 'recording'],
      ['stop', 'stopping'],
      ['exit', 'exited'],
      ['vanish', 'gone'],
    ];
    for (const [action, then] of steps) {
      agora.act(sid, action);
      expect(state(), action).toBe(then);
    }
  });

  it('it notes who was asked for and what was answered, the last 500 times', async () => {
    const started = agora.start({ mode: 'mix' });
    await ask(started);
    expect(agora.requests()).toEqual([{ at: expect.any(Number), sid: started.sid, status: 200 }]);
    for (let request = 0; request < 505; request++) await ask(started);
    expect(agora.requests()).toHaveLength(500);
  });

  it('it tells of every change until nobody listens', async () => {
    let told = 0;
    const silence = agora.onChange(() => {
      told += 1;
    });
    const started = agora.start({ mode: 'mix' });
    const afterStart = told;
    agora.act(started.sid, 'ready');
    expect(told).toBeGreaterThan(afterStart);
    const afterAct = told;
    await ask(started);
    expect(told).toBeGreaterThan(afterAct);
    silence();
    const afterSilence = told;
    agora.act(started.sid, 'publish');
    expect(told).toBe(afterSilence);
  });
});
