import { type EndingPhase, HOW } from '../../recording/ending/ending.ts';
import { NEWS_KINDS } from '../../recording/news.ts';
import { PHASES } from '../../recording/phase.ts';
import { ATTEMPTS, answer, delivery, how, type Values } from './labels.ts';

interface Measure {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly help: string;
  readonly labels?: Readonly<Record<string, Values>>;
  /** Series that are 0 from the start; every combination of the values when absent, and none if a label is open. */
  readonly start?: readonly Readonly<Record<string, string>>[];
  /** Upper bounds, in the unit of the name; histograms only. */
  readonly buckets?: readonly number[];
}

const isEnding = (kind: string): kind is EndingPhase => Object.hasOwn(HOW, kind);

/** Outcomes of the log that rules watch for (ops/prometheus). */
const WATCHED_OUTCOMES = [
  'redisEmptied',
  'redisWritesLost',
  'evictionOn',
  'loopFailed',
  'loopRecovered',
  'placeGone',
];

const ANSWER_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WAIT_S = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60, 300];
const AGE_S = [1, 2.5, 5, 7.5, 10, 15, 20, 30, 45, 60, 120, 300, 900];
const QUICK_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** Everything that `/metrics` says of the bot; docs/metrics.md explains each line. */
export const MEASURES = {
  recbot_outcomes_total: {
    kind: 'counter',
    help: 'Decisions taken, by outcome as logged',
    labels: { outcome: 'open' },
    start: WATCHED_OUTCOMES.map((outcome) => ({ outcome })),
  },

  recbot_looks_total: {
    kind: 'counter',
    help: 'Looks that ended with an answer, by its class and by who wanted it',
    labels: { app: 'app', answer, by: ['timetable', 'person'] },
  },
  recbot_look_lateness_seconds: {
    kind: 'histogram',
    help: 'Delay of the request of a planned look after it was due, with time in which Agora took no requests or its app could not be seen: it rises after these',
    labels: { app: 'app', answer },
    buckets: WAIT_S,
  },
  recbot_look_duration_seconds: {
    kind: 'histogram',
    help: 'Time until Agora answered a look, with failover to other hosts',
    labels: { app: 'app', answer },
    buckets: ANSWER_S,
  },
  recbot_staleness_seconds: {
    kind: 'histogram',
    help: 'Age of what was known of a recording when a look renewed it, by its phase until then',
    labels: { phase: PHASES },
    buckets: AGE_S,
  },
  recbot_agora_requests_total: {
    kind: 'counter',
    help: "Requests sent to Agora, further tries of a look and the doctor's question where callbacks come from included",
    labels: { app: 'app' },
  },
  recbot_requests_wanted_per_second: {
    kind: 'gauge',
    help: 'Requests that this Agora app, and all others with its customer ID, want together',
    labels: { app: 'app' },
  },
  recbot_requests_granted_per_second: {
    kind: 'gauge',
    help: 'Requests that the budget grants them together at present: none, and then less than configured, after Agora said 429',
    labels: { app: 'app' },
  },
  recbot_budget_refusals_total: {
    kind: 'counter',
    help: 'Requests that the budget had no room for: those of a person, or further tries of a look',
    labels: { app: 'app', by: ['person', 'try'] },
  },
  recbot_scheduled_recordings: {
    kind: 'gauge',
    help: 'Recordings that are looked at, by Agora app',
    labels: { app: 'app' },
  },
  recbot_planning_lag_seconds: {
    kind: 'gauge',
    help: 'How long something that could be planned has not been: large when no worker plans',
  },
  recbot_oldest_due_seconds: {
    kind: 'gauge',
    help: 'How long the look of this Agora app, or of another with its customer ID, that waited longest is overdue, without time in which Agora took no requests: large also when their budget is too short',
    labels: { app: 'app' },
  },

  recbot_news_total: {
    kind: 'counter',
    help: 'News that was learnt, by kind and, for endings, by how the end is known',
    labels: { kind: NEWS_KINDS, how },
    start: NEWS_KINDS.flatMap((kind) => (isEnding(kind) ? HOW[kind] : ['']).map((how) => ({ kind, how }))),
  },
  recbot_callbacks_total: {
    kind: 'counter',
    help: 'Calls to the address for callbacks that carry a signature; others, and too large ones, are only callbackForged in recbot_outcomes_total',
    labels: { outcome: ['kept', 'health_check', 'forged', 'nonsense', 'not_kept'] },
  },

  recbot_delivery_latency_seconds: {
    kind: 'histogram',
    help: 'Time from the look that learnt it until Slack had the message',
    labels: { kind: delivery },
    buckets: WAIT_S,
  },
  recbot_delivery_attempts_total: {
    kind: 'counter',
    help: 'Attempts at deliveries by outcome; unknown is a doubt',
    labels: { outcome: ATTEMPTS },
  },
  recbot_dead_letters_total: {
    kind: 'counter',
    help: 'Deliveries that Slack refused in every form',
  },
  recbot_dead_letters_kept: {
    kind: 'gauge',
    help: 'Such deliveries that can still be told again',
  },
  recbot_lanes_waiting: {
    kind: 'gauge',
    help: 'Places for which something waits to be told',
  },
  recbot_oldest_undelivered_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest delivery that is first in its place, however often it was tried',
  },

  recbot_slack_calls_total: {
    kind: 'counter',
    help: "Calls of Slack's Web API; away is a time-out, no connection, or an answer of 5xx",
    labels: { method: 'open', outcome: ['ok', 'refused', 'limited', 'away'] },
  },
  recbot_slack_call_duration_seconds: {
    kind: 'histogram',
    help: "Time of one call of Slack's Web API",
    labels: { method: 'open' },
    buckets: ANSWER_S,
  },

  recbot_redis_up: {
    kind: 'gauge',
    help: 'Whether Redis answered at this scrape; while 0, gauges that are read from it are left out',
  },
  recbot_redis_calls_total: {
    kind: 'counter',
    help: 'Round trips of scripts to Redis; full: it refuses writes because its memory is used up',
    labels: { outcome: ['ok', 'full', 'failed'] },
  },
  recbot_redis_call_duration_seconds: {
    kind: 'histogram',
    help: 'Time of one round trip by script, waiting for a lost connection included',
    labels: { script: 'open' },
    buckets: QUICK_S,
  },
} as const satisfies Record<string, Measure>;

export type Measures = typeof MEASURES;

type Named<Kind extends Measure['kind']> = {
  [Name in keyof Measures]: Measures[Name]['kind'] extends Kind ? Name : never;
}[keyof Measures];

export type CounterName = Named<'counter'>;
export type HistogramName = Named<'histogram'>;
export type GaugeName = Named<'gauge'>;

type ValueOf<V> = V extends readonly (infer One)[] ? One : string;

/** Labels of one measure. */
export type Labels<Name extends keyof Measures> = Measures[Name] extends { readonly labels: infer All }
  ? { readonly [L in keyof All]: ValueOf<All[L]> }
  : Record<never, never>;
