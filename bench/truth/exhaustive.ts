import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { firstLook, nextLook } from '../../src/recording/pacing/cadence.ts';
import { PHASES } from '../../src/recording/phase.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import { gravityOf } from '../../src/recording/watching/gravity.ts';

/** Classes of answers that the core distinguishes. */
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

/** Other facts: a reported stop, a promise to report every end, a planned end, or that none is planned. */
interface Context {
  readonly stop: boolean;
  readonly promise: boolean;
  readonly endsAt: Instant | 'never' | undefined;
}

const BOTH = [false, true];
const PLANS = [undefined, 600_000, 'never'] as const;
export const CONTEXTS: readonly Context[] = BOTH.flatMap((stop) =>
  BOTH.flatMap((promise) => PLANS.map((endsAt) => ({ stop, promise, endsAt }))),
);

export interface Searched {
  readonly states: number;
  readonly transitions: number;
  /** Rules that were broken. */
  readonly broken: readonly string[];
}

interface Node {
  readonly known: Known;
  readonly now: Instant;
}

/**
 * Takes every sequence of answers up to a depth, at the gaps that the cadence plans; equal states are followed once.
 * @param context index of what else is known, below `CONTEXTS.length`
 */
export function searchIn(context: number, depth: number): Searched {
  const given = CONTEXTS[context];
  if (!given) throw new Error(`There is no context ${context}.`);
  const reporting: Reporting = { ...NOTHING_PROMISED, promised: given.promise, kept: true };
  const first = unseen(recordingIn(given));
  const broken = new Set<string>();
  let states = 0;
  let transitions = 0;
  let layer = new Map<string, Node>([['', { known: first, now: firstLook(first) }]]);
  for (let level = 0; level < depth; level += 1) {
    const next = new Map<string, Node>();
    for (const { known, now } of layer.values()) {
      for (const seen of CLASSES) {
        transitions += 1;
        const judged = observe(known, seen, now, DEFAULT_POLICY, reporting);
        for (const rule of brokenRules(known, seen, now, judged.next, judged.news, given)) broken.add(rule);
        const due = nextLook(judged.next, now, 0, DEFAULT_POLICY, true);
        if (due === undefined) continue;
        const state = stateOf(judged.next, due);
        if (!next.has(state)) next.set(state, { known: judged.next, now: due });
      }
    }
    states += next.size;
    layer = next;
  }
  return { states, transitions, broken: [...broken] };
}

/** The search in every context. */
export const searchAll = (depth: number): Searched =>
  together(CONTEXTS.map((_, context) => searchIn(context, depth)));

export const together = (all: readonly Searched[]): Searched => ({
  states: all.reduce((sum, { states }) => sum + states, 0),
  transitions: all.reduce((sum, { transitions }) => sum + transitions, 0),
  broken: [...new Set(all.flatMap(({ broken }) => broken))],
});

const recordingIn = ({ stop, endsAt }: Context): Recording => ({
  sid: '38f8e3cfdc474cd56fc1ceba380d7e1a',
  app: 'default',
  resourceId: 'r'.repeat(192),
  mode: 'mix',
  registeredAt: 0,
  expiresAt: 72 * 3_600_000,
  origin: 'backend',
  ...(stop ? { stopRequestedAt: 60_000 } : {}),
  ...(endsAt === undefined ? {} : { endsAt }),
});

/** No rule asks for more than this much time in the depth of the search. */
const LONGEST_RULE_MS = 900_000;

/**
 * Everything that later judgements depend on, as a short text. Moments are relative to the next look, because no rule
 * depends on the time of day; only a plan, a report and a start that has not come are absolute.
 */
function stateOf(known: Known, due: Instant): string {
  const {
    recording,
    phase,
    how,
    since,
    final,
    reached,
    status,
    seenAt,
    watchedFrom,
    suspect,
    blind,
    unseenMs,
    gone,
    vouched,
    closingSince,
    afterLooks,
    rejections,
    rejectedSince,
    files,
    stuckTold,
    expiryTold,
    limitTold,
    longPause,
    overruns,
    moves,
    words,
    silencesTold,
    life,
    cname,
    uid,
    version: _version,
    lookedAt: _lookedAt,
    outputs: _outputs,
    gaps: _gaps,
    blanks: _blanks,
    pushes: _pushes,
    stagesLeftOut: _stagesLeftOut,
    ...rest
  } = known;
  // A fact that is added to `Known` and forgotten here does not compile.
  rest satisfies Record<string, never>;
  const from = (at: Instant | undefined): number | string =>
    at === undefined ? '' : Math.max(at - due, -LONGEST_RULE_MS);
  const { stopRequestedAt, endsAt } = recording;
  const isLate = stopRequestedAt === undefined || due - stopRequestedAt > LONGEST_RULE_MS;
  const own = typeof endsAt !== 'number' && isLate && reached === 'recording' ? 0 : due;
  return [
    `${phase} ${how} ${from(since)} ${final} ${reached} ${status} ${own} ${files.length} ${phasesOf(life)}`,
    `${from(seenAt)} ${from(watchedFrom)} ${unseenMs} ${from(closingSince)} ${afterLooks} ${rejections}`,
    `${from(rejectedSince)} ${stuckTold} ${expiryTold} ${limitTold} ${from(longPause)} ${cname} ${uid}`,
    suspect &&
      `${from(suspect.since)} ${from(suspect.lastAt)} ${suspect.looks} ${suspect.restarts} ${suspect.shown}`,
    blind && `${from(blind.since)} ${blind.looks} ${blind.cause} ${blind.told}`,
    gone && `${from(gone.since)} ${from(gone.at)} ${gone.from} ${gone.wordDue}`,
    vouched && from(vouched.at),
    silencesTold.map((one) => `${one.what} ${from(one.since)}`),
    overruns.map(({ of, at }) => `${of} ${from(at)}`),
    moves.map(({ sign, at }) => `${sign} ${from(at)}`),
    words.map(({ event, at, code, level }) => `${event} ${from(at)} ${code} ${level}`),
  ].join('|');
}

/** The phases that it has been in, each as one bit. */
const phasesOf = (life: Known['life']): number =>
  life.reduce((bits, { phase }) => bits | (1 << PHASES.indexOf(phase)), 0);

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

/** Facts required for each kind of bad news, written independently of the table that is checked. */
function hasEvidence(news: News, next: Known, { promise, endsAt }: Context): boolean {
  switch (news.kind) {
    case 'failed':
      return next.status === 20;
    case 'lost':
      return news.how === 'in_move'
        ? next.life.some(({ phase }) => phase === 'recording')
        : promise || endsAt === 'never';
    case 'not_started':
      return next.reached !== 'ready' && next.reached !== 'recording' && next.watchedFrom === undefined;
    case 'ended':
      return next.stuckTold && next.files.length === 0;
    default:
      return false;
  }
}
