import type { RefusalOf } from '../../ports/slack.ts';

/** Part of a message that Slack can refuse, and without which the rest is sent. `request`: Slack does not say which. */
export type Part = 'blocks' | 'text' | 'metadata' | 'broadcast' | 'request';

/** Meaning of one of Slack's error codes for the caller. */
type Meaning =
  /** Rate limit. */
  | 'limited'
  /** Nothing was done, for a reason that passes by itself. */
  | 'passing'
  /** Passes by itself, but Slack may have done what was asked. */
  | 'unsure'
  /** The bot's token is valid nowhere: as `place`, for the whole workspace. */
  | 'token'
  /** The account of a person is deactivated, unknown, or cannot read direct messages. */
  | 'account'
  /** The bot may not see a person: as `place`. */
  | 'hidden'
  /** The bot has no access until a person acts: the place pauses at once. */
  | 'place'
  /** The message or the thread does not exist. */
  | 'no_message'
  /** The workspace does not let the message be edited. */
  | 'uneditable'
  /** Slack accepts no files, or not this one. */
  | 'file'
  | Part
  /** A code on no list: tried again for a while, then treated as `place`. */
  | 'unknown';

/**
 * Slack's documented codes of chat.*, conversations.*, files.*, views.* and of every method. `no_permission` and
 * `access_denied` are left out on purpose: Slack also answers with them while permissions are being changed.
 */
export const CODES: Readonly<Record<Exclude<Meaning, 'unknown'>, readonly string[]>> = {
  limited: ['message_limit_exceeded', 'rate_limited', 'ratelimited'],
  passing: ['external_channel_migrating', 'migration_in_progress', 'team_added_to_org'],
  unsure: ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable', 'update_failed'],
  token: ['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'],
  account: ['cannot_dm_bot', 'user_disabled', 'user_not_found', 'users_not_found'],
  hidden: ['user_not_visible'],
  place: [
    'channel_is_limited_access',
    'channel_not_found',
    'ekm_access_denied',
    'is_archived',
    'is_inactive',
    'messages_tab_disabled',
    'missing_scope',
    'not_allowed_token_type',
    // Home tab switched off.
    'not_enabled',
    'not_in_channel',
    'org_login_required',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'team_access_not_granted',
    'team_not_found',
    'two_factor_setup_required',
  ],
  no_message: ['bad_timestamp', 'cannot_reply_to_message', 'message_not_found', 'thread_not_found'],
  uneditable: ['cant_update_message', 'edit_window_closed'],
  file: ['blocked_file_type', 'file_type_not_allowed', 'file_uploads_disabled', 'storage_limit_reached'],
  blocks: [
    'file_deleted',
    'file_not_found',
    'invalid_attachments',
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_lists_sharing_blocked',
    'too_many_attachments',
    'too_many_contact_cards',
    'view_too_large',
  ],
  text: ['msg_too_long', 'no_text'],
  metadata: [
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_must_be_sent_from_app',
    'metadata_too_large',
  ],
  broadcast: ['cant_broadcast_message', 'no_dual_broadcast_content_update'],
  request: ['invalid_arguments', 'invalid_array_arg', 'invalid_charset', 'invalid_form_data', 'invalid_json'],
};

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  (Object.keys(CODES) as (keyof typeof CODES)[]).flatMap((meaning) =>
    CODES[meaning].map((code) => [code, meaning] as const),
  ),
);

export const meaningOf = (code: string): Meaning => MEANINGS.get(code) ?? 'unknown';

export const refusalOf: RefusalOf = (code) => {
  const meaning = meaningOf(code);
  if (meaning === 'token' || meaning === 'account') return meaning;
  return meaning === 'place' || meaning === 'hidden' ? 'place' : undefined;
};

const PARTS: ReadonlySet<Meaning> = new Set(['blocks', 'text', 'metadata', 'broadcast', 'request']);

/** Part of the message that a code refuses; `undefined` if it refuses something else. */
export function partOf(code: string): Part | undefined {
  const meaning = meaningOf(code);
  return isPart(meaning) ? meaning : undefined;
}

const isPart = (meaning: Meaning): meaning is Part => PARTS.has(meaning);
