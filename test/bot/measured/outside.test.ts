import { Redis } from 'ioredis';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  measuredCalls,
  measuredDoor,
  measuredKeyspace,
  measuredSenders,
} from '../../../src/bot/measured/outside.ts';
import type { AskSenders } from '../../../src/ports/agora.ts';
import { createKeyspace, type Keyspace } from '../../../src/redis/connection/keyspace.ts';
import type { CallbackDoor, Taken } from '../../../src/web/callbacks/callbacks.ts';
import { createMetrics, type Metrics } from '../../../src/web/metrics/metrics.ts';
import { seriesIn } from '../../web/series.ts';

/** Metrics of calls to and from outside. What is called is a plain object. */

let metrics: Metrics;
const counted = async () => seriesIn(await metrics.text());

beforeEach(() => {
  metrics = createMetrics(['default']);
});

const SID = 'a-sid';
const FULL = new Error("OOM command not allowed when used memory > 'maxmemory'.");
const DAMAGED = new Error('WRONGTYPE Operation against a key holding the wrong kind of value');

describe('a call of Redis', () => {
  const CALL_MS = 3;

  /** A keyspace of which every call takes a moment and ends so. No connection is ever made. */
  function keyspaceThat(ends: () => Promise<unknown>): Keyspace {
    const run = () => {
      vi.advanceTimersByTime(CALL_MS);
      return ends();
    };
    const load = () => ({ text: '', sha: '' });
    const keyspace = createKeyspace(new Redis({ lazyConnect: true }), 'test', load);
    return measuredKeyspace({ ...keyspace, run }, metrics);
  }

  const timed = (outcome: string) => ({
    [`recbot_redis_calls_total{outcome="${outcome}"}`]: 1,
    'recbot_redis_call_duration_seconds_sum{script="knowing/read"}': CALL_MS / 1_000,
    'recbot_redis_call_duration_seconds_count{script="knowing/read"}': 1,
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
  });

  test.each([
    ['ok', 'an answer'],
    ['ok', ['an answer', null]],
    ['full', ['an answer', FULL]],
    ['failed', [DAMAGED, 'an answer']],
  ])('is %s that answers %j, and is timed by its script', async (outcome, answer) => {
    const keyspace = keyspaceThat(async () => answer);
    expect(await keyspace.run('knowing/read', SID)).toBe(answer);
    expect(await counted()).toEqual(timed(outcome));
  });

  test.each([
    ['full', FULL],
    ['failed', DAMAGED],
  ])('is %s that fails so, and is timed as well', async (outcome, error) => {
    const keyspace = keyspaceThat(() => Promise.reject(error));
    await expect(keyspace.run('knowing/read', SID)).rejects.toBe(error);
    expect(await counted()).toEqual(timed(outcome));
  });
});

test('a call of Slack is counted by method and outcome, and timed', async () => {
  measuredCalls(metrics)('chat.postMessage', 'limited', 250);
  expect(await counted()).toEqual({
    'recbot_slack_calls_total{method="chat.postMessage",outcome="limited"}': 1,
    'recbot_slack_call_duration_seconds_sum{method="chat.postMessage"}': 0.25,
    'recbot_slack_call_duration_seconds_count{method="chat.postMessage"}': 1,
  });
});

test('the question where callbacks come from is a request to Agora, and no look', async () => {
  const senders = { kind: 'known', addresses: ['203.0.113.7'] } as const;
  const ask: AskSenders = async () => senders;
  expect(await measuredSenders(ask, metrics)('default')).toBe(senders);
  expect(await counted()).toEqual({ 'recbot_agora_requests_total{app="default"}': 1 });
});

describe('a callback', () => {
  const doorThat = (take: CallbackDoor['take']) =>
    measuredDoor({ isOpen: () => true, isSigned: () => true, take }, metrics);

  test.each<Taken>(['kept', 'health_check', 'forged', 'nonsense'])(
    'that is %s is counted so',
    async (taken) => {
      expect(await doorThat(async () => taken).take({}, Buffer.from(''))).toBe(taken);
      expect(await counted()).toEqual({ [`recbot_callbacks_total{outcome="${taken}"}`]: 1 });
    },
  );

  test('that cannot be kept is counted, and still fails', async () => {
    await expect(doorThat(() => Promise.reject(FULL)).take({}, Buffer.from(''))).rejects.toBe(FULL);
    expect(await counted()).toEqual({ 'recbot_callbacks_total{outcome="not_kept"}': 1 });
  });
});
