import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';

/** Whether a message is the card of a recording. */
export const isCard = ({ metadata, thread_ts, ts }: Message): boolean =>
  metadata?.event_payload.kinds === '' && (thread_ts === undefined || thread_ts === ts);

export const cardsIn = (slack: PretendSlack, channel: string): readonly Message[] =>
  slack.messages(channel).filter(isCard);

/** Messages in the thread of a recording's card. */
export function threadOf(slack: PretendSlack, channel: string, sid: string): readonly Message[] {
  const card = cardsIn(slack, channel).find(({ metadata }) => metadata?.event_payload.sid === sid);
  return card ? slack.replies(channel, card.ts) : [];
}

/** Names of files that stand whole in a message, each in a code span. */
export const fileNames = ({ blocks = [] }: Message): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/`([^`]+\.(?:mp4|m3u8))`/g)].flatMap(([, name]) => name ?? []);

export const idOf = (slack: PretendSlack, channel: string): string =>
  slack.state().channels.find(({ name }) => name === channel)?.id ?? '';
