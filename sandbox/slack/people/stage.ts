import type { Act } from '../acts.ts';
import { type Delivery, isTaken } from '../delivery/delivery.ts';
import type { Outcome } from '../delivery/transport.ts';
import type { ResponseUrls } from '../response-urls.ts';
import type { Channel, User } from '../state.ts';
import type { Triggers } from '../workspace/triggers.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Parts of the pretend Slack that actions of people use. */
export interface Stage {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly delivery: Delivery;
  /** Events that the app has subscribed to; `undefined`: all. */
  readonly events: readonly string[] | undefined;
}

/** Deprecated token, which the real Slack still sends; bots must not rely on it. */
export const VERIFICATION_TOKEN = 'deprecated-verification-token';

/** Fields of every interaction. */
export const interaction = ({ workspace: { team, app } }: Stage, user: User) => ({
  team: app.enterprise ? null : { id: team.id, domain: team.domain },
  user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
  api_app_id: app.appId,
  token: VERIFICATION_TOKEN,
  enterprise: app.enterprise ?? null,
  is_enterprise_install: app.enterprise !== undefined,
});

export const placeOf = ({ id, name, is_im }: Channel) => ({ id, name: is_im ? 'directmessage' : name });

/** Slack's error code for a missing or failed acknowledgement. */
function failure(outcome: Outcome): string | undefined {
  if (isTaken(outcome)) return undefined;
  if (outcome.kind === 'timeout') return 'operation_timeout';
  if (outcome.kind === 'unreachable') return 'dispatch_failed';
  return outcome.status < 500 ? 'http_client_error' : 'http_service_error';
}

/** Result of an action; the person gets a notice if the app did not acknowledge it. */
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
