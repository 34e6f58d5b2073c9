import { randomBytes } from 'node:crypto';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../refusal.ts';

/** Trigger ids, each of which allows the app to open one view within three seconds of a person's action. */
export interface Triggers {
  /** @param channel in which the person acted, if any */
  issue(user: string, channel?: string): string;
  /** Uses up a trigger and returns its origin. @throws {Refusal} for an unknown, used or expired one */
  redeem(id: string | undefined): Origin;
}

interface Origin {
  readonly user: string;
  readonly channel: string | undefined;
}

export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, Origin & { readonly at: number; used: boolean }>();
  return {
    issue(user, channel) {
      const id = `${Math.floor(now())}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, channel, at: now(), used: false });
      return id;
    },
    redeem(id) {
      const trigger = id === undefined ? undefined : issued.get(id);
      if (trigger === undefined) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (now() - trigger.at > LIMITS.triggerMs) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
}
