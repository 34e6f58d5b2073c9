import { MESSAGES_IF_UNLISTED } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Message } from '../state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Args } from './args.ts';
import { joinedChannel, type Method, type Methods, scopeByKind, visibleChannel } from './method.ts';

const describe = (channel: Channel, { team }: Workspace): Readonly<Record<string, unknown>> => ({
  id: channel.id,
  ...(channel.is_im ? { user: channel.user } : { name: channel.name, name_normalized: channel.name }),
  is_channel: !channel.is_private,
  is_group: channel.is_private && !channel.is_im,
  is_im: channel.is_im,
  is_mpim: false,
  is_private: channel.is_private,
  is_archived: channel.is_archived,
  is_ext_shared: channel.is_ext_shared ?? false,
  is_member: channel.is_member,
  num_members: channel.members.length,
  context_team_id: team.id,
});

const open: Method = {
  scopes: () => ['im:write'],
  run(args, { workspace }) {
    const users = args.need('users', 'users_list_not_supplied').split(',');
    // Group direct messages need another scope and are not supported here.
    if (users.length > 1) throw new Refusal('too_many_users');
    const user = workspace.directory.user(users[0] ?? '');
    if (user === undefined || user.is_bot) throw new Refusal('user_not_found');
    if (user.deleted) throw new Refusal('user_disabled');
    const channel = workspace.directory.directMessage(user);
    return { channel: args.flag('return_im') ? describe(channel, workspace) : { id: channel.id } };
  },
};

const info: Method = {
  scopes: scopeByKind('read'),
  run: (args, { workspace }) => ({ channel: describe(visibleChannel(args, workspace), workspace) }),
};

/** Conversations of a person; private ones only if the bot is in them too. */
const ofPerson: Method = {
  scopes: (args) => (types(args).has('private_channel') ? ['groups:read'] : ['channels:read']),
  run(args, { workspace }) {
    const { directory } = workspace;
    const user = directory.user(args.text('user') ?? directory.bot.id);
    if (user === undefined) throw new Refusal('user_not_found');
    const wanted = types(args);
    const found = directory.channels().filter(({ is_im, is_private, is_member, members }) => {
      if (is_im || !members.includes(user.id)) return false;
      return is_private ? is_member && wanted.has('private_channel') : wanted.has('public_channel');
    });
    const from = fromCursor(args.text('cursor'));
    const limit = args.count('limit', 100, 999);
    const next = from + limit < found.length ? toCursor(from + limit) : '';
    return {
      channels: found.slice(from, from + limit).map((channel) => describe(channel, workspace)),
      response_metadata: { next_cursor: next },
    };
  },
};

const types = (args: Args): ReadonlySet<string> =>
  new Set((args.text('types') ?? 'public_channel').split(',').map((type) => type.trim()));

/** Filter for messages between `oldest` and `latest`; the bounds themselves count only with `inclusive`. */
function inRange(args: Args): (message: Message) => boolean {
  const oldest = args.text('oldest');
  const latest = args.text('latest');
  const inclusive = args.flag('inclusive');
  return ({ ts }) =>
    (oldest === undefined || Number(ts) > Number(oldest) || (inclusive && ts === oldest)) &&
    (latest === undefined || Number(ts) < Number(latest) || (inclusive && ts === latest));
}

const toCursor = (position: number): string => Buffer.from(`next:${position}`).toString('base64');

function fromCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const position = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (position === undefined) throw new Refusal('invalid_cursor');
  return Number(position);
}

const withoutMetadata = ({ metadata: _, ...rest }: Message): Message => rest;

/** Most messages in the answer to one call. */
const limitOf = (args: Args, { app }: Workspace, fallback: number, most: number): number =>
  args.count('limit', fallback, app.listed ? most : MESSAGES_IF_UNLISTED);

/** One page of messages; with metadata only if `include_all_metadata` is set. */
function page(args: Args, messages: readonly Message[], limit: number, always: readonly Message[]) {
  const from = fromCursor(args.text('cursor'));
  const shown = [...always, ...messages.slice(from, from + limit)];
  const more = from + limit < messages.length;
  return {
    messages: args.flag('include_all_metadata') ? shown : shown.map(withoutMetadata),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: toCursor(from + limit) } } : {}),
  };
}

const history: Method = {
  scopes: scopeByKind('history'),
  run(args, { workspace }) {
    const channel = joinedChannel(args, workspace);
    const newestFirst = workspace.history.timeline(channel.id).toReversed();
    return page(args, newestFirst.filter(inRange(args)), limitOf(args, workspace, 100, 999), []);
  },
};

const replies: Method = {
  scopes: scopeByKind('history'),
  run(args, { workspace }) {
    const channel = joinedChannel(args, workspace);
    const named = workspace.history.find(channel.id, args.need('ts'));
    const root = workspace.history.find(channel.id, named?.thread_ts ?? named?.ts ?? '');
    if (root === undefined) throw new Refusal('thread_not_found');
    const thread = workspace.history.replies(channel.id, root.ts).filter(inRange(args));
    // Every page begins with the root, whatever the bounds.
    return page(args, thread, limitOf(args, workspace, 1000, 1000), [root]);
  },
};

export const CONVERSATIONS: Methods = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.history': history,
  'users.conversations': ofPerson,
  'conversations.replies': replies,
};
