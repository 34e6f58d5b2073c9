import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { SlackState, User } from '../../slack/state.ts';
import { go } from './route.ts';
import type { Words } from './words/english.ts';
import { wordsFor } from './words/words.ts';

/** The person whose view the page shows, and what depends on who that is. */
export interface Reader {
  readonly user: User;
  readonly slack: SlackState;
  /** IANA time zone in which all times are shown. */
  readonly tz: string;
  /** Milliseconds since 1970, updated every ten seconds: enough for “today” and “3 minutes ago”. */
  readonly now: number;
  nameOf(userId: string): string;
  /** `undefined` where the person may not see the channel. */
  channelName(id: string): string | undefined;
  goTo(channel: string): void;
  /** Texts of Slack itself, in the person's language. */
  readonly words: Words;
}

const ReaderContext = createContext<Reader | undefined>(undefined);

const TICK_MS = 10_000;

export function ReaderProvider(props: {
  readonly user: User;
  readonly slack: SlackState;
  readonly children: ReactNode;
}) {
  const { user, slack, children } = props;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    document.documentElement.lang = user.locale;
  }, [user.locale]);
  const reader = useMemo<Reader>(
    () => ({
      user,
      slack,
      tz: user.tz,
      now,
      nameOf: (id) => slack.users.find((each) => each.id === id)?.real_name ?? id,
      channelName: (id) =>
        slack.channels.find((each) => each.id === id && each.members.includes(user.id))?.name,
      goTo: (channel) => go({ at: channel, thread: undefined }),
      words: wordsFor(user.locale),
    }),
    [user, slack, now],
  );
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader is for what is drawn inside ReaderProvider');
  return reader;
}
