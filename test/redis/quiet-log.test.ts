import { expect, it } from 'vitest';
import { createQuietLog } from '../../src/redis/connection/quiet-log.ts';
import { createTestLog } from './world.ts';

const open = () => {
  const log = createTestLog();
  const complain = createQuietLog(log);
  return { said: log.lines, complain: (why: string) => complain({ queue: 'poll' }, new Error(why)) };
};

it('says once what differs only in the job that it is about', () => {
  const { said, complain } = open();
  complain('Missing lock for job poll-0b0c8f2e-7c1d-4a57-9d7f-3a9e.250. moveToFinished');
  complain('Missing lock for job poll-97d3f7ab-11ce-4d0e-8b67-51aa.3. moveToFinished');
  complain('Missing lock for job lane-T1%3AC1-1763800000000. moveToFinished');
  complain('connect ECONNREFUSED 127.0.0.1:6379');
  expect(said.map(({ facts }) => facts.why)).toEqual([
    'Missing lock for job poll-0b0c8f2e-7c1d-4a57-9d7f-3a9e.250. moveToFinished',
    'connect ECONNREFUSED 127.0.0.1:6379',
  ]);
});

it('remembers only so many', () => {
  const { said, complain } = open();
  const kinds = Array.from({ length: 200 }, (_, n) => `failed ${'so '.repeat(n)}`);
  for (const kind of [...kinds, ...kinds.slice(-20)]) complain(kind);
  expect(said).toHaveLength(200);
  complain(kinds[0] ?? '');
  expect(said).toHaveLength(201);
});
