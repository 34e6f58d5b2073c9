import { useEffect, useState } from 'react';
import type { SlackState } from '../../../slack/state.ts';

const latest = (slack: SlackState, channel: string): string => slack.messages[channel]?.at(-1)?.ts ?? '';

/** Channels with a message newer than the last one seen; messages from before the page was opened count as seen. */
export function useUnread(slack: SlackState, open: string): ReadonlySet<string> {
  const [seen, setSeen] = useState(() => new Map(slack.channels.map(({ id }) => [id, latest(slack, id)])));
  const newest = latest(slack, open);
  useEffect(() => {
    setSeen((before) => new Map(before).set(open, newest));
  }, [open, newest]);
  const unread = slack.channels.filter(({ id }) => id !== open && latest(slack, id) > (seen.get(id) ?? ''));
  return new Set(unread.map(({ id }) => id));
}
