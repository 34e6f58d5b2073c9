import type { Act } from '../acts.ts';
import { type Delivery, isTaken } from '../delivery.ts';
import type { ResponseUrls } from '../response-urls.ts';
import type { Channel, User } from '../state.ts';
import type { Outcome } from '../transport.ts';
import type { Triggers } from '../triggers.ts';
import type { Workspace } from '../workspace.ts';

/** What people's acts work with. */
export interface Stage {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly delivery: Delivery;
  /** Events the app has subscribed to; `undefined` means all. */
  readonly events: readonly string[] | undefined;
}

/** Sent with everything by the real Slack; bots must not rely on it. */
export const VERIFICATION_TOKEN = 'deprecated-verification-token';

/** The fields that every interaction has. */
export const interaction = ({ workspace: { team, app } }: Stage, user: User) => ({
  team: app.enterprise ? null : { id: team.id, domain: team.domain },
  user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
  api_app_id: app.appId,
  token: VERIFICATION_TOKEN,
  enterprise: app.enterprise ?? null,
  is_enterprise_install: app.enterprise !== undefined,
});

export const placeOf = ({ id, name, is_im }: Channel) => ({ id, name: is_im ? 'directmessage' : name });

/** Slack's error word for an answer that is none. */
function failure(outcome: Outcome): string | undefined {
  if (isTaken(outcome)) return undefined;
  if (outcome.kind === 'timeout') return 'operation_timeout';
  if (outcome.kind === 'unreachable') return 'dispatch_failed';
  return outcome.status < 500 ? 'http_client_error' : 'http_service_error';
}

/** What became of an act; the person is told when the app did not take it. */
export function conclude(
  { workspace }: Stage,
  outcome: Outcome,
  at: { readonly user: string; readonly channel?: string; readonly what: string },
): Act {
  const answer = outcome.kind === 'answered' ? { status: outcome.status, body: outcome.body } : {};
  const error = failure(outcome);
  if (error === undefined) return { ok: true, ...answer };
  workspace.screens.notify({
    user: at.user,
    at: workspace.now(),
    error,
    text: `${at.what} failed because the app did not respond (${error})`,
    ...(at.channel === undefined ? {} : { channel: at.channel }),
  });
  return { ok: false, error, ...answer };
}
