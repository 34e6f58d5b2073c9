import { Refusal } from '../refusal.ts';
import type { Channel } from '../state.ts';
import type { Triggers } from '../triggers.ts';
import type { Uploads } from '../uploads.ts';
import type { Workspace } from '../workspace.ts';
import type { Args } from './args.ts';

/** What a method may touch. */
export interface Context {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly uploads: Uploads;
  /** Where files are sent, up to the id. */
  readonly uploadUrl: string;
  /** A WebSocket URL good for one connection. */
  readonly openSocket: () => string;
}

export interface Method {
  /** Default: the bot's token. */
  readonly token?: 'app';
  /** One of these has to be granted. */
  readonly scopes?: (args: Args, workspace: Workspace) => readonly string[];
  /** The answer without `ok: true`; throws `Refusal`. */
  readonly run: (args: Args, context: Context) => Readonly<Record<string, unknown>>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A channel the bot can see: a private one it is not in does not exist for it. */
export function visibleChannel(args: Args, { directory }: Workspace): Channel {
  const channel = directory.channel(args.text('channel') ?? '');
  if (channel === undefined || (channel.is_private && !channel.is_member))
    throw new Refusal('channel_not_found');
  return channel;
}

/** A visible channel the bot is in. */
export function joinedChannel(args: Args, workspace: Workspace): Channel {
  const channel = visibleChannel(args, workspace);
  if (!channel.is_member) throw new Refusal('not_in_channel');
  return channel;
}

/** `channels:history`, `groups:history` or `im:history`, by the kind of channel asked about. */
export const scopeByKind =
  (verb: 'read' | 'history') =>
  (args: Args, { directory }: Workspace): readonly string[] => {
    const channel = directory.channel(args.text('channel') ?? '');
    if (channel?.is_im) return [`im:${verb}`];
    return channel?.is_private ? [`groups:${verb}`] : [`channels:${verb}`];
  };
