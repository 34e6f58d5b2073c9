import { beforeEach, describe, expect, test } from 'vitest';
import { explain } from '../../src/flows/asking/explain.ts';
import { watch } from '../../src/flows/watching/intake.ts';
import { mute, unmute } from '../../src/flows/watching/pressing/mute.ts';
import type { News } from '../../src/recording/news.ts';
import { cardEdit } from '../../src/recording/telling/delivery.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf, SID } from './world.ts';

/** The trail that a message leaves: its line in the log, and its entries in the ledger. */

const between = { after: NOON, before: NOON + 9_000 };
const STARTED: News = { kind: 'started', between, late: false };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };
const FAILED: News = { kind: 'failed', between, how: 'abnormal', files: 1 };
const SIDS = Array.from({ length: 6 }, (_, n) => `recording-${n}`);

let { world, slack, step, drainInTime: drain, learn }: Telling = createTelling();
const begin = (...sids: readonly string[]): void => {
  ({ world, slack, step, drainInTime: drain, learn } = createTelling(...sids.map((sid) => recordingOf(sid))));
};

const linesOf = (outcome: string) => world.lines.filter((line) => line.outcome === outcome);
const told = () =>
  linesOf('told').map(({ facts: { delivery, of, sids, kinds, ts } }) => ({ delivery, of, sids, kinds, ts }));
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
    expect(world.lines.filter(({ facts }) => facts.delivery === line.delivery)).toHaveLength(1);
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

test('an edit of a card has a line with its recording, and the ts of the card', async () => {
  begin(SID);
  await world.watch();
  await drain();
  await world.outbox.put(HERE, cardEdit(SID, NOON));
  await drain();
  expect(told()).toHaveLength(1);
  expect(linesOf('edited')).toMatchObject([
    {
      facts: {
        delivery: expect.stringMatching(`^${SID}\\.card\\.\\d+$`),
        channel: HERE.channel,
        sids: [SID],
        ts: 'ts-1',
      },
    },
  ]);
});

describe('news that is not told has a line that says why:', () => {
  const MUTED = { by: 'U2', since: NOON, lets: 'bad' } as const;
  const ELSEWHERE = { reason: 'not_in_channel', at: NOON };
  test.each<[reason: string, watch: Partial<Watch>, news: News]>([
    ['muted', { muted: MUTED }, STARTED],
    ['only', { only: ['failed'] }, STARTED],
    ['cards', { cards: 'bad' }, STARTED],
    ['awaited', { bulk: true }, STARTED],
    ['paused', { paused: ELSEWHERE }, FAILED],
  ])('%s', async (reason, watch, news) => {
    begin(SID);
    await world.watch(watch);
    await learn(SID, 1, news);
    await drain();
    expect(told().filter(({ delivery }) => delivery === `${SID}.1`)).toEqual([]);
    const facts = { delivery: `${SID}.1`, sid: SID, app: 'default', ...HERE, kind: news.kind, reason };
    expect(linesOf('suppressed')).toMatchObject([{ facts }]);
  });

  test('unwatched', async () => {
    begin(SID);
    await learn(SID, 1, ENDED);
    await drain();
    expect(linesOf('suppressed')).toMatchObject([{ facts: { delivery: `${SID}.1`, reason: 'unwatched' } }]);
  });

  test('and none for the news beside it that is told', async () => {
    begin(SID);
    await world.watch({ only: ['failed'] });
    await learn(SID, 1, STARTED, FAILED);
    await drain();
    expect(told().map(({ kinds }) => kinds)).toEqual([[], ['failed']]);
    expect(linesOf('suppressed').map(({ facts }) => facts.kind)).toEqual(['started']);
  });
});

test('what a watch is not told, and that its app cannot be seen, is explained', async () => {
  begin(SID);
  await world.watch({ only: ['failed'], cards: 'bad', muted: { by: 'U2', since: NOON, lets: 'bad' } });
  world.darken();
  const lines = await explain(SID, world);
  const noon = new Date(NOON).toISOString();
  expect(lines).toContain(`  app default not visible since ${noon}: credentials`);
  expect(lines).toContain(
    `  T1/C1 by U1 since ${noon}, only failed, cards bad, muted since ${noon} by U2 until its end, which lets through bad`,
  );
});

test('a message that has nothing left to tell has a line with its kind', async () => {
  begin(SID);
  await world.watch({ only: ['failed'] });
  const news = { kind: 'blind', since: NOON, cause: 'quota' } as const;
  await world.outbox.put(HERE, { id: 'sight.1', kind: 'app', at: NOON, app: 'default', news, sids: [SID] });
  await step();
  expect(linesOf('nothingToTell')).toMatchObject([{ facts: { delivery: 'sight.1', kind: 'app' } }]);
});

describe('decisions about a watch have a line:', () => {
  const WATCH = { ...HERE, sid: SID, app: 'default' };
  const facts = (outcome: string) => linesOf(outcome).map((line) => line.facts);

  test('a person registers and watches a recording', async () => {
    begin();
    await watch(HERE, 'U1', `${SID} ${'R'.repeat(200)} mix`, world);
    expect([facts('registered'), facts('watched')]).toEqual([
      [{ ...WATCH, by: 'U1', how: 'new' }],
      [{ ...WATCH, by: 'U1', how: 'new' }],
    ]);
  });

  test('a person mutes it, and takes that back', async () => {
    begin(SID);
    await world.watch();
    await mute(HERE, 'U2', SID, 'end', world);
    await unmute(HERE, SID, world);
    expect([facts('muted'), facts('unmuted')]).toEqual([[{ ...WATCH, by: 'U2', choice: 'end' }], [WATCH]]);
  });

  test('its end ends a mute', async () => {
    begin(SID);
    await world.watch();
    await mute(HERE, 'U2', SID, 'end', world);
    await learn(SID, 1, ENDED);
    await drain();
    expect(facts('unmuted')).toEqual([{ ...HERE, sid: SID, delivery: `${SID}.1` }]);
  });

  test.each([
    ['cardLost', { kind: 'no_message' }, {}],
    ['editDeferred', { kind: 'later' }, { why: 'later' }],
  ] as const)('%s', async (outcome, failure, more) => {
    begin(SID);
    await world.watch();
    await drain();
    slack.editFailures.push(failure);
    await learn(SID, 1, ENDED);
    await drain();
    expect(facts(outcome)).toEqual([{ ...HERE, sid: SID, delivery: `${SID}.1`, ...more }]);
  });
});

describe('news in a table', () => {
  /** The two that are told alone have the messages before it. */
  const table = { delivery: expect.stringMatching(/^digest\./), ts: 'ts-9', kinds: ['ended'] };
  const tables = () => told().filter(({ delivery }) => String(delivery).startsWith('digest.'));
  const inTable = async (sid: string) =>
    (await ledgerOf(sid)).filter(({ delivery }) => delivery.startsWith('digest.'));

  beforeEach(async () => {
    begin(...SIDS);
    for (const sid of SIDS) await world.watch({ sid });
    await drain();
    world.lines.length = 0;
    for (const sid of SIDS.slice(0, 4)) await learn(sid, 1, ENDED);
    await drain();
  });

  test('is logged with its own ids', () => {
    expect(tables()).toEqual([
      { ...table, sids: ['recording-2', 'recording-3'], of: ['recording-2.1', 'recording-3.1'] },
    ]);
  });

  test('that was added by an edit is logged and in the ledger, and what stood there is not again', async () => {
    await learn('recording-4', 7, ENDED);
    await learn('recording-5', 8, ENDED);
    await drain();
    expect(tables().slice(1)).toEqual([
      { ...table, sids: ['recording-4', 'recording-5'], of: ['recording-4.7', 'recording-5.8'] },
    ]);
    for (const sid of SIDS.slice(2)) expect(await inTable(sid)).toEqual([{ ...table, attempts: 0 }]);
  });

  test('that a recording in it has since is the only news of the edit', async () => {
    await learn('recording-2', 2, FAILED);
    await drain();
    expect(tables().slice(1)).toMatchObject([
      { sids: ['recording-2'], kinds: ['failed'], of: ['recording-2.2'] },
    ]);
  });

  test('of a recording that is watched no more is not said to be told', async () => {
    await learn('recording-4', 1, ENDED);
    await learn('recording-5', 1, ENDED);
    world.pass(5_000);
    slack.editFailures.push({ kind: 'later' });
    await step();
    await world.watches.remove(HERE, 'recording-4', 'U1');
    await drain();
    expect(tables().slice(1)).toMatchObject([{ sids: ['recording-5'], of: ['recording-5.1'] }]);
    expect(await inTable('recording-4')).toEqual([]);
  });
});

test('each of fifty ids that do not start is told, wherever its row came into the table', async () => {
  begin();
  const sids = Array.from({ length: 50 }, (_, n) => `${n + 1}`.padStart(32, '0'));
  const ids = sids.map((sid) => `${sid} ${'R'.repeat(200)} mix`);
  await watch(HERE, 'U1', ids.join('\n'), world);
  await drain();
  for (const [n, sid] of sids.entries()) {
    world.know({ ...world.lives(sid), phase: 'not_started', how: 'watched' });
    await learn(sid, 1, { kind: 'not_started', how: 'watched', between, askingUntil: NOON + 3_600_000 });
    if (n % 20 === 0) await drain();
  }
  await drain();
  expect(slack.said.filter(({ how }) => how === 'edit').length).toBeGreaterThan(1);
  for (const sid of sids) {
    expect((await ledgerOf(sid)).map(({ kinds }) => kinds)).toEqual([['not_started']]);
  }
});
