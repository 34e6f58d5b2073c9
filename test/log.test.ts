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
