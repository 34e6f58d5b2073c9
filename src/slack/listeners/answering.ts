import { randomBytes } from 'node:crypto';
import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/watches.ts';
import { withoutSecrets } from '../bolt-logger.ts';
import type { Language } from '../language/language.ts';
import type { Away } from '../language/notice-sentences.ts';
import type { Message } from '../render/message.ts';
import { troubleMessage } from '../render/notices.ts';

/** A person who asked for something, and how to reach them. */
interface Asker {
  readonly place: Place;
  readonly user: string;
  readonly respond: RespondFn;
  readonly client: WebClient;
  readonly language: Language;
  /** For the log. */
  readonly asked: string;
}

export interface Answer {
  readonly message: Message;
  /** Takes the place of the answer whose button was pressed. */
  readonly replaces?: boolean;
}

/** Does what was asked and tells the asker, and nobody else, what came of it. Never throws, never is silent. */
export type Answering = (asker: Asker, work: () => Promise<Answer>) => Promise<void>;

export function createAnswering(log: Log): Answering {
  return async (asker, work) => {
    const answer = await work().catch((error: unknown) => trouble(asker, error, log));
    await tell(asker, answer, log);
  };
}

function trouble({ asked, place, language }: Asker, error: unknown, log: Log): Answer {
  const id = randomBytes(3).toString('hex');
  log.error({ id, asked, team: place.team, why: withoutSecrets([error]) }, 'unanswered');
  return { message: troubleMessage(whatIsAway(error), id, language) };
}

/** The names of ioredis' errors; those that have none say it in their message. */
const MEMORY_NAMES = new Set(['MaxRetriesPerRequestError', 'ReplyError', 'ClusterAllFailedError']);
const MEMORY_WORDS = /stream isn't writeable|connection is closed|command timed out/i;

function whatIsAway(error: unknown): Away {
  if (!(error instanceof Error)) return 'unknown';
  if (MEMORY_NAMES.has(error.name) || MEMORY_WORDS.test(error.message)) return 'memory';
  return error.name.startsWith('WebAPI') || error.name.startsWith('Slack') ? 'slack' : 'unknown';
}

/**
 * A response URL works five times in half an hour and then no more; a message that only the asker sees works
 * wherever the bot may post. Blocks that Slack refuses are our mistake, so the last try is plain text.
 */
async function tell(asker: Asker, { message, replaces = false }: Answer, log: Log): Promise<void> {
  const { place, user, respond, client, asked } = asker;
  const { text } = message;
  const blocks = [...message.blocks];
  const to = { channel: place.channel, user, text };
  const ways = [
    () => respond({ text, blocks, response_type: 'ephemeral', replace_original: replaces }),
    () => client.chat.postEphemeral({ ...to, blocks }),
    () => respond({ text, response_type: 'ephemeral', replace_original: false }),
    () => client.chat.postEphemeral(to),
  ];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      log.warn({ asked, team: place.team, why: withoutSecrets([error]) }, 'answerRefused');
    }
  }
  log.error({ asked, team: place.team }, 'answerLost');
}
