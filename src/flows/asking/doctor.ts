import type { Agora } from '../../ports/agora.ts';
import type { Reports } from '../../ports/knowing.ts';
import type { Budget, Load, Sights, Vitals } from '../../ports/polling.ts';
import type { Clock } from '../../ports/process.ts';
import type { CheckAccess } from '../../ports/slack.ts';
import type { DeadLetter, DeadLetters, Pauses } from '../../ports/telling.ts';
import type { Stretch } from '../../recording/known.ts';
import type { BlindCause } from '../../recording/news.ts';
import { patienceMs, requestsWanted } from '../../recording/pacing/demand.ts';
import type { Policy } from '../../recording/policy.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { askOnce } from '../polling/ask-once.ts';

export interface HealthNeeds {
  readonly sights: Sights;
  readonly reports: Reports;
  readonly vitals: Vitals;
  readonly policy: Policy;
}

export interface DoctorNeeds extends HealthNeeds {
  readonly checkAccess: CheckAccess;
  readonly pauses: Pick<Pauses, 'of'>;
  readonly deadLetters: Pick<DeadLetters, 'of'>;
  readonly agora: Agora;
  readonly budget: Budget;
  readonly now: Clock;
}

/** How the ends of an app become known, counted over the last fifty of its recordings that are over. */
export interface EndsKnown {
  readonly of: number;
  /** Ends that a backend had reported before the verdict. */
  readonly reported: number;
  /** Ends known otherwise: seen, or said by Agora. */
  readonly explained: number;
  /** The app promises to report every end. */
  readonly promised: boolean;
  /** A stop was reported at least once, so that the promise counts. */
  readonly kept: boolean;
  /** Times within the last day in which a report could not have arrived. */
  readonly deaf: readonly Stretch[];
}

/** State of Agora's callbacks for an app that has a callback secret. */
export interface CallbacksKnown {
  /** Recordings that it named within a day and nobody registered. */
  readonly unregistered: number;
  /** Time of the latest event that it spoke of; absent where it never called. */
  readonly lastAt?: Instant;
}

/** Result of one check. `fine` decides the face; if it is `false`, the sentence says what to do. */
export type Finding =
  | { readonly kind: 'slack'; readonly fine: boolean; readonly member: 'yes' | 'no' | 'unknown' }
  | { readonly kind: 'scopes'; readonly fine: boolean; readonly missing: readonly string[] }
  | { readonly kind: 'slack_away'; readonly fine: false }
  /** Nothing is told here, for this reason given by Slack. */
  | { readonly kind: 'paused'; readonly fine: false; readonly reason: string }
  | {
      readonly kind: 'agora';
      readonly fine: boolean;
      readonly app: string;
      readonly dark?: { readonly cause: BlindCause; readonly since: number };
      /** Agora was asked for this app at least once, so it is known whether it answers. */
      readonly asked: boolean;
      readonly ends: EndsKnown;
      readonly callbacks?: CallbacksKnown;
    }
  | {
      readonly kind: 'budget';
      readonly fine: boolean;
      /** Apps that share the budget because they have the same customer ID. */
      readonly apps: readonly string[];
      readonly recordings: number;
      /** Requests a second that the recordings need, and that the budget grants at present. */
      readonly wanted: number;
      readonly granted: number;
    }
  | {
      readonly kind: 'due';
      readonly fine: boolean;
      readonly ageMs: number;
      /** The delay is explained by a budget that is too small. */
      readonly short: boolean;
    }
  | { readonly kind: 'undelivered'; readonly fine: boolean; readonly ageMs: number }
  /** Messages that Slack refuses for their content; never empty. */
  | { readonly kind: 'dead'; readonly fine: false; readonly letters: readonly DeadLetter[] };

/** Findings that concern everybody. */
export type Health = Extract<Finding, { readonly kind: 'agora' | 'budget' | 'due' | 'undelivered' | 'dead' }>;

/** Delay that people would notice, in milliseconds. */
const LATE_MS = 15_000;

/** Checks everything that may keep news from a channel. Rejects only when Redis is away. */
export async function doctor(place: Place, needs: DoctorNeeds): Promise<readonly Finding[]> {
  const [access, pause, rest, letters] = await Promise.all([
    slackFindings(place, needs),
    needs.pauses.of(place),
    asking(needs),
    needs.deadLetters.of(place.team),
  ]);
  const paused: readonly Finding[] = pause ? [{ kind: 'paused', fine: false, reason: pause.reason }] : [];
  return [...access, ...paused, ...rest, ...deadFinding(letters.filter((one) => isHere(one, place)))];
}

const isHere = ({ place }: DeadLetter, { channel }: Place): boolean => place.channel === channel;

export const deadFinding = (letters: readonly DeadLetter[]): readonly Health[] =>
  letters.length === 0 ? [] : [{ kind: 'dead', fine: false, letters }];

/** Health with an answer of Agora for each app: an app that was never asked is asked once. */
async function asking(needs: DoctorNeeds): Promise<readonly Health[]> {
  return Promise.all(
    (await health(needs)).map(async (one) => {
      if (one.kind !== 'agora' || one.asked || one.dark) return one;
      const cause = await askOnce(one.app, needs);
      if (cause === 'no_room') return one;
      const seen = { ...one, asked: true };
      return cause === undefined ? seen : { ...seen, fine: false, dark: { cause, since: needs.now() } };
    }),
  );
}

/** The same checks without those of a single place, and without asking Agora. Rejects when Redis is away. */
export async function health(needs: HealthNeeds): Promise<readonly Health[]> {
  const { vitals, policy } = needs;
  const [lagMs, dueMs, undeliveredMs, loads] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
    vitals.loads(),
  ]);
  const short = lagMs < LATE_MS && loads.every((load) => isAsShort(load, policy));
  const apps = loads.flatMap((load) => load.apps);
  return [
    ...(await Promise.all(apps.map((app) => agoraFinding(app, needs)))),
    ...loads.map((load) => budgetFinding(load, policy)),
    { kind: 'due', fine: dueMs < LATE_MS, ageMs: dueMs, short },
    { kind: 'undelivered', fine: undeliveredMs < LATE_MS, ageMs: undeliveredMs },
  ];
}

async function slackFindings(place: Place, { checkAccess }: DoctorNeeds): Promise<readonly Finding[]> {
  try {
    const { member, missingScopes } = await checkAccess(place);
    return [
      { kind: 'slack', fine: member !== 'no', member },
      { kind: 'scopes', fine: missingScopes.length === 0, missing: missingScopes },
    ];
  } catch {
    return [{ kind: 'slack_away', fine: false }];
  }
}

async function agoraFinding(app: string, { sights, reports }: HealthNeeds): Promise<Health> {
  const [{ dark }, asked, learnt] = await Promise.all([
    sights.get(app),
    sights.wasAsked(app),
    reports.of(app),
  ]);
  const { ends, promised, kept, deaf, callbacks, noticeAt: lastAt } = learnt;
  const { of, reported, explained } = ends;
  return {
    kind: 'agora',
    fine: !dark,
    app,
    ...(dark ? { dark: { cause: dark.cause, since: dark.since } } : {}),
    asked,
    ends: { of, reported, explained, promised, kept, deaf },
    ...(callbacks ? { callbacks: { ...callbacks, ...(lastAt === undefined ? {} : { lastAt }) } } : {}),
  };
}

/** The delay of this load has no other cause than a small budget. */
function isAsShort(load: Load, policy: Policy): boolean {
  const lateMs = Math.max(load.waitingMs, load.stuckMs);
  return lateMs < LATE_MS || (!budgetFinding(load, policy).fine && lateMs <= patienceMs(load));
}

function budgetFinding({ apps, recordings, close, granted }: Load, policy: Policy): Health {
  const wanted = requestsWanted(recordings, close, policy);
  return { kind: 'budget', fine: wanted <= granted, apps, recordings, wanted, granted };
}
