import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type MeasuredLooks, measuredLooks } from '../../../src/bot/measured/looks.ts';
import { judge } from '../../../src/flows/polling/judge.ts';
import type { Agora } from '../../../src/ports/agora.ts';
import type { Recordings } from '../../../src/ports/knowing.ts';
import type { Begun, Budget, Claim, Schedule } from '../../../src/ports/polling.ts';
import { CLEAR } from '../../../src/recording/judging/sight.ts';
import { unseen } from '../../../src/recording/known.ts';
import type { News } from '../../../src/recording/news.ts';
import type { Observation } from '../../../src/recording/observation.ts';
import { createMetrics, type Metrics } from '../../../src/web/metrics/metrics.ts';
import { createWorld, NOON, recordingOf, SID, snapshotOf } from '../../flows/world.ts';
import { seriesIn } from '../../web/series.ts';

/** Metrics of looks, and of what they bring. The ports behind are plain objects. */

const CLAIM: Claim = { sid: SID, app: 'default', token: 'a-token' };
/** It was never looked at, so nothing that was known of it has an age. */
const KNOWN = unseen(recordingOf());
const NEVER = new AbortController().signal;
const SEEN = snapshotOf(5);
const LOOK_MS = 40;

const nothing = async (): Promise<never> => {
  throw new Error('nobody asks for this here');
};

/** It answers this, after as many further tries as it may have. */
const agoraThat = (seen: Observation, wanted = 0): Agora => ({
  async look(_recording, again) {
    for (let tries = 0; tries < wanted && (await again(100)); tries += 1);
    vi.advanceTimersByTime(LOOK_MS);
    return seen;
  },
});

const scheduleThat = (does: Partial<Schedule>): Schedule => ({
  begin: nothing,
  answered: nothing,
  commit: nothing,
  release: nothing,
  claimOne: nothing,
  ...does,
});

const budgetThat = (does: Partial<Budget>): Budget => ({
  reserve: nothing,
  again: nothing,
  throttled: nothing,
  rateLeft: nothing,
  ...does,
});

const recordingsThat = (does: Pick<Recordings, 'amend'>): Recordings => ({
  find: nothing,
  findAll: nothing,
  register: nothing,
  name: nothing,
  resolve: nothing,
  ofTeam: nothing,
  page: nothing,
  said: nothing,
  forget: nothing,
  ...does,
});

let metrics: Metrics;
let measured: MeasuredLooks;
const counted = async () => seriesIn(await metrics.text());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  metrics = createMetrics(['default']);
  measured = measuredLooks(metrics, () => NOON);
});

const noMore = async () => false;

describe('a look', () => {
  test('that was planned is a request and a look by timetable, with what it took and how late it was', async () => {
    const begun: Begun = { known: KNOWN, sight: CLEAR, lateMs: 250 };
    const schedule = measured.schedule(scheduleThat({ begin: async () => begun }));
    expect(await schedule.begin(CLAIM, NEVER)).toBe(begun);
    const agora = measured.agora(agoraThat(SEEN));
    expect(await agora.look(begun.known.recording, noMore, NEVER)).toBe(SEEN);
    expect(await counted()).toEqual({
      'recbot_agora_requests_total{app="default"}': 1,
      'recbot_looks_total{app="default",answer="snapshot",by="timetable"}': 1,
      'recbot_look_duration_seconds_sum{app="default",answer="snapshot"}': LOOK_MS / 1_000,
      'recbot_look_duration_seconds_count{app="default",answer="snapshot"}': 1,
      'recbot_look_lateness_seconds_sum{app="default",answer="snapshot"}': 0.25,
      'recbot_look_lateness_seconds_count{app="default",answer="snapshot"}': 1,
    });
  });

  test('that a person wanted is one by a person, and never late', async () => {
    await measured.agora(agoraThat(SEEN)).look(recordingOf(), noMore);
    expect(await counted()).toEqual({
      'recbot_agora_requests_total{app="default"}': 1,
      'recbot_looks_total{app="default",answer="snapshot",by="person"}': 1,
      'recbot_look_duration_seconds_sum{app="default",answer="snapshot"}': LOOK_MS / 1_000,
      'recbot_look_duration_seconds_count{app="default",answer="snapshot"}': 1,
    });
  });

  test('whose claim was lost is none', async () => {
    const schedule = measured.schedule(scheduleThat({ begin: async () => undefined }));
    expect(await schedule.begin(CLAIM, NEVER)).toBeUndefined();
    expect(await counted()).toEqual({});
  });

  test('that is broken off is a request without an answer', async () => {
    await expect(measured.agora({ look: nothing }).look(recordingOf(), noMore)).rejects.toThrow();
    expect(await counted()).toEqual({ 'recbot_agora_requests_total{app="default"}': 1 });
  });

  test.each<[answer: string, seen: Observation]>([
    ['not_found', { kind: 'not_found' }],
    ['throttled', { kind: 'throttled' }],
    ['forbidden', { kind: 'forbidden', status: 401 }],
    ['rejected', { kind: 'rejected', scope: 'recording', check: 'ids', reason: 'ids' }],
    ['app_rejected', { kind: 'rejected', scope: 'app', check: 'app_id', reason: 'App ID' }],
  ])('is counted by the class of its answer: %s', async (answer, seen) => {
    await measured.agora(agoraThat(seen)).look(recordingOf(), noMore);
    const series = `recbot_looks_total{app="default",answer="${answer}",by="person"}`;
    expect(await counted()).toMatchObject({ [series]: 1 });
  });
});

describe('a further try', () => {
  const tried = async (granted: boolean) => {
    const budget = measured.budget(budgetThat({ again: async () => granted }));
    const again = (waitMs: number) => budget.again('default', waitMs);
    await measured.agora(agoraThat(SEEN, 1)).look(recordingOf(), again);
    return counted();
  };

  test('that is paid for is one more request', async () => {
    const series = await tried(true);
    expect(series).toMatchObject({ 'recbot_agora_requests_total{app="default"}': 2 });
    expect(series).not.toHaveProperty(['recbot_budget_refusals_total{app="default",by="try"}']);
  });

  test('that the budget refuses is a refusal, and no request', async () => {
    expect(await tried(false)).toMatchObject({
      'recbot_agora_requests_total{app="default"}': 1,
      'recbot_budget_refusals_total{app="default",by="try"}': 1,
    });
  });
});

test.each([
  [
    'has no room',
    { kind: 'spent', ms: 1_500 } as const,
    { 'recbot_budget_refusals_total{app="default",by="person"}': 1 },
  ],
  ['has room', undefined, {}],
])('a person for whom the budget %s is told so', async (_, delay, series) => {
  const budget = measured.budget(budgetThat({ reserve: async () => delay }));
  expect(await budget.reserve('default', 1_200)).toEqual(delay);
  expect(await counted()).toEqual(series);
});

describe('news', () => {
  const between = { after: NOON, before: NOON };
  const NEWS: readonly News[] = [
    { kind: 'file', files: [] },
    { kind: 'ended', how: 'exited', between, files: 1 },
    { kind: 'file', files: [] },
  ];
  const SERIES = {
    'recbot_news_total{kind="file",how=""}': 2,
    'recbot_news_total{kind="ended",how="exited"}': 1,
  };

  test.each([
    ['committed', SERIES],
    ['fenced', {}],
  ] as const)('of a look that is %s', async (outcome, series) => {
    const schedule = measured.schedule(scheduleThat({ commit: async () => outcome }));
    expect(await schedule.commit(CLAIM, KNOWN, KNOWN, NEWS, false, undefined)).toBe(outcome);
    expect(await counted()).toEqual(series);
  });

  test.each([
    ['amended', SERIES],
    ['moved', {}],
  ] as const)('of a judgement without a look that is %s', async (outcome, series) => {
    const recordings = measured.recordings(recordingsThat({ amend: async () => outcome }));
    expect(await recordings.amend(KNOWN, KNOWN, NEWS, 0)).toBe(outcome);
    expect(await counted()).toEqual(series);
  });
});

test('that a whole app cannot be seen is logged and counted once, by the look that wrote it', async () => {
  const world = createWorld(recordingOf());
  const needs = { ...world, sights: measured.sights(world.sights) };
  const begun = { sight: CLEAR, lateMs: 0 };
  const seen = { kind: 'forbidden', status: 401, requestId: 'req-1' } as const;
  for (let n = 0; n < 2; n += 1) await judge(world.claim(), KNOWN, seen, NOON, needs, begun);
  expect(await counted()).toEqual({ 'recbot_news_total{kind="blind",how=""}': 1 });
  const facts = { app: 'default', version: 1, delivery: 'default.sight.1', requestId: 'req-1' };
  const news = { kind: 'blind', since: NOON, cause: 'credentials', status: 401 };
  expect(world.lines).toEqual([{ outcome: 'blind', facts: { ...facts, ...news } }]);
});
