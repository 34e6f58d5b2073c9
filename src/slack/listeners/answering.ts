import { randomBytes } from 'node:crypto';
import type { Log } from '../../ports/process.ts';
import type { Outage } from '../door/outage.ts';
import type { Away } from '../language/facts.ts';
import { type Answer, type Asker, tell } from '../messenger/tell.ts';
import type { Message } from '../render/message.ts';
import { troubleMessage } from '../render/telling/notices.ts';

/**
 * Does what was asked and tells the asker, and nobody else, what came of it. Never throws, and is silent only if the
 * work has no answer.
 */
export type Answering = (asker: Asker, work: () => Promise<Answer | undefined>) => Promise<void>;

export function createAnswering(log: Log, outage: Outage): Answering {
  const attempt = async (work: () => Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const answer = await work();
    outage.worked();
    return answer;
  };
  return async (asker, work) => {
    const answer = await attempt(work).catch((error: unknown) => ({
      message: trouble(asker, error, log, outage),
    }));
    if (answer) await tell(asker, answer, log);
  };
}

/** The answer about something that went wrong; the log has more of it, under the same id. */
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
const REDIS_NAMES = new Set(['MaxRetriesPerRequestError', 'ReplyError', 'ClusterAllFailedError']);
const REDIS_WORDS = /stream isn't writeable|connection is closed|command timed out/i;

function whatIsAway(error: unknown): Away {
  if (!(error instanceof Error)) return 'unknown';
  if (REDIS_NAMES.has(error.name) || REDIS_WORDS.test(error.message)) return 'memory';
  return error.name.startsWith('WebAPI') || error.name.startsWith('Slack') ? 'slack' : 'unknown';
}
