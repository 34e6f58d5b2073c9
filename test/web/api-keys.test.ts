import { describe, expect, test } from 'vitest';
import { unseen } from '../../src/recording/known.ts';
import { recordingOf, SID } from '../flows/world.ts';
import { type Api, keyOf, openApi, STARTED } from './world.ts';

const REGISTER = 'the-secret-of-the-register-key';
const READ = 'the-secret-of-the-read-key';
const STAGE = 'the-secret-of-the-stage-key';
const ONE = `/v1/recordings/${SID}`;

const KEYS = [
  keyOf(REGISTER, { name: 'school', scope: 'register', reportsStop: true }),
  keyOf(READ, { name: 'dashboard', scope: 'read' }),
  keyOf(STAGE, { name: 'stage-only', scope: 'all', apps: ['stage'] }),
];

const open = (more: Parameters<typeof openApi>[0] = {}) => openApi({ tokens: [], keys: KEYS, ...more });

const by = (secret: string) => ({ authorization: `Bearer ${secret}` });

type Asks = Api['ask'];

describe('a key', () => {
  const EVERYTHING = [
    ['POST', '/v1/recordings', STARTED],
    ['GET', '/v1/recordings', undefined],
    ['GET', ONE, undefined],
    ['PATCH', ONE, { endsAt: 'never' }],
    ['DELETE', ONE, undefined],
  ] as const;

  const statuses = async (ask: Asks, secret: string): Promise<number[]> => {
    const found: number[] = [];
    for (const [method, path, body] of EVERYTHING)
      found.push((await ask(method, path, body, by(secret))).status);
    return found;
  };

  test('does what its scope allows, and a 403 names the scope that lacks', async () => {
    const { ask } = await open();
    expect(await statuses(ask, REGISTER)).toEqual([201, 403, 403, 200, 204]);
    expect(await statuses(ask, READ)).toEqual([403, 200, 404, 403, 403]);
    const { body, headers } = await ask('DELETE', ONE, undefined, by(READ));
    expect(body).toMatchObject({
      title: 'Forbidden',
      detail: 'The key dashboard has the scope read; this needs the scope register.',
    });
    expect(headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="register"');
    const read = await ask('GET', ONE, undefined, by(REGISTER));
    expect(read.body.detail).toBe('The key school has the scope register; this needs the scope read.');
  });

  test('is replaced by a second one of the same name, and both are good meanwhile', async () => {
    const next = keyOf('the-next-secret-of-the-key', { name: 'dashboard', scope: 'read' });
    const { ask } = await open({ keys: [...KEYS, next] });
    for (const secret of [READ, 'the-next-secret-of-the-key']) {
      expect((await ask('GET', '/v1/recordings', undefined, by(secret))).status).toBe(200);
    }
  });

  test('is not its own hash', async () => {
    const { ask } = await open();
    for (const { sha256 } of KEYS) {
      expect((await ask('GET', '/v1/recordings', undefined, by(sha256))).status).toBe(401);
    }
  });

  test.each(['', 'Bearer', 'Bearer  ', 'Basic eDp5'])(
    'whose hash is that of nothing lets nobody in without a token: "%s"',
    async (authorization) => {
      const { ask } = await open({ keys: [keyOf('', { name: 'empty', scope: 'all' })] });
      expect((await ask('GET', '/v1/recordings', undefined, { authorization })).status).toBe(401);
    },
  );

  test('is kept with what it registered first, beside tokens and people', async () => {
    const { ask, post, world } = await open({ tokens: ['a-token-of-the-tests-1'] });
    world.know(unseen(recordingOf('pasted-by-a-person', { app: 'prod' })));
    expect((await ask('POST', '/v1/recordings', STARTED, by(REGISTER))).body.registeredBy).toBe('school');
    expect((await post(STARTED)).body.registeredBy).toBe('school');
    const others = await Promise.all(
      ['by-a-token', 'pasted-by-a-person'].map((sid) => post({ ...STARTED, sid })),
    );
    expect(others.map(({ body }) => body.registeredBy)).toEqual(['api token', 'api token']);
    const listed = (await ask('GET', '/v1/recordings')).body.recordings;
    expect(listed.map((one: { registeredBy?: string }) => one.registeredBy).toSorted()).toEqual([
      'api token',
      'api token',
      'school',
    ]);
  });
});

describe('a key that is limited to some apps', () => {
  test('registers for these only, which need no name if there is one', async () => {
    const { ask } = await open({ severalApps: true });
    const post = (body: object) => ask('POST', '/v1/recordings', body, by(STAGE));
    for (const app of ['prod', 'no-such-app']) {
      expect(await post({ ...STARTED, app })).toMatchObject({
        status: 403,
        body: { detail: 'The key stage-only is limited to the apps stage.' },
      });
    }
    expect(await post(STARTED)).toMatchObject({ status: 201, body: { app: 'stage' } });
  });

  test('knows no recording of another app: it neither reads, changes, takes over nor forgets it', async () => {
    const { ask, world } = await open({ severalApps: true });
    world.know(unseen(recordingOf(SID, { app: 'prod' })));
    world.know(unseen(recordingOf('sid-of-stage', { app: 'stage' })));
    const { body } = await ask('GET', '/v1/recordings', undefined, by(STAGE));
    expect(body.recordings).toMatchObject([{ sid: 'sid-of-stage' }]);
    expect((await ask('GET', '/v1/recordings?app=prod', undefined, by(STAGE))).body.recordings).toEqual([]);
    for (const [method, sent] of [['GET'], ['PATCH', { endsAt: 'never' }], ['DELETE']] as const) {
      const answered = await ask(method, ONE, sent, by(STAGE));
      const missing = await ask(method, '/v1/recordings/no-such-sid', sent, by(STAGE));
      expect([answered.status, answered.body]).toEqual([404, missing.body]);
    }
    const taken = await ask('POST', '/v1/recordings', { ...STARTED, app: 'stage', alias: 'mine' }, by(STAGE));
    expect(taken.status).toBe(403);
    expect(world.lives(SID)).toEqual(unseen(recordingOf(SID, { app: 'prod' })));
  });
});

describe('the promise to report every end', () => {
  const SILENT = 'the-secret-of-the-silent-key';
  const keys = [...KEYS, keyOf(SILENT, { name: 'silent', scope: 'register', reportsStop: false })];
  const promised = async (...posts: readonly (readonly [secret: string, reportsStop?: boolean])[]) => {
    const { ask, world } = await open({ keys });
    for (const [secret, reportsStop] of posts) {
      const said = reportsStop === undefined ? {} : { reportsStop };
      await ask('POST', '/v1/recordings', { ...STARTED, ...said }, by(secret));
    }
    return world.lives(SID).recording.reportsStop;
  };

  test('is that of the key, unless the registration says otherwise', async () => {
    expect(await promised([REGISTER])).toBe(true);
    expect(await promised([SILENT])).toBe(false);
    expect(await promised([REGISTER, false])).toBe(false);
    expect(await promised([SILENT, true])).toBe(true);
  });

  test('that a registration has given is not taken back by a repetition that says nothing of it', async () => {
    expect(await promised([REGISTER, false], [REGISTER])).toBe(false);
    expect(await promised([REGISTER], [REGISTER, false])).toBe(false);
  });
});

const PEOPLE = ['U0123ABCD', 'W0123ABCD', 'D0123ABCD'];

test.each(PEOPLE)('no key makes the bot write to a person: %s is refused by its field', async (channel) => {
  const { ask, world } = await open();
  const watch = [{ channel: 'C0123ABCD' }, { channel }];
  const { status, body } = await ask('POST', '/v1/recordings', { ...STARTED, watch }, by(REGISTER));
  const message = 'must be a channel: the API does not write to people';
  expect([status, body.errors]).toEqual([400, [{ field: 'watch[1].channel', message }]]);
  expect(await world.recordings.find(SID)).toBeUndefined();
});

describe('guesses of tokens', () => {
  const guess = (ask: Asks) => ask('GET', '/v1/recordings', undefined, by('a-guess-of-a-token'));

  test('are answered slower and slower, up to a limit, and at once after a quiet minute', async () => {
    const { ask, waits, world } = await open();
    for (let n = 0; n < 12; n += 1) expect((await guess(ask)).status).toBe(401);
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000]);
    world.pass(60_001);
    await guess(ask);
    expect(waits).toHaveLength(7);
  });

  test('that wait are few: more are refused at once, and a caller with a token is answered meanwhile', async () => {
    const { ask, hold, letGo, held } = await open();
    for (let n = 0; n < 5; n += 1) await guess(ask);
    hold();
    const waiting = Array.from({ length: 10 }, () => guess(ask));
    await expect.poll(() => held.length).toBe(10);
    const refused = await guess(ask);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await ask('GET', '/v1/recordings', undefined, by(READ))).status).toBe(200);
    letGo();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(10).fill(401));
    // A request that has waited makes room.
    expect((await guess(ask)).status).toBe(401);
  });

  test('are all counted, and logged once a minute with their number', async () => {
    const { ask, lines, outcomes, world } = await open();
    for (let n = 0; n < 8; n += 1) await guess(ask);
    world.pass(60_000);
    await guess(ask);
    expect(outcomes).toEqual(Array(9).fill('apiGuessed'));
    expect(lines).toEqual([
      { outcome: 'apiUnauthorized', facts: { address: '127.0.0.1', status: 401, times: 1 } },
      { outcome: 'apiUnauthorized', facts: { address: '127.0.0.1', status: 401, times: 8 } },
    ]);
  });
});

test('paths and methods that are none are guesses too, unless a key comes with them', async () => {
  const { ask, lines, outcomes, waits } = await open();
  for (let n = 0; n < 4; n += 1) {
    expect((await ask('GET', `/v1/${n}`, undefined, by('none'))).status).toBe(404);
    expect((await ask('PUT', '/v1/recordings', undefined, by('none'))).status).toBe(405);
  }
  expect(outcomes).toEqual(Array(8).fill('apiGuessed'));
  expect(waits).toEqual([100, 200, 400]);
  expect(lines.map(({ outcome }) => outcome)).toEqual(['apiUnauthorized']);
  expect((await ask('GET', '/v1/none', undefined, by(READ))).status).toBe(404);
  expect(lines.at(-1)).toEqual({ outcome: 'apiRefused', facts: { status: 404, fields: [] } });
  expect(waits).toHaveLength(3);
});

test('neither a key nor its hash is in a line of the log or in an answer', async () => {
  const { ask, lines } = await open({ severalApps: true });
  const bodies: unknown[] = [];
  for (const secret of [REGISTER, READ, STAGE, `${READ}x`]) {
    for (const method of ['POST', 'GET', 'PATCH', 'DELETE']) {
      const body = method === 'POST' || method === 'PATCH' ? STARTED : undefined;
      for (const path of ['/v1/recordings', ONE]) {
        const answered = await ask(method, path, body, by(secret));
        bodies.push(answered.body, [...answered.headers]);
      }
    }
  }
  expect(lines.length).toBeGreaterThan(5);
  const written = JSON.stringify([lines, bodies]);
  for (const secret of [REGISTER, READ, STAGE]) expect(written).not.toContain(secret);
  for (const { sha256 } of KEYS) expect(written).not.toContain(sha256);
});
