import type { Pauses } from '../../ports/telling.ts';

interface TokenNeeds {
  readonly pauses: Pauses;
}

/** Slack's codes for a token that opens nothing any more, wherever it is used. */
const SHUT: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export const isShut = (reason: string): boolean => SHUT.has(reason);

/**
 * The app was removed from the workspace, or its token revoked: nothing can be told anywhere. Every place pauses at
 * once, rather than at its next news, and what is missed begins there.
 */
export async function revoked(team: string, { pauses }: TokenNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) await pauses.pause(place, 'token_revoked');
}

/** Slack accepts the bot again: each place that stopped because it did not goes on, with one summary. */
export async function admitted(team: string, { pauses }: TokenNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) {
    const pause = await pauses.of(place);
    if (pause?.state === 'paused' && isShut(pause.reason)) await pauses.resume(place);
  }
}
