import { randomBytes } from 'node:crypto';
import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { Place } from '../../recording/watching/place.ts';
import { withoutSecrets } from '../api/bolt-logger.ts';
import type { Outage } from '../door/outage.ts';
import type { Language } from '../language/language.ts';
import type { Away } from '../language/notice-sentences.ts';
import type { Message } from '../render/message.ts';
import { troubleMessage } from '../render/telling/notices.ts';

/** A person who asked for something, and how to reach them. */
export interface Asker {
  readonly place: Place;
  readonly user: string;
  /** Absent for a press in a modal or in App Home. */
  readonly respond: RespondFn | undefined;
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

export function createAnswering(log: Log, outage: Outage): Answering {
  const attempt = async (work: () => Promise<Answer>): Promise<Answer> => {
    const answer = await work();
    outage.worked();
    return answer;
  };
  return async (asker, work) => {
    const answer = await attempt(work).catch((error: unknown) => ({
      message: trouble(asker, error, log, outage),
    }));
    await tell(asker, answer, log);
  };
}

/** What is said of something that went wrong; the log knows more of it, under the id that is said. */
export function trouble(
  { asked, place, language }: Asker,
  error: unknown,
  log: Log,
  outage: Outage,
): Message {
  const id = randomBytes(3).toString('hex');
  log.error({ id, asked, team: place.team, error }, 'unanswered');
  const away = whatIsAway(error);
  return troubleMessage(away, id, language, outage.failed(away));
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
export async function tell(asker: Asker, { message, replaces = false }: Answer, log: Log): Promise<void> {
  const { place, asked } = asker;
  const { text } = message;
  const blocks = [...message.blocks];
  for (const way of waysTo(asker, { text, blocks, replaces })) {
    try {
      await way();
      return;
    } catch (error) {
      log.warn({ asked, team: place.team, why: withoutSecrets([error]) }, 'answerRefused');
    }
  }
  log.error({ asked, team: place.team }, 'answerLost');
}

function waysTo(
  { place, user, respond, client }: Asker,
  { text, blocks, replaces }: { text: string; blocks: Message['blocks'][number][]; replaces: boolean },
): readonly (() => Promise<unknown>)[] {
  const to = { channel: place.channel, text };
  // What only one person sees needs a channel; between the bot and that person there is nobody else anyway.
  const say = (more: { blocks?: typeof blocks }) =>
    place.channel === user
      ? client.chat.postMessage({ ...to, ...more })
      : client.chat.postEphemeral({ ...to, user, ...more });
  if (!respond) return [() => say({ blocks }), () => say({})];
  return [
    () => respond({ text, blocks, response_type: 'ephemeral', replace_original: replaces }),
    () => say({ blocks }),
    () => respond({ text, response_type: 'ephemeral', replace_original: false }),
    () => say({}),
  ];
}
