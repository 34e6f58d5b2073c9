import type { Pauses } from '../../ports/telling.ts';

interface TokenNeeds {
  readonly pauses: Pauses;
}

/** Slack's codes for a token that is no longer valid anywhere. */
const SHUT: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export const isShut = (reason: string): boolean => SHUT.has(reason);

/**
 * The app was removed from the workspace, or its token revoked: nothing can be told anywhere. All places pause at once,
 * not at their next news, so that what is missed is counted from now.
 */
export async function revoked(team: string, { pauses }: TokenNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) await pauses.pause(place, 'token_revoked');
}

/** Slack accepts the bot again: each place that was paused for its token goes on, with one summary. */
export async function admitted(team: string, { pauses }: TokenNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) {
    const pause = await pauses.of(place);
    if (pause?.state === 'paused' && isShut(pause.reason)) await pauses.resume(place);
  }
}
