import { beforeEach, describe, expect, test } from 'vitest';
import { explain } from '../../src/flows/asking/explain.ts';
import type { News } from '../../src/recording/news.ts';
import { createTelling, type Telling } from './telling.ts';
import { NOON, recordingOf, SID } from './world.ts';

/** The trail that a message leaves: its line in the log, and its entries in the ledger. */

const between = { after: NOON, before: NOON + 9_000 };
const STARTED: News = { kind: 'started', between, late: false };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };

let { world, slack, logged, drainInTime: drain, learn }: Telling = createTelling();
const begin = (...sids: readonly string[]): void => {
  ({
    world,
    slack,
    logged,
    drainInTime: drain,
    learn,
  } = createTelling(...sids.map((sid) => recordingOf(sid))));
};

/** Lines about messages, without those about edits of cards. */
const told = () =>
  logged
    .filter(({ msg, sids }) => msg === 'told' && sids !== undefined)
    .map(({ delivery, of, sids, kinds, ts }) => ({ delivery, of, sids, kinds, ts }));
const ledgerOf = async (sid: string) =>
  (await world.ledger.of(sid)).map(({ delivery, ts, kinds, attempts }) => ({
    delivery,
    ts,
    kinds,
    attempts,
  }));

describe('news that comes before its card', () => {
  const card = { delivery: `${SID}.card`, ts: 'ts-1', kinds: [] };
  const line = { delivery: `${SID}.1`, ts: 'ts-2', kinds: ['started'] };
  beforeEach(async () => {
    begin(SID);
    await world.watch();
    await learn(SID, 1, STARTED);
  });

  test('has the only line with its id, after the line of the card', async () => {
    await drain();
    expect(told()).toEqual([
      { ...card, sids: [SID] },
      { ...line, sids: [SID] },
    ]);
    expect(logged.filter(({ delivery }) => delivery === line.delivery)).toHaveLength(1);
  });

  test('of several looks is named in its own line only', async () => {
    await learn(SID, 2, ENDED);
    await drain();
    expect(told().map(({ delivery, of }) => [delivery, of])).toEqual([
      [`${SID}.card`, undefined],
      [`${SID}.1`, [`${SID}.1`, `${SID}.2`]],
    ]);
  });

  test('was not attempted before', async () => {
    await drain();
    expect(await ledgerOf(SID)).toEqual([
      { ...card, attempts: 0 },
      { ...line, attempts: 0 },
    ]);
    expect((await explain(SID, world))?.join('\n')).not.toContain('attempts before');
  });

  test('was not attempted before where the card was deleted and is posted anew', async () => {
    await drain();
    await learn(SID, 2, ENDED);
    slack.editFailures.push({ kind: 'no_message' });
    await drain();
    expect((await ledgerOf(SID)).slice(2)).toEqual([
      { delivery: `${SID}.card`, ts: 'ts-3', kinds: [], attempts: 0 },
      { delivery: `${SID}.2`, ts: 'ts-4', kinds: ['ended'], attempts: 0 },
    ]);
  });

  test('counts the attempts that failed', async () => {
    slack.failures.push({ kind: 'later' });
    await drain();
    expect((await ledgerOf(SID)).map(({ attempts }) => attempts)).toEqual([1, 1]);
  });
});

test('a card by itself has a line with its id and its recording, and is in the ledger once', async () => {
  begin(SID);
  await world.watch();
  await drain();
  const card = { delivery: `${SID}.card`, ts: 'ts-1', kinds: [] };
  expect(told()).toEqual([{ ...card, sids: [SID] }]);
  expect(await ledgerOf(SID)).toEqual([{ ...card, attempts: 0 }]);
});
