import { NOTHING_PROMISED } from '../../src/recording/ending/reporting.ts';
import type { Judgement } from '../../src/recording/judging/judgement.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { nextLook } from '../../src/recording/pacing/cadence.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import { answer } from './answer.ts';
import { moment, REGISTERED } from './clock.ts';

/** A recording that nobody has looked at yet. */
export const registered = (about: Partial<Recording> = {}): Known =>
  unseen({
    sid: '38f8e3cfdc474cd56fc1ceba380d7e1a',
    app: 'default',
    resourceId: 'r'.repeat(192),
    mode: 'mix',
    registeredAt: REGISTERED,
    expiresAt: moment('+72:00:00'),
    ...about,
  });

/** Judgement of one answer where no report is promised. */
export const judged = (
  known: Known,
  seen: Observation,
  now: Instant,
  policy: Policy = DEFAULT_POLICY,
): Judgement => observe(known, seen, now, policy, NOTHING_PROMISED);

/** The moment of the next look where the budget has room. */
export const nextLookOf = (
  known: Known,
  now: Instant,
  jitter = 0,
  policy: Policy = DEFAULT_POLICY,
): Instant | undefined => nextLook(known, now, jitter, policy, true);

/** One look, in the words of the recorded lives: `look(known, '+0:05', 'status 5')`. */
export const look = (known: Known, at: string, see: string, policy: Policy = DEFAULT_POLICY): Judgement =>
  judged(known, answer(see), moment(at), policy);

/** Knowledge after these looks: `'+0:05 status 5', '+0:35 not found'`. */
export function watched(looks: readonly string[], known: Known = registered()): Known {
  return looks.reduce((before, text) => {
    const [at = '', ...see] = text.split(' ');
    return look(before, at, see.join(' ')).next;
  }, known);
}
