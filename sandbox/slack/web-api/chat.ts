import { isRecord } from '../blocks/check.ts';
import { readContent, readMetadata } from '../content.ts';
import { edit, say, whisper } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Message } from '../state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Args } from './args.ts';
import { type Method, type Methods, visibleChannel } from './method.ts';

const scopes = (): readonly string[] => ['chat:write'];

const content = (args: Args, { files }: Workspace) =>
  readContent({ text: args.text('text'), blocks: args.nested('blocks', 'invalid_blocks_format') }, files);

/** Channel in which the bot may post; a person's id stands for the direct message with them. */
function postableChannel(args: Args, workspace: Workspace): Channel {
  const user = workspace.directory.user(args.text('channel') ?? '');
  if (user !== undefined) {
    if (user.is_bot) throw new Refusal('channel_not_found');
    return workspace.directory.directMessage(user);
  }
  const channel = visibleChannel(args, workspace);
  if (channel.is_archived) throw new Refusal('is_archived');
  if (!channel.is_member && !workspace.app.scopes.includes('chat:write.public'))
    throw new Refusal('not_in_channel');
  return channel;
}

/** A message that the bot has posted. @param forbidden error code for any other message */
function ownMessage(args: Args, workspace: Workspace, forbidden: string): readonly [Channel, Message] {
  const channel = visibleChannel(args, workspace);
  if (channel.is_archived) throw new Refusal('is_inactive');
  const message = workspace.history.find(channel.id, args.need('ts'));
  if (message === undefined) throw new Refusal('message_not_found');
  if (message.bot_id !== workspace.app.botId) throw new Refusal(forbidden);
  return [channel, message];
}

const postMessage: Method = {
  scopes,
  run(args, { workspace }) {
    const channel = postableChannel(args, workspace);
    if (channel.user !== undefined && workspace.directory.user(channel.user)?.deleted)
      throw new Refusal('is_inactive');
    const threadTs = args.text('thread_ts');
    const metadata = readMetadata(args.nested('metadata', 'invalid_metadata_format'));
    const message = say(workspace, channel, workspace.directory.bot, {
      content: content(args, workspace),
      broadcast: args.flag('reply_broadcast'),
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(metadata === undefined ? {} : { metadata }),
    });
    return { channel: channel.id, ts: message.ts, message };
  },
};

/** Sets metadata: if none was sent it stays, and an empty object removes it. */
function withMetadata(message: Message, sent: unknown): Message {
  const { metadata: before, ...rest } = message;
  const metadata =
    isRecord(sent) && Object.keys(sent).length === 0 ? undefined : (readMetadata(sent) ?? before);
  return metadata === undefined ? rest : { ...rest, metadata };
}

const update: Method = {
  scopes,
  run(args, { workspace }) {
    const [channel, before] = ownMessage(args, workspace, 'cant_update_message');
    const metadata = args.nested('metadata', 'invalid_metadata_format');
    const message = edit(workspace, channel.id, withMetadata(before, metadata), content(args, workspace));
    return { channel: channel.id, ts: message.ts, text: message.text, message };
  },
};

const postEphemeral: Method = {
  scopes,
  run(args, { workspace }) {
    const channel = postableChannel(args, workspace);
    const user = args.need('user');
    if (!channel.members.includes(user)) throw new Refusal('user_not_in_channel');
    const message = whisper(workspace, channel.id, user, content(args, workspace), args.text('thread_ts'));
    return { message_ts: message.ts };
  },
};

const remove: Method = {
  scopes,
  run(args, { workspace }) {
    const [channel, message] = ownMessage(args, workspace, 'cant_delete_message');
    workspace.history.remove(channel.id, message.ts);
    return { channel: channel.id, ts: message.ts };
  },
};

export const CHAT: Methods = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': remove,
};
