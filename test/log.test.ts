import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

const SECRETS = ['xoxb-a-token', 'pass word/with"quotes', 'ab'];

function written(level: string) {
  const lines: string[] = [];
  const outcomes: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog({
    level,
    secrets: SECRETS,
    secretForms: /\bticket-\w+/g,
    counted: (outcome) => outcomes.push(outcome),
    destination,
  });
  return { log, outcomes, text: () => lines.join('') };
}

test('a decision is one JSON line, named for its outcome', () => {
  const { log, text } = written('info');
  log.info({ sid: 's', phase: 'ended' }, 'news');
  expect(JSON.parse(text())).toMatchObject({ level: 30, sid: 's', phase: 'ended', msg: 'news' });
});

test('a secret is blotted out, however it came in', () => {
  const { log, text } = written('info');
  log.error(
    {
      token: 'xoxb-a-token',
      url: `redis://:${encodeURIComponent('pass word/with"quotes')}@host`,
      nested: { deep: ['pass word/with"quotes'] },
      err: new Error('refused xoxb-a-token'),
    },
    'failed with xoxb-a-token',
  );
  expect(text()).not.toContain('xoxb-a-token');
  expect(text()).not.toContain('pass word');
  expect(text()).not.toContain('pass%20word');
  expect(text().match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(5);
});

test('what is too short to be a secret does not blot out words', () => {
  const { log, text } = written('info');
  log.info({ word: 'cabbage' }, 'fine');
  expect(text()).toContain('cabbage');
});

test('an outcome is counted even when its level is not logged', () => {
  const { log, outcomes, text } = written('error');
  log.info({}, 'news');
  expect([outcomes, text()]).toEqual([['news'], '']);
});

test('what was caught is told with its stack and its causes, and without what else hangs on it', () => {
  const { log, text } = written('info');
  const cause = new TypeError('ticket-1');
  const error = Object.assign(new Error('refused', { cause }), { headers: { authorization: 'hidden' } });
  log.error({ error }, 'failed');
  const told = JSON.parse(text()).error;
  expect(told).toMatch(/^Error: refused\n {4}at .*log\.test\.ts/);
  expect(told).toMatch(/\ncaused by TypeError: \[secret\]\n {4}at .*log\.test\.ts/);
  expect(told).not.toContain('hidden');
});

test('a secret is blotted out of a stack, also at the start of its lines', () => {
  const { log, text } = written('info');
  log.error({ error: new Error('\nticket-1\nxoxb-a-token\npass word/with"quotes') }, 'failed');
  expect(JSON.parse(text()).error).toMatch(/^Error: \n\[secret\]\n\[secret\]\n\[secret\]\n/);
});

test.each([
  ['a sentence with ticket-1', 'a sentence with [secret]'],
  [{ headers: 'hidden' }, 'object'],
  [undefined, 'undefined'],
])('what was caught need not be an error: %j', (error, told) => {
  const { log, text } = written('info');
  log.error({ error }, 'failed');
  expect(JSON.parse(text()).error).toBe(told);
});

test('causes in a ring and long stacks have an end', () => {
  const { log, text } = written('info');
  const error = new Error('x'.repeat(5_000));
  error.cause = error;
  log.error({ error }, 'failed');
  expect(JSON.parse(text()).error).toHaveLength(4_000);
});
