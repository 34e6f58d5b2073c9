import { z } from 'zod';
import { TRAVELS } from '../agora/callbacks.ts';
import { FAULTS } from '../agora/faults.ts';
import { SAYING_NAMES } from '../agora/notices.ts';
import { ACTIONS, LIFE_NAMES } from '../agora/script.ts';
import { SLACK_TROUBLES } from './world.ts';

const id = z.string().min(1).max(300);
const text = z.string().max(40_000);
const inputs = z.record(id, z.record(id, z.union([text, z.array(text), z.null()])));

const pressed = {
  user: id,
  actionId: id,
  blockId: id.exactOptional(),
  value: z.union([text, z.array(text)]).exactOptional(),
  values: inputs.exactOptional(),
};

/** Actions of a person in Slack. */
export const SlackAsk = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('command'),
    user: id,
    channel: id,
    command: id,
    text,
    thread: id.exactOptional(),
  }),
  z.object({ ask: z.literal('post'), user: id, channel: id, text, thread: id.exactOptional() }),
  z.object({ ask: z.literal('press'), channel: id, ts: id, ...pressed }),
  z.object({ ask: z.literal('pressEphemeral'), channel: id, ephemeral: id, ...pressed }),
  z.object({ ask: z.literal('pressView'), view: id, ...pressed }),
  z.object({ ask: z.literal('submitView'), user: id, view: id, values: inputs }),
  z.object({ ask: z.literal('closeView'), user: id, view: id }),
  z.object({ ask: z.literal('shortcut'), user: id, callbackId: id, channel: id }),
  z.object({
    ask: z.literal('runStep'),
    user: id,
    callbackId: id,
    inputs: z.record(id, z.union([text, z.boolean(), z.number()])),
  }),
  z.object({ ask: z.literal('messageShortcut'), user: id, channel: id, ts: id, callbackId: id }),
  z.object({ ask: z.literal('openHome'), user: id }),
  z.object({ ask: z.literal('invite'), channel: id }),
  z.object({ ask: z.literal('kick'), channel: id }),
  z.object({ ask: z.literal('archive'), channel: id, archived: z.boolean() }),
  z.object({ ask: z.literal('setLocale'), user: id, locale: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/) }),
  z.object({ ask: z.literal('deactivate'), user: id, deactivated: z.boolean() }),
]);

/** Actions on Agora's side. */
export const AgoraAsk = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('startRecording'),
    mode: z.enum(['mix', 'individual', 'web', 'raw']),
    life: z.enum(LIFE_NAMES),
    /** Whether a backend registers the recording at once. */
    registered: z.boolean(),
  }),
  z.object({ ask: z.literal('act'), sid: id, action: z.enum(ACTIONS) }),
  z.object({ ask: z.literal('say'), sid: id, saying: z.enum(SAYING_NAMES) }),
  z.object({ ask: z.literal('travel'), how: z.enum(TRAVELS) }),
  z.object({ ask: z.literal('agoraFault'), fault: z.enum(['none', ...FAULTS]) }),
  z.object({ ask: z.literal('speed'), factor: z.union([z.literal(1), z.literal(5)]) }),
]);

/** Faults of Slack and of the bot's process. */
const DemoAsk = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('slackTrouble'), trouble: z.enum(SLACK_TROUBLES) }),
  z.object({ ask: z.literal('killBot') }),
]);

export const Ask = z.union([SlackAsk, AgoraAsk, DemoAsk]);

export type SlackAsk = z.infer<typeof SlackAsk>;
export type AgoraAsk = z.infer<typeof AgoraAsk>;
export type Ask = z.infer<typeof Ask>;

/** Result of an ask. */
export interface Answer {
  readonly ok: boolean;
  /** Slack's error code for a fault of the bot; a notice tells the person. */
  readonly error?: string;
  /** Sentence that says why nothing was done. */
  readonly refusal?: string;
  /** Complaints about a submitted view, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}
