import type { Agora, AskSenders } from '../../ports/agora.ts';
import type { Budget } from '../../ports/polling.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { CheckAccess, Membership, Scopes } from '../../ports/slack.ts';
import type { DeadLetter, DeadLetters, Pauses } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';
import { ASKED_WITHIN_MS, askOnce } from '../polling/ask-once.ts';
import { HOLD_MS } from '../polling/judge.ts';
import { deadFinding, type Health, type HealthNeeds, health } from './health.ts';

export interface DoctorNeeds extends HealthNeeds {
  readonly checkAccess: CheckAccess;
  readonly pauses: Pick<Pauses, 'of'>;
  readonly deadLetters: Pick<DeadLetters, 'of'>;
  readonly agora: Agora;
  readonly askSenders: AskSenders;
  readonly budget: Budget;
  readonly log: Log;
  readonly now: Clock;
  /** Version of the bot. */
  readonly version: string;
}

/** Result of one check of what a place is told. */
export type Finding =
  | Health
  | { readonly kind: 'slack'; readonly fine: boolean; readonly member: Membership }
  | ({ readonly kind: 'scopes'; readonly fine: boolean } & Scopes)
  | { readonly kind: 'slack_away'; readonly fine: false }
  /** Nothing is told here, for this reason given by Slack. */
  | { readonly kind: 'paused'; readonly fine: false; readonly reason: string }
  | { readonly kind: 'version'; readonly fine: true; readonly version: string };

/** Most apps for which Agora is asked for the addresses of its callbacks, which depend only on the area. */
const SENDERS_ASKED = 3;

/** Checks everything that may keep news from a channel. Rejects only when Redis is away. */
export async function doctor(place: Place, needs: DoctorNeeds): Promise<readonly Finding[]> {
  const [access, pause, rest, letters] = await Promise.all([
    slackFindings(place, needs),
    needs.pauses.of(place),
    asking(needs),
    needs.deadLetters.of(place.team),
  ]);
  const paused: readonly Finding[] = pause ? [{ kind: 'paused', fine: false, reason: pause.reason }] : [];
  return [
    ...access,
    ...paused,
    ...rest,
    ...deadFinding(letters.filter((one) => isHere(one, place))),
    { kind: 'version', fine: true, version: needs.version },
  ];
}

const isHere = ({ place }: DeadLetter, { channel }: Place): boolean => place.channel === channel;

/** Health of the bot; Agora is asked once for each app that was never asked for. */
async function asking(needs: DoctorNeeds): Promise<readonly Health[]> {
  const found = await Promise.all(
    (await health(needs)).map(async (one) => {
      if (one.kind !== 'agora' || one.asked || one.dark) return one;
      const cause = await askOnce(one.app, needs);
      if (cause === 'no_room') return one;
      const seen = { ...one, asked: true };
      return cause === undefined ? seen : { ...seen, fine: false, dark: { cause, since: needs.now() } };
    }),
  );
  const silent = found.filter(isNeverCalled).slice(0, SENDERS_ASKED);
  return Promise.all(found.map((one) => (silent.includes(one) ? withSenders(one, needs) : one)));
}

/** Whether callbacks are expected and none ever came, perhaps because of a firewall. */
const isNeverCalled = (one: Health): boolean =>
  one.kind === 'agora' && !one.dark && one.callbacks !== undefined && one.callbacks.lastAt === undefined;

async function withSenders(one: Health, { askSenders, budget }: DoctorNeeds): Promise<Health> {
  if (one.kind !== 'agora' || !one.callbacks) return one;
  if (await budget.reserve(one.app, ASKED_WITHIN_MS)) return one;
  const senders = await askSenders(one.app);
  // Nobody knows whether this address has a quota of its own, so a 429 of it stops looks for a short time only.
  if (senders.kind === 'unknown' && senders.cause === 'quota') await budget.throttled(one.app, HOLD_MS);
  return { ...one, callbacks: { ...one.callbacks, senders } };
}

async function slackFindings(place: Place, { checkAccess }: DoctorNeeds): Promise<readonly Finding[]> {
  try {
    const { member, scopes } = await checkAccess(place);
    return [
      { kind: 'slack', fine: member !== 'no', member },
      { kind: 'scopes', fine: scopes.missing.length === 0, ...scopes },
    ];
  } catch {
    return [{ kind: 'slack_away', fine: false }];
  }
}
