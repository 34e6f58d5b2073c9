import type { Ephemeral, Message, Notice, SlackState } from '../../../slack/state.ts';
import { momentOf } from '../time.ts';

/** One entry of a channel or a thread, as one person sees it. */
export type Entry =
  | { readonly kind: 'message'; readonly at: number; readonly message: Message }
  | { readonly kind: 'ephemeral'; readonly at: number; readonly ephemeral: Ephemeral }
  | { readonly kind: 'notice'; readonly at: number; readonly notice: Notice };

const isReply = ({ ts, thread_ts }: Message): boolean => thread_ts !== undefined && thread_ts !== ts;

/** Entries that a channel shows to a person, oldest first; replies only if they were also sent to the channel. */
export function channelEntries(slack: SlackState, channel: string, user: string): readonly Entry[] {
  const messages = (slack.messages[channel] ?? []).filter(
    (message) => !isReply(message) || message.reply_broadcast === true,
  );
  return inOrder(slack, channel, user, messages, undefined);
}

/** A thread's root and its replies, oldest first. */
export function threadEntries(
  slack: SlackState,
  channel: string,
  user: string,
  root: string,
): readonly Entry[] {
  const messages = (slack.messages[channel] ?? []).filter(
    ({ ts, thread_ts }) => ts === root || thread_ts === root,
  );
  return inOrder(slack, channel, user, messages, root);
}

function inOrder(
  slack: SlackState,
  channel: string,
  user: string,
  messages: readonly Message[],
  thread: string | undefined,
): readonly Entry[] {
  const entries: Entry[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: momentOf(message.ts), message })),
    ...slack.ephemerals
      .filter((each) => each.channel === channel && each.user === user && each.thread_ts === thread)
      .map((ephemeral) => ({ kind: 'ephemeral' as const, at: momentOf(ephemeral.ts), ephemeral })),
    ...(thread === undefined ? slack.notices : [])
      .filter((each) => each.channel === channel && each.user === user)
      .map((notice) => ({ kind: 'notice' as const, at: notice.at, notice })),
  ];
  return entries.sort((one, other) => one.at - other.at);
}

export function keyOf(entry: Entry): string {
  switch (entry.kind) {
    case 'message':
      return entry.message.ts;
    case 'ephemeral':
      return `ephemeral ${entry.ephemeral.ts}`;
    case 'notice':
      return `notice ${entry.notice.id}`;
  }
}

const GROUPED_MS = 5 * 60_000;

/** Whether an entry follows another of the same author so closely that it needs no headline. */
export function continues(before: Entry | undefined, entry: Entry): boolean {
  if (before?.kind !== 'message' || entry.kind !== 'message') return false;
  const [one, other] = [before.message, entry.message];
  const plain = one.subtype === undefined && other.subtype === undefined;
  // The first reply has a headline of its own below the root message.
  const underRoot = other.thread_ts === one.ts;
  return plain && !underRoot && one.user === other.user && entry.at - before.at < GROUPED_MS;
}
