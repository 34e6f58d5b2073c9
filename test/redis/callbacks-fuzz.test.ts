import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callbackDoor } from '../../src/bot/callbacks.ts';
import { hear } from '../../src/flows/polling/hear.ts';
import { callbackListener } from '../../src/web/callbacks/callbacks.ts';
import { listen } from '../../src/web/listen.ts';
import { SECRET, v1, v2 } from '../agora/callbacks/signed.ts';
import { createTestLog, look, openWorld, register } from './world.ts';

const RUNS = 500;

const anything = fc.anything({ maxDepth: 3, withBigInt: false, withDate: false });
const oneOf = (...events: number[]) => fc.constantFrom(...events);
const event = fc.oneof(
  oneOf(1, 11, 12, 31, 32, 33, 40, 41, 42, 43, 44, 70, 71, 72, 73, 100),
  fc.integer(),
  anything,
);
const details = fc.oneof(
  fc.record({
    errorLevel: fc.oneof(fc.integer({ min: 0, max: 6 }), anything),
    leaveCode: fc.oneof(fc.integer({ min: 0, max: 31 }), anything),
    exitStatus: oneOf(0, 1),
    code: fc.oneof(fc.integer({ min: -1, max: 9 }), anything),
    startUtcMs: fc.oneof(fc.double(), anything),
    streamUid: fc.oneof(fc.string(), anything),
  }),
  anything,
);
const notice = fc.record(
  {
    noticeId: fc.oneof(fc.string(), anything),
    productId: oneOf(3, 1),
    eventType: event,
    notifyMs: fc.oneof(fc.double(), anything),
    payload: fc.oneof(
      fc.record({
        cname: fc.oneof(fc.constant('test_webhook'), fc.string()),
        sid: fc.oneof(fc.constant('known'), fc.string(), anything),
        sequence: fc.oneof(fc.integer(), fc.double(), anything),
        sendts: fc.oneof(fc.double(), fc.integer(), anything),
        details,
      }),
      anything,
    ),
  },
  { requiredKeys: ['eventType'] },
);
const body = fc.oneof(
  { weight: 6, arbitrary: notice.map((one) => JSON.stringify(one) ?? '') },
  { weight: 2, arbitrary: fc.array(notice, { maxLength: 5 }).map((all) => JSON.stringify(all)) },
  { weight: 1, arbitrary: anything.map((one) => JSON.stringify(one) ?? '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
/** A notice about the known recording, so that at least one word arrives whatever is drawn. */
const OF_KNOWN = JSON.stringify({
  noticeId: 'n-known',
  productId: 3,
  eventType: 31,
  notifyMs: 1,
  payload: { cname: 'lesson', sid: 'known', sequence: 1, sendts: 1, details: {} },
});
/** Ways to sign a body; only the first three are right. */
const SIGNED: Readonly<Record<string, (bytes: Buffer) => Record<string, string>>> = {
  v2,
  v1,
  both: (bytes) => ({ ...v1(bytes), ...v2(bytes) }),
  none: () => ({}),
  forged: (bytes) => v2(bytes, `${SECRET}x`),
  'wrong v2 over v1': (bytes) => ({ ...v1(bytes), ...v2(bytes, `${SECRET}x`) }),
};
const signing = fc.constantFrom(...Object.keys(SIGNED));

test(`${RUNS} bodies, signed and not: each is answered, none ends a recording by itself, no secret comes back`, async () => {
  const world = openWorld();
  const log = createTestLog();
  const apps = [
    { name: 'prod', appId: 'a', customerId: 'b', customerSecret: 'c', callbackSecrets: [SECRET] },
  ];
  const relays = { pass: async () => {} };
  const listener = callbackListener(
    callbackDoor({ apps: () => apps, notices: world.notices, relays, now: Date.now }),
    { log, counted: () => {}, now: Date.now, wait: async () => {} },
  );
  const door = await listen(listener, { port: 0, host: '127.0.0.1', variable: 'PORT' });
  const url = `http://127.0.0.1:${door.port}/v1/agora/callbacks`;
  try {
    await look(world, await register(world, 'known'), { again: Date.now() + 3_600_000 });
    const before = await world.recordings.find('known');

    const taken = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(body, signing, async (text, how) => {
        const bytes = Buffer.from(text);
        const headers = { ...SIGNED[how]?.(bytes), 'content-type': 'application/json' };
        const response = await fetch(url, { method: 'POST', headers, body: bytes });
        const answer = await response.text();
        taken.set(response.status, (taken.get(response.status) ?? 0) + 1);
        expect([200, 400, 401]).toContain(response.status);
        if (!['v1', 'v2', 'both'].includes(how)) expect(response.status).toBe(401);
        expect(answer).not.toContain(SECRET);
        JSON.parse(answer);
      }),
      { numRuns: RUNS, examples: [[OF_KNOWN, 'v2']] },
    );
    expect(taken.get(200)).toBeGreaterThan(RUNS / 10);
    expect(taken.get(401)).toBeGreaterThan(RUNS / 10);

    await hear('known', { ...world, log, now: Date.now });
    const after = await world.recordings.find('known');
    expect(after?.words.length).toBeGreaterThan(0);
    expect({ ...after, words: [], version: 0 }).toEqual({ ...before, words: [], version: 0 });
    expect(JSON.stringify(log.lines)).not.toContain(SECRET);
  } finally {
    await door.close();
  }
}, 120_000);
