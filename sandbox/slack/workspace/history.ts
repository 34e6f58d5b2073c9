import type { Message } from '../state.ts';
import type { Changes } from './changes.ts';

/** Messages by channel. They are replaced, never changed in place. */
export interface History {
  /** Messages of a channel with replies, oldest first. */
  all(channel: string): readonly Message[];
  /** Messages that the channel shows, oldest first: of replies only those that were broadcast. */
  timeline(channel: string): readonly Message[];
  /** Replies to a root message, oldest first, without the root. */
  replies(channel: string, root: string): readonly Message[];
  find(channel: string, ts: string): Message | undefined;
  add(channel: string, message: Message): Message;
  replace(channel: string, message: Message): Message;
  remove(channel: string, ts: string): void;
  byChannel(): Readonly<Record<string, readonly Message[]>>;
}

const isReply = ({ ts, thread_ts }: Message): boolean => thread_ts !== undefined && thread_ts !== ts;

export function createHistory(changes: Changes): History {
  const channels = new Map<string, readonly Message[]>();
  const all = (channel: string): readonly Message[] => channels.get(channel) ?? [];
  const replies = (channel: string, root: string): readonly Message[] =>
    all(channel).filter((message) => isReply(message) && message.thread_ts === root);

  /** Updates the number and the authors of replies at the root. */
  const counted = (channel: string, root: Message): Message => {
    const { thread_ts: _t, reply_count: _c, reply_users: _u, latest_reply: _l, ...plain } = root;
    const thread = replies(channel, root.ts);
    const latest = thread.at(-1);
    if (latest === undefined) return plain;
    return {
      ...plain,
      thread_ts: root.ts,
      reply_count: thread.length,
      reply_users: [...new Set(thread.map(({ user }) => user))],
      latest_reply: latest.ts,
    };
  };
  const put = (channel: string, message: Message): void => {
    channels.set(
      channel,
      all(channel).map((each) => (each.ts === message.ts ? message : each)),
    );
    changes.announce();
  };
  const recount = (channel: string, rootTs: string | undefined): void => {
    const root = all(channel).find(({ ts }) => ts === rootTs);
    if (root !== undefined) put(channel, counted(channel, root));
  };

  return {
    all,
    timeline: (channel) =>
      all(channel).filter((message) => !isReply(message) || message.reply_broadcast === true),
    replies,
    find: (channel, ts) => all(channel).find((message) => message.ts === ts),
    add(channel, message) {
      channels.set(channel, [...all(channel), message]);
      changes.announce();
      recount(channel, message.thread_ts);
      return message;
    },
    replace(channel, message) {
      put(channel, message);
      return message;
    },
    remove(channel, ts) {
      const gone = all(channel).find((message) => message.ts === ts);
      channels.set(
        channel,
        all(channel).filter((message) => message !== gone),
      );
      changes.announce();
      recount(channel, gone?.thread_ts);
    },
    byChannel: () => Object.fromEntries(channels),
  };
}
