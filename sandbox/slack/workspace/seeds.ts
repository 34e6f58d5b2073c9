export interface ChannelSeed {
  /** Name without `#`. */
  readonly name: string;
  /** `C…`, or `G…` for a private one; derived from the name when absent. */
  readonly id?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** Whether the bot is in it. Default: in public ones, not in private ones. */
  readonly bot?: boolean;
  /** Shared with another company by Slack Connect. */
  readonly shared?: boolean;
  /** Ids of members. Default: everybody. */
  readonly members?: readonly string[];
}

export interface UserSeed {
  readonly name: string;
  /** `U…`; derived from the name when absent. */
  readonly id?: string;
  readonly realName?: string;
  readonly locale?: string;
  readonly tz?: string;
  readonly deleted?: boolean;
  /** Admin of the workspace. */
  readonly admin?: boolean;
}

export const DEFAULT_CHANNELS: readonly ChannelSeed[] = [
  { name: 'general' },
  { name: 'recordings' },
  { name: 'random', bot: false },
  { name: 'team-leads', private: true },
];

export const DEFAULT_USERS: readonly UserSeed[] = [
  { name: 'mei', realName: 'Mei Lin', locale: 'en-US', tz: 'Asia/Singapore' },
  { name: 'anna', realName: 'Anna Weber', locale: 'en-GB', tz: 'Europe/Berlin' },
  { name: 'tom', realName: 'Tom Reyes', locale: 'en-US', tz: 'America/New_York' },
  { name: 'yue', realName: '林悦', locale: 'zh-CN', tz: 'Asia/Shanghai' },
];

export const DEFAULT_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'chat:write.public',
  'im:write',
  'users:read',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:history',
  'files:write',
];
