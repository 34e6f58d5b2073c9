import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Faults } from '../faults.ts';
import { Refusal, ratelimited } from '../refusal.ts';
import type { ApiCall } from '../state.ts';
import { type Answer, answerRefusal } from './answer.ts';

/** Entry of the bot's calls, which applies faults and logs each call. */
export interface Doorway {
  /** Runs a call unless a fault prevents it; `undefined`: the connection is to be destroyed without an answer. */
  pass(method: string, channel: string | undefined, run: () => Answer): Promise<Answer | undefined>;
  log(): readonly ApiCall[];
}

const KEPT_CALLS = 10_000;

const faultAnswer = (fault: Fault, method: string): Answer | undefined => {
  if (fault.kind === 'down') return answerRefusal(new Refusal('service_unavailable'), 503);
  // Response URLs refuse by their status, methods of the Web API in the body.
  const status = method === 'response_url' ? 404 : 200;
  if (fault.kind === 'refuse') return answerRefusal(new Refusal(fault.error), status);
  return fault.kind === 'ratelimit' ? answerRefusal(ratelimited(fault.seconds)) : undefined;
};

export function createDoorway(faults: Faults, now: () => number): Doorway {
  const calls: ApiCall[] = [];
  const note = (method: string, channel: string | undefined, ok: boolean, error: unknown): void => {
    calls.push({
      at: now(),
      method,
      ok,
      ...(channel === undefined ? {} : { channel }),
      ...(typeof error === 'string' ? { error } : {}),
    });
    if (calls.length > KEPT_CALLS) calls.shift();
  };
  return {
    log: () => [...calls],
    async pass(method, channel, run) {
      const fault = faults.meet(method, channel);
      const refused = fault === undefined ? undefined : faultAnswer(fault, method);
      if (fault?.kind === 'cut' || refused !== undefined) {
        note(method, channel, false, fault?.kind === 'refuse' ? fault.error : fault?.kind);
        return refused;
      }
      const answer = run();
      const ok = answer.body.ok === true;
      note(method, channel, ok, fault?.kind === 'lostAnswer' && ok ? fault.kind : answer.body.error);
      if (fault?.kind === 'lostAnswer') return undefined;
      if (fault?.kind === 'slow') await delay(fault.ms, undefined, { ref: false });
      return answer;
    },
  };
}
