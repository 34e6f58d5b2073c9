import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { Holds, Limited, Posted } from '../../ports/slack.ts';
import { isPerson } from '../../recording/watching/place.ts';
import { meaningOf, partOf } from '../api/codes.ts';
import { failureOf, Held, type NotPosted, postedOf } from '../api/failure.ts';
import type { Message } from '../render/message.ts';
import { type Form, without } from './forms.ts';
import type { Metadata } from './metadata.ts';

/** One new message. */
interface Post {
  readonly channel: string;
  readonly message: Message;
  readonly metadata: Metadata;
  readonly thread?: { readonly card: string; readonly broadcast: boolean };
}

/** A new content for a message. */
interface Edit {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly message: Message;
  readonly metadata: Metadata;
}

/**
 * Reaction to a message that Slack refuses. `plain`: it is sent without the refused part. `tell`: the caller gets the
 * refusal. `anew`: as `plain`, and a message that may not be edited counts as gone.
 */
export type WhenRefused = 'plain' | 'tell' | 'anew';

/** Posts and edits messages. Results of Slack are values, errors included. */
interface Posting {
  post(post: Post, whenRefused?: WhenRefused): Promise<Posted>;
  edit(edit: Edit, whenRefused?: WhenRefused): Promise<Posted>;
  /** Conversation to post to: the direct message for the id of a person, any other id as it is. */
  open(channel: string): Promise<{ readonly channel: string } | NotPosted>;
}

/** Keeps Slack from making links or mentions of text that looks like them. */
const LITERALLY = { parse: 'none', link_names: false } as const;

/** Milliseconds without edits after one that Slack did not answer. */
const UNANSWERED_MS = 5_000;

const QUIETLY = { ...LITERALLY, unfurl_links: false, unfurl_media: false } as const;

export function createPosting(client: WebClient, log: Log, holds: Holds): Posting {
  const directMessages = new Map<string, string>();

  /** Sends a message, again without the part that Slack refuses, so that no news is lost by our mistake. */
  async function inSomeForm(form: Form, whenRefused: WhenRefused, send: Send): Promise<Posted> {
    const posted = await attempt(() => send(form));
    const part = posted.kind === 'invalid' ? partOf(posted.why) : undefined;
    if (posted.kind !== 'invalid' || part === undefined || whenRefused === 'tell') return posted;
    log.error({ why: posted.why, part, text: form.text }, 'partRefused');
    const next = without(part, form);
    return next ? inSomeForm(next, whenRefused, send) : posted;
  }

  return {
    post: ({ channel, message, metadata, thread }, whenRefused = 'plain') =>
      inSomeForm(
        { ...message, metadata, broadcast: thread?.broadcast ?? false },
        whenRefused,
        ({ text, blocks, broadcast, ...rest }) => {
          const whole = { ...QUIETLY, channel, text, blocks: [...blocks], ...metadataIn(rest) };
          if (!thread) return client.chat.postMessage(whole);
          const reply = { ...whole, thread_ts: thread.card };
          return client.chat.postMessage(broadcast ? { ...reply, reply_broadcast: true } : reply);
        },
      ),

    async edit({ team, channel, ts, message, metadata }, whenRefused = 'plain') {
      const edited = await inSomeForm(
        { ...message, metadata, broadcast: false },
        whenRefused,
        ({ text, blocks, ...rest }) =>
          held(holds, team, 'chat.update', () =>
            client.chat.update({ ...LITERALLY, channel, ts, text, blocks: [...blocks], ...metadataIn(rest) }),
          ),
      );
      // Without the hold, news would wait for the next edit to time out as well.
      if (edited.kind === 'unknown') await holds.hold(team, 'chat.update', UNANSWERED_MS);
      // A card that may not be edited stays as it is: a new one for each change would be worse.
      if (edited.kind !== 'refused' || meaningOf(edited.reason) !== 'uneditable') return edited;
      log.warn({ channel, why: edited.reason }, 'cardNotEdited');
      return whenRefused === 'anew' ? { kind: 'no_message' } : { kind: 'ok', ts };
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
        // Nothing was posted, so it can be tried again safely.
        const failed = postedOf(failureOf(error));
        return failed.kind === 'unknown' ? { kind: 'later' } : failed;
      }
    },
  };
}

type Send = (form: Form) => Promise<{ readonly ts?: string }>;

const metadataIn = ({ metadata }: Pick<Form, 'metadata'>) => (metadata ? { metadata } : {});

async function attempt(send: () => Promise<{ readonly ts?: string }>): Promise<Posted> {
  try {
    const { ts } = await send();
    return ts === undefined ? { kind: 'unknown', why: 'unreadable answer' } : { kind: 'ok', ts };
  } catch (error) {
    return postedOf(failureOf(error));
  }
}

/**
 * Calls a method of Slack's API unless Slack has asked any process to wait with it in this workspace, and shares a new
 * request to wait with all processes.
 * @throws {Held} in place of a call; and what the call throws
 */
export async function held<Answer>(
  holds: Holds,
  team: string,
  method: Limited,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const ms = await holds.left(team, method);
  if (ms > 0) throw new Held(ms);
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'limited') await holds.hold(team, method, failure.afterMs);
    throw error;
  }
}
