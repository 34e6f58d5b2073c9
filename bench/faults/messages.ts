import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';

interface Watched {
  readonly sid: string;
  readonly channel: string;
}

const isRoot = ({ thread_ts, ts }: Message): boolean => thread_ts === undefined || thread_ts === ts;

/** Messages of a channel, each followed by those of its thread. */
export const everythingIn = (slack: PretendSlack, channel: string): readonly Message[] =>
  slack
    .messages(channel)
    .filter(isRoot)
    .flatMap((root) => [root, ...slack.replies(channel, root.ts)]);

/** All cards of a recording in its channel: one, unless something is wrong. */
export const cardsOf = (slack: PretendSlack, { sid, channel }: Watched): readonly Message[] =>
  slack
    .messages(channel)
    .filter((one) => isRoot(one) && one.metadata?.event_payload.kinds === '' && sidOf(one) === sid);

/** The newest one, which is edited. */
export const cardOf = (slack: PretendSlack, watched: Watched): Message | undefined =>
  cardsOf(slack, watched).at(-1);

const sidOf = ({ metadata }: Message): unknown => metadata?.event_payload.sid;

export const kindsOf = ({ metadata }: Message): readonly string[] =>
  String(metadata?.event_payload.kinds ?? '').split(',');

export const deliveryOf = ({ metadata }: Message): string | undefined => {
  const delivery = metadata?.event_payload.delivery;
  return typeof delivery === 'string' ? delivery : undefined;
};

/** Moment at which Slack took a message, in milliseconds since 1970. */
export const takenAt = ({ ts }: Message): number => Number(ts) * 1_000;

/** The first message that announces a file of a recording. */
export const announcementOf = (slack: PretendSlack, watched: Watched, name: string): Message | undefined =>
  cardsOf(slack, watched)
    .flatMap(({ ts }) => slack.replies(watched.channel, ts))
    .find((one) => announcedIn(one).includes(name));

/** Whether a message says that it may be there twice. */
export const isDoubtful = ({ text, blocks }: Message): boolean =>
  [text, ...textsOf(blocks)].some((one) => one.includes('Possibly repeated: '));

/** Messages never change in place, so what was read of one stays true. */
const read = new WeakMap<Message, readonly string[]>();

/** Names of the files that a message announces. The line of an end names the newest once more, which is no news. */
export function announcedIn(message: Message): readonly string[] {
  const known = read.get(message);
  if (known) return known;
  const lines = textsOf(message.blocks).flatMap((text) => text.split('\n'));
  const announcing = lines.filter((line) => /new files? announced/i.test(line));
  const names = [
    ...new Set(announcing.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))),
  ];
  read.set(message, names);
  return names;
}

function textsOf(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}
