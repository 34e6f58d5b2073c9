import type { Act } from '../acts.ts';
import { isTaken } from '../delivery/delivery.ts';
import { freshId } from '../workspace/ids.ts';
import { type Stage, VERIFICATION_TOKEN } from './stage.ts';

/** Supported events, each with the scopes of which the app needs one. */
const SCOPES = {
  app_home_opened: [],
  tokens_revoked: [],
  app_uninstalled: [],
  function_executed: [],
  user_change: ['users:read'],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  channel_archive: ['channels:read'],
  group_archive: ['groups:read'],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventName = keyof typeof SCOPES;

/** Sends an event to the bot, if it has subscribed and has a scope for it; `ok` also if it was not sent. */
export async function tell(
  { workspace, delivery, events }: Stage,
  name: EventName,
  event: Readonly<Record<string, unknown>>,
): Promise<Act> {
  const needed: readonly string[] = SCOPES[name];
  const allowed = needed.length === 0 || needed.some((scope) => workspace.app.scopes.includes(scope));
  if (!allowed || !(events ?? Object.keys(SCOPES)).includes(name)) return { ok: true };
  const { team, app, directory } = workspace;
  const outcome = await delivery.tell({
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    api_app_id: app.appId,
    type: 'event_callback',
    event: { event_ts: workspace.ts(), ...event },
    event_id: freshId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    event_context: `4-${freshId('')}`,
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: app.enterprise?.id ?? null,
        team_id: app.enterprise ? null : team.id,
        user_id: directory.bot.id,
        is_bot: true,
        is_enterprise_install: app.enterprise !== undefined,
      },
    ],
  });
  return outcome.kind === 'answered'
    ? { ok: isTaken(outcome), status: outcome.status, body: outcome.body }
    : { ok: false, error: outcome.kind };
}
