/**
 * State of the workspace as plain JSON, with Slack's field names wherever Slack has one, so that it can be compared
 * with what a bot sent.
 */

/** A block as sent, checked against Slack's rules, with generated ids where they were missing. */
export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly [field: string]: unknown;
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface User {
  /** `U…` */
  readonly id: string;
  /** Short name in lower case. */
  readonly name: string;
  readonly real_name: string;
  /** `en-GB`, `zh-CN`, … */
  readonly locale: string;
  /** Time zone name of the IANA list. */
  readonly tz: string;
  /** Whether the account is deactivated. */
  readonly deleted: boolean;
  readonly is_bot: boolean;
  /** Admin of the workspace. */
  readonly is_admin: boolean;
}

export interface Channel {
  /** `C…` public, `G…` private, `D…` direct message with the bot. */
  readonly id: string;
  /** Without `#`; the other person's name for a direct message. */
  readonly name: string;
  readonly is_private: boolean;
  readonly is_im: boolean;
  readonly is_archived: boolean;
  /** Shared with another company by Slack Connect. */
  readonly is_ext_shared?: boolean;
  /** Whether the bot is in it. */
  readonly is_member: boolean;
  /** User ids, the bot's own included. */
  readonly members: readonly string[];
  /** The person at the other end of a direct message. */
  readonly user?: string;
}

export interface SharedFile {
  /** `F…` */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  readonly mimetype: string;
  /** Served by the pretend Slack itself. */
  readonly url_private: string;
  /** Alternative text of an image. */
  readonly alt_txt?: string;
}

export interface Message {
  readonly type: 'message';
  /** Seconds and microseconds, `"1790000000.000100"`; unique in the workspace and increasing. */
  readonly ts: string;
  /** User id of the author: a person or the bot. */
  readonly user: string;
  /** `B…`, on messages of the bot. */
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: Metadata;
  readonly subtype?: 'thread_broadcast';
  readonly thread_ts?: string;
  /** Whether a reply is also shown in the channel. */
  readonly reply_broadcast?: true;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly reply_count?: number;
  readonly reply_users?: readonly string[];
  readonly latest_reply?: string;
  readonly files?: readonly SharedFile[];
}

/** An ephemeral message: only `user` sees it, and it is not in the channel's history. */
export interface Ephemeral {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  readonly edited?: true;
}

export interface TextObject {
  readonly type: string;
  readonly text: string;
  readonly [field: string]: unknown;
}

export type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A modal or a Home tab as Slack hands it back to the bot. */
export interface View {
  /** `V…` */
  readonly id: string;
  readonly team_id: string;
  readonly app_id: string;
  readonly bot_id: string;
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly title: TextObject;
  readonly submit: TextObject | null;
  readonly close: TextObject | null;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  /** Changes with every update. */
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  /** Values by block id and action id, as of the last submission or press. */
  readonly state: { readonly values: Values };
}

/** An open modal of a person. */
export interface OpenView {
  readonly view: View;
  /** Complaints about the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Channel in which the person was when it opened. */
  readonly channel?: string;
}

/** Message of Slack itself to one person, in the words of its client. */
export interface Notice {
  readonly id: string;
  readonly user: string;
  /** Channel in which the person was; absent for a modal or the Home tab. */
  readonly channel?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `operation_timeout`, `dispatch_failed`, `invalid_command`, … */
  readonly error: string;
  readonly text: string;
}

export interface SlashCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  /** Whether the app gets people, channels and links in angle brackets. */
  readonly should_escape?: boolean;
}

export interface Shortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callback_id: string;
  readonly description: string;
}

/** An input or output of a workflow step. */
export interface StepParameter {
  readonly name: string;
  /** `string`, `boolean`, `number`, `slack#/types/channel_id`, `slack#/types/user_id`, … */
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly is_required: boolean;
}

/** A step for workflows, as the manifest declares it under `functions`. */
export interface StepDefinition {
  readonly callback_id: string;
  readonly title: string;
  readonly description: string;
  readonly input_parameters: readonly StepParameter[];
  readonly output_parameters: readonly StepParameter[];
}

export interface StepRun {
  /** `Fx…` */
  readonly id: string;
  readonly callback_id: string;
  /** User id of the person who started the workflow. */
  readonly user: string;
  readonly inputs: Readonly<Record<string, string | boolean | number>>;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

export interface SlackState {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly app: {
    readonly app_id: string;
    readonly name: string;
    /** User id of the bot, as in `members` and `Message.user`. */
    readonly user_id: string;
    readonly bot_id: string;
    readonly token_revoked: boolean;
    readonly scopes: readonly string[];
    readonly commands: readonly SlashCommand[];
    readonly shortcuts: readonly Shortcut[];
    readonly steps: readonly StepDefinition[];
    /** Open Socket Mode connections. */
    readonly sockets: number;
  };
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  /** By channel id, oldest first, replies included. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
  /** Oldest first. */
  readonly ephemerals: readonly Ephemeral[];
  /** Modals by user id; the last is on top. */
  readonly views: Readonly<Record<string, readonly OpenView[]>>;
  /** Home tabs by user id; absent until published. */
  readonly homes: Readonly<Record<string, View>>;
  /** Uploaded files by id, for images that blocks name by `slack_file`. */
  readonly files: Readonly<Record<string, SharedFile>>;
  /** Oldest first. */
  readonly runs: readonly StepRun[];
  /** Oldest first. */
  readonly notices: readonly Notice[];
}

/** One request to the Web API or to a response URL (method `response_url`). Never holds a token. */
export interface ApiCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly channel?: string;
  readonly ok: boolean;
  /** Slack's error code, or the fault that applied (`down`, `cut`, `lostAnswer`). */
  readonly error?: string;
}
