import type { WebClient } from '@slack/web-api';
import type { Found } from '../../ports/slack.ts';
import type { Instant } from '../../recording/recording.ts';
import { meaningOf } from '../api/codes.ts';
import { type Failure, failureOf } from '../api/failure.ts';
import { madeBy } from './metadata.ts';

/** A doubtful post is looked for within seconds or minutes, so it is among the newest. */
const PAGES = 3;
const PER_PAGE = 100;

/** Slack did not answer; the question costs nothing and can be asked again. */
const AGAIN_MS = 5_000;

/** Looks for the message that a delivery made: in the thread of a card, else in the channel. */
export async function findMessage(
  client: WebClient,
  channel: string,
  delivery: string,
  since: Instant,
  card: string | undefined,
): Promise<Found> {
  const asked = {
    channel,
    oldest: (since / 1_000).toFixed(6),
    limit: PER_PAGE,
    include_all_metadata: true,
  };
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const args = cursor === undefined ? asked : { ...asked, cursor };
      const { messages, response_metadata } =
        card === undefined
          ? await client.conversations.history(args)
          : await client.conversations.replies({ ...args, ts: card });
      for (const message of messages ?? []) {
        const ts = madeBy(delivery, message);
        if (ts !== undefined) return { kind: 'found', ts };
      }
      cursor = response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') break;
    }
    return { kind: 'absent' };
  } catch (error) {
    return foundOf(failureOf(error));
  }
}

function foundOf(failure: Failure): Found {
  if (failure.kind === 'limited') return { kind: 'later', afterMs: failure.afterMs };
  if (failure.kind !== 'refused') return { kind: 'later', afterMs: AGAIN_MS };
  switch (meaningOf(failure.code)) {
    case 'no_message':
      return { kind: 'absent' };
    // Where the bot may not look now it never may; the post itself will say whether the place is gone.
    case 'place':
      return { kind: 'forbidden' };
    default:
      return { kind: 'refused', reason: failure.code };
  }
}
