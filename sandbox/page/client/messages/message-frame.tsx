import type { ReactNode } from 'react';
import { useReader } from '../reader.tsx';
import { clockTime, fullTime } from '../time.ts';
import { Avatar, SlackbotAvatar } from './avatar.tsx';

interface FrameProps {
  /** User id, or Slack itself. */
  readonly author: string | 'slackbot';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hides avatar and headline, where a message continues the one before. */
  readonly compact?: boolean;
  readonly onlyVisibleToYou?: boolean;
  readonly above?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Avatar, name, APP tag and time around a message. */
export function MessageFrame(props: FrameProps) {
  const { author, at, compact = false, onlyVisibleToYou = false, above, tools, children } = props;
  const { slack, tz, nameOf, user, words } = useReader();
  const isApp = author === slack.app.user_id;
  const name = author === 'slackbot' ? 'Slackbot' : nameOf(author);
  const time = (
    <time
      className="message-time"
      dateTime={new Date(at).toISOString()}
      title={fullTime(at, tz, user.locale)}
    >
      {clockTime(at, tz)}
    </time>
  );
  return (
    <article
      className={`message${compact ? ' message-compact' : ''}${onlyVisibleToYou ? ' message-private' : ''}`}
      aria-label={`${name}, ${clockTime(at, tz)}`}
    >
      <div className="message-side">
        {compact ? time : author === 'slackbot' ? <SlackbotAvatar /> : <Avatar userId={author} />}
      </div>
      <div className="message-main">
        {onlyVisibleToYou && <p className="message-note">{words.messages.onlyYou}</p>}
        {above}
        {!compact && (
          <p className="message-headline">
            <strong>{name}</strong>
            {isApp && <span className="app-tag">{words.messages.app}</span>}
            {time}
          </p>
        )}
        {children}
      </div>
      {tools && <div className="message-tools">{tools}</div>}
    </article>
  );
}
