import { Refusal } from '../refusal.ts';
import type { Channel } from '../state.ts';
import type { Triggers } from '../workspace/triggers.ts';
import type { Uploads } from '../workspace/uploads.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Args } from './args.ts';

/** Parts of the pretend Slack that methods use. */
export interface Context {
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly uploads: Uploads;
  /** URL of uploads, up to the id. */
  readonly uploadUrl: string;
  /** Creates a WebSocket URL that is valid for one connection. */
  readonly openSocket: () => string;
}

export interface Method {
  /** Token that is needed. Default: the bot's. */
  readonly token?: 'app';
  /** Scopes of which one has to be granted. */
  readonly scopes?: (args: Args, workspace: Workspace) => readonly string[];
  /** Answers without `ok: true`. @throws {Refusal} */
  readonly run: (args: Args, context: Context) => Readonly<Record<string, unknown>>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A channel that the bot can see: any but private ones that it is not in. */
export function visibleChannel(args: Args, { directory }: Workspace): Channel {
  const channel = directory.channel(args.text('channel') ?? '');
  if (channel === undefined || (channel.is_private && !channel.is_member))
    throw new Refusal('channel_not_found');
  return channel;
}

/** A channel that the bot is in. */
export function joinedChannel(args: Args, workspace: Workspace): Channel {
  const channel = visibleChannel(args, workspace);
  if (!channel.is_member) throw new Refusal('not_in_channel');
  return channel;
}

/** Scopes by the kind of channel, e.g. `channels:history`, `groups:history` or `im:history`. */
export const scopeByKind =
  (verb: 'read' | 'history') =>
  (args: Args, { directory }: Workspace): readonly string[] => {
    const channel = directory.channel(args.text('channel') ?? '');
    if (channel?.is_im) return [`im:${verb}`];
    return channel?.is_private ? [`groups:${verb}`] : [`channels:${verb}`];
  };
