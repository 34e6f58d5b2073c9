import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { StatusAnswer } from '../../flows/status.ts';
import type { Place } from '../../ports/watches.ts';
import { type ButtonKey, buttonOf, decodeTarget, type Target } from '../buttons.ts';
import {
  resumedMessage,
  sharedMessage,
  unresolvedMessage,
  unwatchMessage,
  watchMessage,
} from '../render/answers.ts';
import { filesMessage } from '../render/files.ts';
import { shownName } from '../render/look.ts';
import { context, type Message, saying } from '../render/message.ts';
import { statusMessage } from '../render/status.ts';
import type { Answer } from './answering.ts';
import type { AnswerWorld, ListenerWorld } from './commands.ts';

/** What is needed of a pressed button's body; the rest differs by where the button is. */
const Pressed = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
});

const Button = z.object({ action_id: z.string(), value: z.string().default('') });

interface Press {
  readonly place: Place;
  readonly user: string;
  readonly target: Target;
  /** The button is on an answer that only the presser sees, and not on a card. */
  readonly ephemeral: boolean;
}

/**
 * Every button. Nothing is remembered between two presses, so buttons outlive a restart of the bot, and may be
 * pressed twice or by two people: what they do is done once or does no harm again.
 */
export function listenToButtons(app: App, world: ListenerWorld): void {
  app.action(/.*/, async ({ ack, action, body, respond, client }) => {
    await ack();
    const { team, user, channel, container } = Pressed.parse(body);
    const { action_id, value } = Button.parse(action);
    const place = { team: team.id, channel: channel.id };
    const key = buttonOf(action_id);
    const ephemeral = container?.is_ephemeral === true;
    const look = await world.lookOf(user.id);
    const asker = { place, user: user.id, respond, client, asked: action_id, language: look.language };
    await world.answering(asker, async () =>
      key === undefined
        ? { message: saying(look.language.mistake.strangeButton()) }
        : DOES[key](
            { place, user: user.id, target: decodeTarget(key, value), ephemeral },
            { ...world, look },
          ),
    );
  });
}

const DOES: Readonly<Record<ButtonKey, (press: Press, world: AnswerWorld) => Promise<Answer>>> = {
  async refresh({ place, target, ephemeral }, world) {
    const found = await world.flows.status(place, target.sid);
    if (ephemeral || found.kind !== 'status' || found.subject.watch === undefined) {
      return { message: status(found, world), replaces: ephemeral };
    }
    await world.flows.touchCard(place, found.subject.known.recording.sid);
    const { text, blocks } = status(found, world);
    const note = world.look.language.answer.cardComing(shownName(found.subject.known));
    return { message: { text, blocks: [...blocks, context(note)] } };
  },

  // Below the list, which stays: people look at one after the other.
  show: async ({ place, target }, world) => ({
    message: status(await world.flows.status(place, target.sid), world),
  }),

  watchHere: async ({ place, user, target }, { flows, look }) => ({
    message: watchMessage(await flows.watch(place, user, target.sid), place.channel, look.language),
  }),

  unwatch: async ({ place, target }, { flows, look }) => ({
    message: unwatchMessage(await flows.unwatch(place, target.sid), look.language),
  }),

  async files({ place, target }, { flows, look: { language } }) {
    const found = await flows.status(place, target.sid);
    return {
      message:
        found.kind === 'status'
          ? filesMessage(found.subject.known, found.freshness, language)
          : unresolvedMessage(found, 'show', language),
    };
  },

  async share({ place, user, target }, world) {
    const { flows, look } = world;
    const found = await flows.status(place, target.sid);
    if (found.kind !== 'status') return { message: unresolvedMessage(found, 'show', look.language) };
    const { known } = found.subject;
    const how = await flows.share(place, known.recording.sid, user);
    return { message: sharedMessage(how, known, look.language) };
  },

  async resume({ place, target }, { flows, look }) {
    const resumed = await flows.resume({ ...place, channel: target.channel ?? place.channel }, target.sid);
    return { message: resumedMessage(resumed, look.language) };
  },
};

const status = (found: StatusAnswer, { look, now }: AnswerWorld): Message =>
  found.kind === 'status'
    ? statusMessage(found.subject, found.freshness, look, now())
    : unresolvedMessage(found, 'show', look.language);
