import { useEffect, useRef, useState } from 'react';
import type { Channel, SlackState } from '../../../slack/state.ts';
import { useRoving } from '../focus/use-roving.ts';
import { Icon } from '../icons.tsx';
import { Avatar, BotAvatar } from '../messages/avatar.tsx';
import { useReader } from '../reader.tsx';
import { go } from '../route.ts';
import { clockTime } from '../time.ts';
import { iconOf } from './channel.tsx';

interface SidebarProps {
  /** Channel id or `home`. */
  readonly at: string;
  readonly onGone: () => void;
}

/** Channels of the workspace, the bot, and the choice of the person. */
export function Sidebar({ at, onGone }: SidebarProps) {
  const { user, slack, words } = useReader();
  const unread = useUnread(slack, at);
  const mine = slack.channels.filter(({ members }) => members.includes(user.id));
  const direct = mine.find(({ is_im, user: other }) => is_im && other === user.id);
  const list = useRef<HTMLElement>(null);
  const roving = useRoving(list, 'li button', 0);
  const visit = (place: string) => {
    go({ at: place, thread: undefined });
    onGone();
  };
  const item = (channel: Channel) => (
    <Item
      key={channel.id}
      channel={channel}
      here={channel.id === at}
      unread={unread.has(channel.id)}
      onVisit={visit}
    />
  );
  const rooms = mine.filter(({ is_im }) => !is_im);
  return (
    <nav className="sidebar" aria-label={words.sidebar.label} ref={list} {...roving}>
      <header>
        <h1>{slack.team.name}</h1>
        <p>{words.sidebar.pretend}</p>
      </header>
      <h2>{words.sidebar.channels}</h2>
      <ul>{rooms.filter(({ is_archived }) => !is_archived).map(item)}</ul>
      {rooms.some(({ is_archived }) => is_archived) && (
        <>
          <h2>{words.sidebar.archived}</h2>
          <ul>{rooms.filter(({ is_archived }) => is_archived).map(item)}</ul>
        </>
      )}
      <h2>{slack.app.name}</h2>
      <ul>
        <li>
          <button
            type="button"
            aria-current={at === 'home' ? 'page' : undefined}
            onClick={() => visit('home')}
          >
            <BotAvatar />
            <span>{words.sidebar.home}</span>
          </button>
        </li>
        {direct && item(direct)}
      </ul>
      <Person />
    </nav>
  );
}

interface ItemProps {
  readonly channel: Channel;
  readonly here: boolean;
  readonly unread: boolean;
  readonly onVisit: (id: string) => void;
}

function Item({ channel, here, unread, onVisit }: ItemProps) {
  const { words } = useReader();
  return (
    <li>
      <button
        type="button"
        className={unread ? 'unread' : undefined}
        aria-current={here ? 'page' : undefined}
        onClick={() => onVisit(channel.id)}
      >
        <Icon name={iconOf(channel)} />
        <span>{channel.is_im ? words.sidebar.directMessages : channel.name}</span>
        {unread && <span className="badge">{words.sidebar.unread}</span>}
      </button>
    </li>
  );
}

/** Choice of the person whose times and private answers are shown. */
function Person() {
  const { user, slack, tz, now, words } = useReader();
  const people = slack.users.filter(({ is_bot, deleted }) => !is_bot && !deleted);
  return (
    <div className="person">
      <Avatar userId={user.id} />
      <label>
        <span>{words.sidebar.youAre}</span>
        <select value={user.id} onChange={({ target }) => go({ as: target.value, thread: undefined })}>
          {people.map(({ id, real_name }) => (
            <option key={id} value={id}>
              {real_name}
            </option>
          ))}
        </select>
      </label>
      <small title={tz}>
        {words.sidebar.timeIn(clockTime(now, tz), tz.split('/').at(-1)?.replaceAll('_', ' ') ?? tz)}
      </small>
    </div>
  );
}

const latest = (slack: SlackState, channel: string): string => slack.messages[channel]?.at(-1)?.ts ?? '';

/** Channels with a message newer than the last one seen; messages from before the page was opened count as seen. */
function useUnread(slack: SlackState, open: string): ReadonlySet<string> {
  const [seen, setSeen] = useState(() => new Map(slack.channels.map(({ id }) => [id, latest(slack, id)])));
  const newest = latest(slack, open);
  useEffect(() => {
    setSeen((before) => new Map(before).set(open, newest));
  }, [open, newest]);
  const unread = slack.channels.filter(({ id }) => id !== open && latest(slack, id) > (seen.get(id) ?? ''));
  return new Set(unread.map(({ id }) => id));
}
