import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { PretendSlack } from '../sandbox/slack/slack.ts';
import type { Message } from '../sandbox/slack/state.ts';
import type { NewsKind } from '../src/recording/news.ts';
import { register, type Seed } from './recordings.ts';
import type { World } from './world.ts';

/** Metadata of every message that the bot posts to a channel. */
const News = z.object({ sid: z.string(), kinds: z.string() });

const all = (slack: PretendSlack): readonly Message[] => Object.values(slack.state().messages).flat();

/** Cards are the messages that are not replies. */
const cardsOf = (slack: PretendSlack): number =>
  all(slack).filter(({ metadata, thread_ts }) => metadata && thread_ts === undefined).length;

/** News of a kind, as Slack has it. */
export interface Told {
  readonly sid: string;
  /** When Slack took the message, in milliseconds since 1970. */
  readonly at: number;
}

/** Messages in threads about news of this kind. */
export function toldOf(slack: PretendSlack, kind: NewsKind): readonly Told[] {
  return all(slack).flatMap(({ ts, thread_ts, metadata }) => {
    const news = News.safeParse(metadata?.event_payload);
    if (thread_ts === undefined || !news.success || !news.data.kinds.split(',').includes(kind)) return [];
    return [{ sid: news.data.sid, at: Number(ts) * 1_000 }];
  });
}

/** Registers recordings and watches each in one channel, in turn. */
export async function watchAll(
  world: World,
  slack: PretendSlack,
  recordings: readonly Seed[],
  phase?: 'starting',
): Promise<void> {
  const { team, channels } = slack.state();
  await register(world, recordings, team.id, phase);
  const since = Date.now();
  for (const [index, { sid }] of recordings.entries()) {
    const channel = channels[index % channels.length]?.id ?? '';
    await world.watches.put({ team: team.id, channel, sid, owner: 'U0BENCH', since });
  }
}

/** Waits until this number of cards is posted. */
export async function shown(slack: PretendSlack, cards: number, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  while (cardsOf(slack) < cards) {
    if (Date.now() > until) throw new Error(`Only ${cardsOf(slack)} of ${cards} cards were posted.`);
    await sleep(500);
  }
}
