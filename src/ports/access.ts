import type { Place } from './watches.ts';

/** What Slack lets the bot do in one place. */
export interface Access {
  /** `unknown`: the bot may not even ask (no history scope). */
  readonly member: 'yes' | 'no' | 'unknown';
  readonly missingScopes: readonly string[];
}

/** Asks Slack what the bot may do in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;
