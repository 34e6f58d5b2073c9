import type { Locator } from 'playwright-core';
import type { Started, StartOptions } from '../agora/pretend-agora.ts';
import type { Step } from '../agora/script.ts';
import { OPENING } from '../demo/workplace.ts';
import type { DemoWorld } from '../demo/world.ts';
import type { Message } from '../slack/state.ts';
import type { Camera } from './camera.ts';

/** Environment of a scene: one world, one person who acts, one language. */
export interface Stage {
  readonly world: DemoWorld;
  readonly camera: Camera;
  /** Name of the person whose Slack has the language of the pictures. */
  readonly person: string;
  readonly personId: string;
  /** Picks the text in the language of the pictures. */
  readonly words: (en: string, zh: string) => string;
  readonly channelId: (name: string) => string;
  /** Opens a channel on the page, or a thread in it. */
  readonly see: (channel?: string, thread?: string) => Promise<void>;
  /** Messages of a channel on the page. */
  readonly articles: (channel?: string) => Locator;
  /** Opens a channel and takes a picture of the newest ephemeral message. */
  readonly shootAnswer: (name: string, channel?: string) => Promise<void>;
  /** Waits until a card has the picture of its recording. */
  readonly pictured: (ts: string) => Promise<Message>;
  /** Types a command and waits for its answer: an ephemeral message or a modal. */
  readonly type: (channel: string, command: string, text?: string) => Promise<void>;
  /** Starts a recording and has it watched in a channel under an alias. `typed`: further options of the command. */
  readonly watched: (
    channel: string,
    alias: string,
    options?: Partial<StartOptions>,
    typed?: string,
  ) => Promise<Started>;
  /** Waits for the card of a recording in this phase. */
  readonly card: (channel: string, sid: string, phase?: string) => Promise<Message>;
}

export interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const PATIENCE_MS = 60_000;
const ASK_MS = 100;

/** Channel in which most scenes are played. */
export const CHANNEL = OPENING;

/** Alias of the usual recording, by language. */
export const ALGEBRA = ['Algebra II, room 4', '代数 II，4 号教室'] as const;

/** Polls until `ask` finds something. @throws with the name of what was waited for, after a minute */
export async function until<T>(what: string, ask: () => T | undefined): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
  throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
}

export function createStage(world: DemoWorld, camera: Camera, person: string, words: Stage['words']): Stage {
  const { slack, agora } = world;
  const channelId = (name: string): string =>
    slack.state().channels.find((each) => each.name === name)?.id ?? '';
  const type: Stage['type'] = async (channel, command, text = '') => {
    const before = slack.ephemerals(channel, person).length;
    const act = await slack.command({ user: person, channel, command, text });
    if (!act.ok) throw new Error(`${command} ${text}: ${act.error}`);
    await until(`an answer to ${command} ${text}`, () =>
      slack.ephemerals(channel, person).length > before || (slack.state().views[personId]?.length ?? 0) > 0
        ? true
        : undefined,
    );
  };
  const see: Stage['see'] = (channel = CHANNEL, thread) => camera.visit(personId, channelId(channel), thread);
  const personId = slack.state().users.find(({ name }) => name === person)?.id ?? '';
  return {
    world,
    camera,
    person,
    personId,
    words,
    channelId,
    see,
    articles: (channel = CHANNEL) =>
      camera.page
        .getByRole('log', { name: camera.slackSays.channel.messages(`#${channel}`) })
        .getByRole('article'),
    async shootAnswer(name, channel) {
      await see(channel);
      await camera.shoot(name, camera.answer());
    },
    pictured: (ts) =>
      until('the picture', () =>
        slack
          .messages(CHANNEL)
          .find((each) => each.ts === ts && each.blocks?.some(({ type: kind }) => kind === 'image')),
      ),
    type,
    async watched(channel, alias, options = {}, typed = '') {
      const started = agora.start({ mode: 'mix', cname: 'algebra-2-room-4', ...options });
      await type(
        channel,
        '/recording-watch',
        `${started.sid} ${started.resourceId} ${started.mode} as:"${alias}" ${typed}`.trimEnd(),
      );
      return started;
    },
    card: (channel, sid, phase) =>
      until(`a card of ${sid} in ${channel}${phase === undefined ? '' : `, ${phase}`}`, () =>
        slack.messages(channel).find(({ metadata, thread_ts, ts }) => {
          const about = metadata?.event_payload;
          const isRoot = thread_ts === undefined || thread_ts === ts;
          return isRoot && about?.sid === sid && (phase === undefined || about.phase === phase);
        }),
      ),
  };
}

/** Script that reaches `recording` at once. */
export const AT_ONCE: readonly Step[] = [{ afterMs: 0, action: 'publish' }];

/** Viewport as wide as a phone, and high enough for a whole card above the composer. */
const LONG_PHONE = { width: 390, height: 1200 };

/** Takes pictures of the card with an alias, also on a phone. @param ready waits for more than the card */
export async function shootCard(
  { see, articles, camera }: Stage,
  name: string,
  alias: string,
  ready: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { page } = camera;
  const card = articles()
    .filter({ hasText: alias, hasNot: page.locator('table') })
    .first();
  const take = async (as: string): Promise<void> => {
    await see();
    await card.waitFor();
    await ready();
    await camera.shoot(as, card);
  };
  await take(name);
  await camera.onPhone(async () => {
    await page.setViewportSize(LONG_PHONE);
    await take(`phone-${name}`);
  });
}
