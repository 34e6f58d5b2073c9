import type { Judgement } from '../../src/recording/judging/judgement.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';
import type { Recording } from '../../src/recording/recording.ts';
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

/** One look, in the words of the recorded lives: `look(known, '+0:05', 'status 5')`. */
export const look = (known: Known, at: string, see: string, policy: Policy = DEFAULT_POLICY): Judgement =>
  observe(known, answer(see), moment(at), policy);

/** Knowledge after these looks: `'+0:05 status 5', '+0:35 not found'`. */
export function watched(looks: readonly string[], known: Known = registered()): Known {
  return looks.reduce((before, text) => {
    const [at = '', ...see] = text.split(' ');
    return look(before, at, see.join(' ')).next;
  }, known);
}
