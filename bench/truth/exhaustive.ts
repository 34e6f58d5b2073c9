import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { firstLook, nextLook } from '../../src/recording/pacing/cadence.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import { gravityOf } from '../../src/recording/watching/gravity.ts';

/** What the core tells apart in an answer. */
const CLASSES: readonly Observation[] = [
  found(2),
  found(4),
  found(5),
  found(6),
  found(8),
  found(20),
  { kind: 'not_found' },
  { kind: 'unavailable', cause: 'timeout' },
];

function found(status: number): Observation {
  const files = status === 5 ? [{ name: 'class.m3u8' }] : [];
  return { kind: 'snapshot', status, onhold: false, files, outputs: [] };
}

/** What else may be known: a stop reported, a promise to report every end, a planned end. */
interface Context {
  readonly stop: boolean;
  readonly promise: boolean;
  readonly plan: boolean;
}

const BOTH = [false, true];
const CONTEXTS: readonly Context[] = BOTH.flatMap((stop) =>
  BOTH.flatMap((promise) => BOTH.map((plan) => ({ stop, promise, plan }))),
);

export interface Searched {
  readonly depth: number;
  readonly states: number;
  readonly transitions: number;
  /** Each broken rule, with the context in which it broke first. */
  readonly broken: readonly string[];
}

interface Node {
  readonly known: Known;
  readonly now: Instant;
}

/** Every sequence of answers up to a depth, at the gaps that the cadence plans; equal states are followed once. */
export function searchAll(depth: number): Searched {
  const broken = new Set<string>();
  let states = 0;
  let transitions = 0;
  for (const context of CONTEXTS) {
    const reporting: Reporting = { ...NOTHING_PROMISED, promised: context.promise, kept: true };
    const first = unseen(recordingIn(context));
    let layer = new Map<string, Node>([['', { known: first, now: firstLook(first) }]]);
    for (let level = 0; level < depth; level += 1) {
      const next = new Map<string, Node>();
      for (const { known, now } of layer.values()) {
        for (const seen of CLASSES) {
          transitions += 1;
          const judged = observe(known, seen, now, DEFAULT_POLICY, reporting);
          for (const rule of brokenRules(known, seen, now, judged.next, judged.news, context))
            broken.add(rule);
          const due = nextLook(judged.next, now, 0);
          if (due === undefined) continue;
          next.set(stateOf(judged.next, due), { known: judged.next, now: due });
        }
      }
      states += next.size;
      layer = next;
    }
  }
  return { depth, states, transitions, broken: [...broken] };
}

const recordingIn = ({ stop, plan }: Context): Recording => ({
  sid: '38f8e3cfdc474cd56fc1ceba380d7e1a',
  app: 'default',
  resourceId: 'r'.repeat(192),
  mode: 'mix',
  registeredAt: 0,
  expiresAt: 72 * 3_600_000,
  origin: 'backend',
  ...(stop ? { stopRequestedAt: 60_000 } : {}),
  ...(plan ? { endsAt: 600_000 } : {}),
});

/** No rule asks for more than this much time in the depth of the search. */
const LONGEST_RULE_MS = 900_000;

/**
 * All that later judgements depend on. Times are as they are seen from the next look, for no rule asks what time it is;
 * only a plan, a report and a start that has not come are moments of their own.
 */
function stateOf({ life, recording, files, ...known }: Known, due: Instant): string {
  const { gaps: _, blanks: __, pushes: ___, outputs: ____, lookedAt: _____, ...judged } = known;
  const { stopRequestedAt, endsAt } = recording;
  const isLate = stopRequestedAt === undefined || due - stopRequestedAt > LONGEST_RULE_MS;
  const own = endsAt === undefined && isLate && known.reached === 'recording' ? 0 : due;
  const lived = [...new Set(life.map(({ phase }) => phase))].sort();
  const fromDue = (key: string, value: unknown): unknown =>
    typeof value === 'number' && TIMES.has(key) ? Math.max(value - due, -LONGEST_RULE_MS) : value;
  return JSON.stringify([judged, own, files.length, lived], fromDue);
}

/** Facts of `Known` that are moments. */
const TIMES: ReadonlySet<string> = new Set([
  'since',
  'seenAt',
  'watchedFrom',
  'lastAt',
  'at',
  'closingSince',
  'longPause',
  'rejectedSince',
]);

/** @returns the rules that this one step breaks */
function brokenRules(
  before: Known,
  seen: Observation,
  now: Instant,
  next: Known,
  news: readonly News[],
  context: Context,
): readonly string[] {
  const rules: (string | false)[] = [
    before.final && (news.length > 0 || next !== before) && 'final is silent',
    seen.kind === 'not_found' &&
      news.some(({ kind }) => kind === 'ended' || kind === 'lost') &&
      (next.gone === undefined || now - next.gone.since <= DEFAULT_POLICY.patienceMs) &&
      'nothing is over before patience',
    news.some((one) => one.kind === 'file' && one.files.some(({ name }) => knows(before, name))) &&
      'no file twice',
    news.some((one) => gravityOf(one) === 'bad' && !hasEvidence(one, next, context)) &&
      'nothing bad without evidence',
    seen.kind === 'unavailable' && next.phase !== before.phase && 'no phase changes unseen',
  ];
  return rules.filter((rule) => typeof rule === 'string');
}

const knows = ({ files }: Known, name: string): boolean => files.some((file) => file.name === name);

/** Written apart from the table it checks: what must be known before each kind of bad news. */
function hasEvidence(news: News, next: Known, { promise }: Context): boolean {
  switch (news.kind) {
    case 'failed':
      return next.status === 20;
    case 'lost':
      return news.how === 'in_move' ? next.life.some(({ phase }) => phase === 'recording') : promise;
    case 'not_started':
      return next.reached !== 'ready' && next.reached !== 'recording' && next.watchedFrom === undefined;
    case 'ended':
      return next.stuckTold && next.files.length === 0;
    default:
      return false;
  }
}
