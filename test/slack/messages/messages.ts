import type { Message } from '../../../src/slack/render/message.ts';

/** Messages that the bot can build, by what the book calls them. */
export type Messages = readonly (readonly [what: string, message: Message])[];
