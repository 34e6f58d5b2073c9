import type { WebClient } from '@slack/web-api';
import type { Between, Found, Limited, Recalled, Remembered } from '../../ports/slack.ts';
import type { Instant } from '../../recording/recording.ts';
import { meaningOf, refusalOf } from '../api/codes.ts';
import { type Failure, failureOf } from '../api/failure.ts';
import { rememberedOf } from './metadata.ts';

/** Pages of messages read by one attempt. */
const PAGES = 3;

/** Messages of a page; Slack gives apps outside of its Marketplace fifteen at most. */
const PER_PAGE = 100;

/** Milliseconds until Slack is asked again after it did not answer. */
export const AGAIN_MS = 5_000;

/** Calls a method of Slack's API, unless Slack has asked to wait with it. */
export type Asks = <Answer>(method: Limited, ask: () => Promise<Answer>) => Promise<Answer>;

/** Messages to search: those of a channel, or those under a card. */
export interface Site {
  readonly channel: string;
  readonly card: string | undefined;
}

/** Searches for the message of a delivery. A search that is stopped can be continued by the next call. */
export async function findMessage(
  client: WebClient,
  asks: Asks,
  site: Site,
  { id, marks }: { readonly id: string; readonly marks: readonly string[] },
  between: Between,
): Promise<Found> {
  let ts: string | undefined;
  const end = await readThrough(client, asks, site, between, (message) => {
    const isSame = marks.length === 0 || marks.some((mark) => message.marks.includes(mark));
    if (message.delivery === id && isSame) ts = message.ts;
    return ts !== undefined;
  });
  if (ts !== undefined) return { kind: 'found', ts };
  return end === 'end' ? { kind: 'absent' } : end;
}

/** Reads all messages of the bot, from the beginning with each call. */
export async function recallMessages(
  client: WebClient,
  asks: Asks,
  site: Site,
  between: Between,
): Promise<Recalled> {
  const messages: Remembered[] = [];
  const end = await readThrough(client, asks, site, between, (message) => {
    messages.push(message);
    return false;
  });
  return end === 'end' ? { kind: 'recalled', messages } : end;
}

type Stopped = Exclude<Found, { readonly kind: 'found' | 'absent' }>;

/** @param isEnough is called with each message of the bot; `true` ends the reading */
async function readThrough(
  client: WebClient,
  asks: Asks,
  { channel, card }: Site,
  { since, until, from }: Between,
  isEnough: (message: Remembered) => boolean,
): Promise<'end' | Stopped> {
  const asked = {
    channel,
    oldest: secondsOf(since),
    latest: secondsOf(until),
    limit: PER_PAGE,
    include_all_metadata: true,
  };
  let cursor = from;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const args = cursor === undefined ? asked : { ...asked, cursor };
      const { messages, response_metadata } =
        card === undefined
          ? await asks('conversations.history', () => client.conversations.history(args))
          : await asks('conversations.replies', () => client.conversations.replies({ ...args, ts: card }));
      for (const message of messages ?? []) {
        const ours = rememberedOf(message);
        if (ours && isEnough(ours)) return 'end';
      }
      cursor = response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return 'end';
    }
    return { kind: 'later', afterMs: AGAIN_MS, ...placeIn(cursor) };
  } catch (error) {
    const stopped = stoppedBy(failureOf(error));
    return stopped === 'end' || stopped.kind !== 'later' ? stopped : { ...stopped, ...placeIn(cursor) };
  }
}

const secondsOf = (at: Instant): string => (at / 1_000).toFixed(6);

const placeIn = (cursor: string | undefined) => (cursor === undefined ? {} : { from: cursor });

function stoppedBy(failure: Failure): 'end' | Stopped {
  if (failure.kind === 'limited') return { kind: 'later', afterMs: failure.afterMs };
  if (failure.kind !== 'refused') return { kind: 'later', afterMs: AGAIN_MS };
  if (meaningOf(failure.code) === 'no_message') return 'end';
  // The bot may not read here. Whether it may post is shown by the next post.
  return refusalOf(failure.code) ? { kind: 'forbidden' } : { kind: 'refused', reason: failure.code };
}
