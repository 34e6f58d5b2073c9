import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/log.ts';
import type { Posted } from '../../ports/messenger.ts';
import { isPerson } from '../../ports/watches.ts';
import type { Message } from '../render/message.ts';
import { failureOf, postedOf } from './failure.ts';
import type { Metadata } from './metadata.ts';

/** One new message. */
export interface Post {
  readonly channel: string;
  readonly message: Message;
  readonly metadata: Metadata;
  readonly thread?: { readonly card: string; readonly broadcast: boolean };
}

/**
 * What to do with blocks that Slack refuses. `plain`: they are our mistake, for which the news should not be lost.
 * `tell`: whoever built them knows why that may be, and sends others.
 */
export type WhenRefused = 'plain' | 'tell';

/** Posting and editing one message, with what Slack made of it as a value. Never throws for Slack. */
export interface Posting {
  post(post: Post, whenRefused?: WhenRefused): Promise<Posted>;
  edit(
    channel: string,
    ts: string,
    message: Message,
    metadata: Metadata,
    whenRefused?: WhenRefused,
  ): Promise<Posted>;
  /** The direct message with a person, for an id that begins with U; any other id as it is. */
  open(channel: string): Promise<{ readonly channel: string } | Exclude<Posted, { readonly kind: 'ok' }>>;
}

/** The workspace does not let this message be edited any more; a new one for each change would be worse. */
const UNEDITABLE = new Set(['edit_window_closed', 'cant_update_message']);

/** `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`. */
const ABOUT_BLOCKS = /blocks/;

/** Slack must not find links or people in what only looks like them. */
const LITERALLY = { parse: 'none', link_names: false } as const;

const QUIETLY = { ...LITERALLY, unfurl_links: false, unfurl_media: false } as const;

export function createPosting(client: WebClient, log: Log): Posting {
  const directMessages = new Map<string, string>();

  /** Blocks that Slack refuses are our mistake, for which the news should not be lost. */
  async function withPlainRetry(
    { text, blocks, instead }: Message,
    whenRefused: WhenRefused,
    send: (blocks: KnownBlock[]) => Promise<{ readonly ts?: string }>,
  ): Promise<Posted> {
    const first = await attempt(() => send([...blocks]));
    if (first.kind !== 'invalid' || !ABOUT_BLOCKS.test(first.why) || whenRefused === 'tell') return first;
    log.error({ why: first.why, text }, 'blocksRefused');
    if (instead) return withPlainRetry({ text, blocks: instead }, whenRefused, send);
    // An empty list, because an edit without blocks would leave the old ones.
    return attempt(() => send([]));
  }

  return {
    post: ({ channel, message, metadata, thread }, whenRefused = 'plain') =>
      withPlainRetry(message, whenRefused, (blocks) => {
        const whole = { ...QUIETLY, channel, text: message.text, blocks, metadata };
        if (!thread) return client.chat.postMessage(whole);
        const reply = { ...whole, thread_ts: thread.card };
        return client.chat.postMessage(thread.broadcast ? { ...reply, reply_broadcast: true } : reply);
      }),

    async edit(channel, ts, message, metadata, whenRefused = 'plain') {
      const edited = await withPlainRetry(message, whenRefused, (blocks) =>
        client.chat.update({ ...LITERALLY, channel, ts, text: message.text, blocks, metadata }),
      );
      if (edited.kind !== 'invalid' || !UNEDITABLE.has(edited.why)) return edited;
      log.warn({ channel, why: edited.why }, 'cardNotEdited');
      return { kind: 'ok', ts };
    },

    async open(channel) {
      if (!isPerson({ channel })) return { channel };
      const known = directMessages.get(channel);
      if (known !== undefined) return { channel: known };
      try {
        const opened = await client.conversations.open({ users: channel });
        const id = opened.channel?.id;
        if (id === undefined) return { kind: 'unknown', why: 'unreadable answer' };
        directMessages.set(channel, id);
        return { channel: id };
      } catch (error) {
        // Nothing was posted, whatever became of the question.
        const failed = postedOf(failureOf(error));
        return failed.kind === 'unknown' ? { kind: 'later' } : failed;
      }
    },
  };
}

async function attempt(send: () => Promise<{ readonly ts?: string }>): Promise<Posted> {
  try {
    const { ts } = await send();
    return ts === undefined ? { kind: 'unknown', why: 'unreadable answer' } : { kind: 'ok', ts };
  } catch (error) {
    return postedOf(failureOf(error));
  }
}
