import type { CallbackSenders } from '../../ports/agora.ts';
import type { Reports } from '../../ports/knowing.ts';
import type { Load, Sights, Vitals } from '../../ports/polling.ts';
import type { DeadLetter } from '../../ports/telling.ts';
import { type Backend, isOpenTo } from '../../recording/backend.ts';
import type { Stretch } from '../../recording/known.ts';
import type { BlindCause } from '../../recording/news.ts';
import { patienceMs, requestsWanted } from '../../recording/pacing/demand.ts';
import type { Policy } from '../../recording/policy.ts';
import type { Instant } from '../../recording/recording.ts';

/** How the ends of an app become known, counted over the last fifty of its recordings that are over. */
export interface EndsKnown {
  readonly of: number;
  /** Ends that a backend had reported before the verdict. */
  readonly reported: number;
  /** Ends known by other evidence: a look, or a callback. */
  readonly explained: number;
  /** The app promises to report every end. */
  readonly promised: boolean;
  /** Names of the keys that promise it of what they register; empty where the app itself promises it. */
  readonly keys: readonly string[];
  /** A stop was reported at least once, so that the promise counts. */
  readonly kept: boolean;
  /** Times within the last day in which the bot could receive no report. */
  readonly deaf: readonly Stretch[];
}

/** State of Agora's callbacks for an app that has a callback secret. */
export interface CallbacksKnown {
  /** Recordings that it named within a day and nobody registered. */
  readonly unregistered: number;
  /** Time of the latest event that it spoke of; absent where it never called. */
  readonly lastAt?: Instant;
  /** It has told an end of this app at least once. */
  readonly endsHeard: boolean;
  /** Addresses that it calls from; present where Agora was asked. */
  readonly senders?: CallbackSenders;
}

/** Result of one check that concerns everybody. `fine` decides the face; if it is `false`, the sentence says what to do. */
export type Health =
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
  /** Agora takes no requests of these apps, which share a budget, because it was asked too often. */
  | { readonly kind: 'held'; readonly fine: false; readonly apps: readonly string[]; readonly heldMs: number }
  | {
      readonly kind: 'due';
      readonly fine: boolean;
      readonly ageMs: number;
      /** Whether the delay is explained by a budget that is too small. */
      readonly short: boolean;
    }
  | { readonly kind: 'undelivered'; readonly fine: boolean; readonly ageMs: number }
  /** Redis was found empty within the last day: what was watched before is not known. */
  | { readonly kind: 'emptied'; readonly fine: false; readonly at: Instant }
  /** Redis would forget recordings if memory were short, because of this `maxmemory-policy`. */
  | { readonly kind: 'evicting'; readonly fine: false; readonly policy: string }
  /** Messages that Slack refuses for their content; never empty. */
  | { readonly kind: 'dead'; readonly fine: false; readonly letters: readonly DeadLetter[] };

export interface HealthNeeds {
  readonly sights: Sights;
  readonly reports: Reports;
  readonly vitals: Vitals;
  readonly policy: Policy;
  /** Backends that may register recordings, as their keys describe them now. */
  readonly backends: () => readonly Backend[];
}

/** Delay that people would notice, in milliseconds. */
const LATE_MS = 15_000;

/** Checks all that concerns everybody, without asking Agora. Rejects when Redis is away. */
export async function health(needs: HealthNeeds): Promise<readonly Health[]> {
  const { vitals, policy } = needs;
  const [lagMs, dueMs, undeliveredMs, loads, emptiedAt, evicting] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
    vitals.loads(policy.pollMs),
    vitals.emptiedAt(),
    vitals.evicting(),
  ]);
  const short = lagMs < LATE_MS && loads.every((load) => isAsShort(load, policy));
  const apps = loads.flatMap((load) => load.apps);
  return [
    ...(await Promise.all(apps.map((app) => agoraFinding(app, needs)))),
    ...loads.map((load) => budgetFinding(load, policy)),
    { kind: 'due', fine: dueMs < LATE_MS, ageMs: dueMs, short },
    { kind: 'undelivered', fine: undeliveredMs < LATE_MS, ageMs: undeliveredMs },
    ...(emptiedAt === undefined ? [] : [{ kind: 'emptied', fine: false, at: emptiedAt } as const]),
    ...(evicting ? [{ kind: 'evicting', fine: false, policy: evicting } as const] : []),
  ];
}

export const deadFinding = (letters: readonly DeadLetter[]): readonly Health[] =>
  letters.length === 0 ? [] : [{ kind: 'dead', fine: false, letters }];

async function agoraFinding(app: string, { sights, reports, backends }: HealthNeeds): Promise<Health> {
  const [{ dark }, asked, learnt] = await Promise.all([
    sights.get(app),
    sights.wasAsked(app),
    reports.of(app),
  ]);
  const { ends, promised, kept, deaf, callbacks, noticeAt: lastAt, endsHeard = false } = learnt;
  const { of, reported, explained } = ends;
  const keys = backends().filter((one) => !promised && one.reportsStop && isOpenTo(one, app));
  return {
    kind: 'agora',
    fine: !dark,
    app,
    ...(dark ? { dark: { cause: dark.cause, since: dark.since } } : {}),
    asked,
    ends: { of, reported, explained, promised, keys: keys.map(({ name }) => name), kept, deaf },
    ...(callbacks
      ? { callbacks: { ...callbacks, endsHeard, ...(lastAt === undefined ? {} : { lastAt }) } }
      : {}),
  };
}

/** Whether the delay of this load, if there is any, is explained by a budget that is too small. */
function isAsShort(load: Load, policy: Policy): boolean {
  const lateMs = Math.max(load.waitingMs, load.stuckMs);
  return lateMs < LATE_MS || (!budgetFinding(load, policy).fine && lateMs <= patienceMs(load));
}

function budgetFinding({ apps, recordings, close, granted, heldMs }: Load, policy: Policy): Health {
  if (heldMs >= LATE_MS) return { kind: 'held', fine: false, apps, heldMs };
  const wanted = requestsWanted(recordings, close, policy);
  return { kind: 'budget', fine: wanted <= granted, apps, recordings, wanted, granted };
}
