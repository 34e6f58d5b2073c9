import { beforeEach, describe, expect, test } from 'vitest';
import { measuredDeadLetters, measuredOutbox } from '../../../src/bot/measured/deliveries.ts';
import type { News } from '../../../src/recording/news.ts';
import { cardEdit } from '../../../src/recording/telling/delivery.ts';
import { createMetrics, type Metrics } from '../../../src/web/metrics/metrics.ts';
import { createTelling, type Telling } from '../../flows/telling.ts';
import { HERE, NOON, recordingOf } from '../../flows/world.ts';

const between = { after: NOON, before: NOON + 9_000 };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };
const STOPPING: News = { kind: 'stopping', between };
const FILE: News = { kind: 'file', files: [{ name: 'a_0.mp4' }] };
const SIDS = Array.from({ length: 5 }, (_, n) => `recording-${n}`);
const [FIRST = '', SECOND = ''] = SIDS;
const OWNER = { team: HERE.team, channel: 'U1' };

let telling: Telling;
let metrics: Metrics;
beforeEach(() => {
  telling = createTelling(...SIDS.map((sid) => recordingOf(sid)));
  metrics = createMetrics();
});

/** One delivery that is measured. */
const step = (place = HERE) => {
  const { outbox, deadLetters, now } = telling.world;
  return telling.step(place, {
    outbox: measuredOutbox(outbox, metrics, now),
    deadLetters: measuredDeadLetters(deadLetters, metrics),
  });
};

/** Samples of a metric that are not 0. @returns value of the label and of the sample */
async function samples(name: string): Promise<readonly string[]> {
  const found = (await metrics.text()).matchAll(new RegExp(`^${name}(?:{\\w+="(\\w+)"})? (\\S+)$`, 'gm'));
  return [...found].flatMap(([, label, value]) => (value === '0' ? [] : [[label, value].join(' ').trim()]));
}
const attempts = () => samples('recbot_delivery_attempts_total');
const seconds = () => samples('recbot_delivery_latency_seconds_sum');

/** The first recording is watched, and its card stands in the channel. */
async function carded(): Promise<void> {
  await telling.world.watch({ sid: FIRST });
  await telling.drain();
}

const learn = async (sid = FIRST) => {
  await telling.learn(sid, 1, ENDED);
  telling.world.pass(2_000);
};

describe('an attempt is counted once, by what became of it:', () => {
  test('told', async () => {
    await carded();
    await learn();
    await step();
    expect(await attempts()).toEqual(['told 1']);
    expect(await seconds()).toEqual(['thread 2']);
  });

  test('found after a doubt', async () => {
    await carded();
    await learn();
    telling.slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    expect(await attempts()).toEqual(['unknown 1']);
    await step();
    expect(await attempts()).toEqual(['found 1', 'unknown 1']);
    expect(await seconds()).toEqual(['thread 2']);
  });

  test('a card found after a doubt', async () => {
    await telling.world.watch({ sid: FIRST });
    telling.slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    await step();
    expect(await attempts()).toEqual(['found 1', 'unknown 1']);
  });

  test('repeated', async () => {
    await carded();
    await learn();
    telling.slack.failures.push({ kind: 'unknown', why: 'timeout' });
    telling.slack.findAnswers({ kind: 'forbidden' });
    await step();
    await step();
    expect(await attempts()).toEqual(['repeated 1', 'unknown 1']);
  });

  test('an edit', async () => {
    await carded();
    await telling.world.outbox.put(HERE, cardEdit(FIRST, NOON));
    telling.world.pass(2_000);
    await step();
    expect(await attempts()).toEqual(['edited 1']);
    expect(await seconds()).toEqual([]);
  });

  test('nothing left to say', async () => {
    await carded();
    await telling.world.outbox.put(HERE, { id: 'x', kind: 'on_it', sid: 'unwatched', at: NOON, by: 'U1' });
    telling.world.pass(2_000);
    await step();
    expect(await attempts()).toEqual(['nothing 1']);
    expect(await seconds()).toEqual([]);
  });

  test('the card first, and then its news', async () => {
    await telling.world.watch({ sid: FIRST });
    await learn();
    await step();
    expect(await attempts()).toEqual(['card 1']);
    await step();
    expect(await attempts()).toEqual(['told 1', 'card 1']);
    expect(await seconds()).toEqual(['thread 2']);
  });

  test('a card that was deleted', async () => {
    await carded();
    await learn();
    telling.slack.editFailures.push({ kind: 'no_message' });
    for (let n = 0; n < 3; n += 1) await step();
    expect(await attempts()).toEqual(['told 1', 'card 2']);
  });

  test('a place that refuses, and the owner who is told of it', async () => {
    await carded();
    await learn();
    telling.slack.failures.push({ kind: 'gone', reason: 'not_in_channel' });
    await step();
    expect(await attempts()).toEqual(['refused 1']);
    expect(await seconds()).toEqual([]);
    telling.slack.failures.push({ kind: 'gone', reason: 'messages_tab_disabled' });
    await step(OWNER);
    expect(await attempts()).toEqual(['refused 2']);
    await step(OWNER);
    expect(await attempts()).toEqual(['told 1', 'refused 2']);
  });

  test('a dead letter', async () => {
    await carded();
    await learn();
    telling.slack.failures.push({ kind: 'invalid', why: 'invalid_blocks' });
    await step();
    expect(await attempts()).toEqual(['not_told 1']);
    expect(await samples('recbot_dead_letters_total')).toEqual(['1']);
    expect(await seconds()).toEqual([]);
  });

  test.each([
    ['not_sent', { kind: 'later', afterMs: 1_000 }],
    ['away', { kind: 'later' }],
    ['unknown', { kind: 'unknown', why: 'timeout' }],
    ['unclear', { kind: 'refused', reason: 'some_new_error' }],
  ] as const)('put off: %s', async (outcome, failure) => {
    await carded();
    await learn();
    telling.slack.failures.push(failure);
    await step();
    expect(await attempts()).toEqual([`${outcome} 1`]);
    expect(await seconds()).toEqual([]);
  });

  test('an edit that is put off', async () => {
    await carded();
    await telling.world.outbox.put(HERE, cardEdit(FIRST, NOON));
    telling.slack.editFailures.push({ kind: 'later' });
    await step();
    expect(await attempts()).toEqual(['not_edited 1']);
  });

  test('a search without a result so far', async () => {
    await carded();
    await learn();
    telling.slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    telling.slack.findAnswers({ kind: 'later', afterMs: 1_000 });
    await step();
    expect(await attempts()).toEqual(['unknown 1', 'unseen 1']);
  });

  describe('a table', () => {
    /** Others are told alone, and this stands in the channel with one row. */
    beforeEach(async () => {
      for (const sid of SIDS) await telling.world.watch({ sid });
      await telling.drainInTime();
      for (const sid of [FIRST, SECOND, 'recording-2']) await telling.learn(sid, 1, ENDED);
      await telling.drainInTime();
      await learn('recording-3');
    });

    test('that is edited, with the age of the news that it gets', async () => {
      await step();
      expect(await attempts()).toEqual(['edited 1']);
      expect(await seconds()).toEqual(['digest 2']);
    });

    test('that may no longer be edited', async () => {
      telling.slack.editFailures.push({ kind: 'no_message' });
      await step();
      expect(await attempts()).toEqual(['not_edited 1']);
      expect(await seconds()).toEqual([]);
      await step();
      expect(await attempts()).toEqual(['told 1', 'not_edited 1']);
    });
  });
});

describe('the time until Slack has news', () => {
  const heard = async (version: number, news: News, thenMs: number) => {
    await telling.learn(FIRST, version, news);
    await step();
    telling.world.pass(thenMs);
  };
  beforeEach(carded);

  test('is that of the end, where the end replaces *stopping*', async () => {
    await heard(1, STOPPING, 40_000);
    await learn();
    await step();
    expect(await seconds()).toEqual(['thread 2']);
  });

  test('has no minute in which *stopping*, and what is quiet after it, waits for the end', async () => {
    await heard(1, STOPPING, 10_000);
    await heard(2, FILE, 53_000);
    await step();
    expect(await seconds()).toEqual(['thread 3']);
  });

  test('is not known of what was put aside and is told again', async () => {
    await learn();
    telling.slack.failures.push({ kind: 'invalid', why: 'invalid_blocks' });
    await step();
    telling.world.pass(3_600_000);
    const [letter] = await telling.world.deadLetters.of(HERE.team);
    await telling.world.deadLetters.again(letter?.id ?? '');
    await step();
    expect(await attempts()).toEqual(['told 1', 'not_told 1']);
    expect(await seconds()).toEqual([]);
  });
});
