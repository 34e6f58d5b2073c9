import { type Content, rewritten } from './content.ts';
import { Refusal } from './refusal.ts';
import type { Channel, Ephemeral, Message, Metadata, SharedFile, User } from './state.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface Post {
  readonly content: Content;
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly metadata?: Metadata;
  readonly files?: readonly SharedFile[];
}

/** Checks that the root message exists. @throws {Refusal} `cannot_reply_to_message` */
function requireRoot({ history }: Workspace, channel: Channel, threadTs: string | undefined): void {
  if (threadTs === undefined) return;
  const root = history.find(channel.id, threadTs);
  if (root === undefined || (root.thread_ts !== undefined && root.thread_ts !== root.ts))
    throw new Refusal('cannot_reply_to_message');
}

const filled = ({ text, blocks }: Content): Content =>
  blocks === undefined || blocks.length === 0 ? { text } : { text, blocks };

/** Adds a message to a channel, by the bot or a person. Their rights were checked before. */
export function say(workspace: Workspace, channel: Channel, author: User, post: Post): Message {
  requireRoot(workspace, channel, post.threadTs);
  const broadcast = post.threadTs !== undefined && post.broadcast === true;
  return workspace.history.add(channel.id, {
    type: 'message',
    ts: workspace.ts(),
    user: author.id,
    ...(author.is_bot ? { bot_id: workspace.app.botId, app_id: workspace.app.appId } : {}),
    ...filled(post.content),
    ...(post.metadata === undefined ? {} : { metadata: post.metadata }),
    ...(post.files === undefined ? {} : { files: post.files }),
    ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs }),
    ...(broadcast ? { reply_broadcast: true, subtype: 'thread_broadcast' } : {}),
  });
}

/** Replaces the content of a message of the bot. */
export function edit(workspace: Workspace, channel: string, message: Message, content: Content): Message {
  return workspace.history.replace(channel, {
    ...rewritten(message, content),
    edited: { user: workspace.directory.bot.id, ts: workspace.ts() },
  });
}

/** Adds an ephemeral message. */
export function whisper(
  workspace: Workspace,
  channel: string,
  user: string,
  content: Content,
  threadTs: string | undefined,
): Ephemeral {
  const message: Ephemeral = {
    ts: workspace.ts(),
    channel,
    user,
    ...filled(content),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
  workspace.screens.addEphemeral(message);
  return message;
}
