import type { Message as SlackMessage } from '../../../slack/state.ts';
import { MessageShortcuts } from '../composer/shortcuts.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { Icon } from '../icons.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { useReader } from '../reader.tsx';
import { go } from '../route.ts';
import { clockTime, momentOf } from '../time.ts';
import { Avatar } from './avatar.tsx';
import { MessageFrame } from './message-frame.tsx';
import { Said } from './said.tsx';

interface MessageProps {
  readonly channel: string;
  readonly message: SlackMessage;
  readonly compact: boolean;
  /** Whether it is shown in a thread, where a reply has no replies. */
  readonly inThread: boolean;
}

export function Message({ channel, message, compact, inThread }: MessageProps) {
  const { words } = useReader();
  const shared = message.reply_broadcast === true && !inThread;
  if (message.subtype && message.subtype !== 'thread_broadcast') {
    return (
      <MessageFrame author={message.user} at={momentOf(message.ts)}>
        <p className="said-system">
          <Mrkdwn text={message.text} />
        </p>
      </MessageFrame>
    );
  }
  const tools = (
    <>
      {!inThread && (
        <button type="button" onClick={() => go({ thread: message.thread_ts ?? message.ts })}>
          <Icon name="reply" />
          <span className="tool-word">{words.messages.reply}</span>
        </button>
      )}
      <MessageShortcuts channel={channel} ts={message.ts} />
    </>
  );
  return (
    <MessageFrame
      author={message.user}
      at={momentOf(message.ts)}
      compact={compact && !shared}
      above={shared && <RepliedTo channel={channel} message={message} />}
      tools={tools}
    >
      <Said
        where={{ ask: 'press', channel, ts: message.ts }}
        text={message.text}
        blocks={message.blocks}
        files={message.files}
        edited={message.edited !== undefined}
      />
      {!inThread && (message.reply_count ?? 0) > 0 && <Replies message={message} />}
    </MessageFrame>
  );
}

function Replies({ message }: { readonly message: SlackMessage }) {
  const { tz, words } = useReader();
  const { reply_count: count = 0, reply_users: users = [], latest_reply: latest } = message;
  return (
    <button type="button" className="replies" onClick={() => go({ thread: message.ts })}>
      {users.slice(0, 3).map((id) => (
        <Avatar key={id} userId={id} />
      ))}
      <strong>{words.messages.replies(count)}</strong>
      {latest && <span>{words.messages.lastAt(clockTime(momentOf(latest), tz))}</span>}
    </button>
  );
}

function RepliedTo({ channel, message }: { readonly channel: string; readonly message: SlackMessage }) {
  const { slack, words } = useReader();
  const root = slack.messages[channel]?.find(({ ts }) => ts === message.thread_ts);
  return (
    <p className="message-note">
      <span>{words.messages.repliedTo}</span>
      <button type="button" className="link" onClick={() => go({ thread: message.thread_ts })}>
        <EmojiText text={root?.text ?? words.messages.someMessage} />
      </button>
    </p>
  );
}
