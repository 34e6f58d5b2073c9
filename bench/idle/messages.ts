import { z } from 'zod';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';

/** What the bot says to programs in every message it posts to a channel. */
const News = z.object({ sid: z.string(), kinds: z.string() });

const all = (slack: PretendSlack): readonly Message[] => Object.values(slack.state().messages).flat();

/** Cards are the messages that are not replies. */
export const cardsOf = (slack: PretendSlack): number =>
  all(slack).filter(({ metadata, thread_ts }) => metadata && thread_ts === undefined).length;

/** Of each message about a file: which recording, and when Slack took it, in milliseconds since 1970. */
export function newsOfFiles(slack: PretendSlack): readonly { readonly sid: string; readonly at: number }[] {
  return all(slack).flatMap(({ ts, thread_ts, metadata }) => {
    const news = News.safeParse(metadata?.event_payload);
    if (thread_ts === undefined || !news.success || !news.data.kinds.split(',').includes('file')) return [];
    return [{ sid: news.data.sid, at: Number(ts) * 1_000 }];
  });
}
