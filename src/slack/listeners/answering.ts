import { randomBytes } from 'node:crypto';
import type { Log } from '../../ports/process.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Away } from '../language/facts.ts';
import { type Answer, type Asker, tell } from '../messenger/tell.ts';
import type { Message } from '../render/message.ts';
import { troubleMessage } from '../render/telling/notices.ts';

/** Errors of listeners as people are told of them, with the time since when Redis or Slack has been away. */
export interface Troubles {
  /** Notes that somebody was answered, which ends every outage. */
  worked(): void;
  /** Logs an error under an id, and makes the answer that names the id. */
  messageOf(asker: Asker, error: unknown): Message;
}

export function createTroubles(log: Log, now: () => Instant): Troubles {
  const since = new Map<Away, Instant>();
  return {
    worked: () => since.clear(),
    messageOf({ asked, place, language }, error) {
      const id = randomBytes(3).toString('hex');
      log.error({ id, asked, team: place.team, error }, 'unanswered');
      const away = whatIsAway(error);
      const first = since.get(away);
      if (first === undefined) since.set(away, now());
      return troubleMessage(away, id, language, first);
    },
  };
}

/** Names of ioredis' errors; others are recognised by their message. */
const REDIS_NAMES = new Set(['MaxRetriesPerRequestError', 'ReplyError', 'ClusterAllFailedError']);
const REDIS_WORDS = /stream isn't writeable|connection is closed|command timed out/i;

function whatIsAway(error: unknown): Away {
  if (!(error instanceof Error)) return 'unknown';
  if (REDIS_NAMES.has(error.name) || REDIS_WORDS.test(error.message)) return 'memory';
  return error.name.startsWith('WebAPI') || error.name.startsWith('Slack') ? 'slack' : 'unknown';
}

/**
 * Does what was asked and tells the result to the asker alone. Never throws; sends nothing if `work` resolves to
 * `undefined`.
 */
export type Answering = (asker: Asker, work: () => Promise<Answer | undefined>) => Promise<void>;

export function createAnswering(log: Log, troubles: Troubles): Answering {
  const attempt = async (work: () => Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const answer = await work();
    troubles.worked();
    return answer;
  };
  return async (asker, work) => {
    const answer = await attempt(work).catch((error: unknown) => ({
      message: troubles.messageOf(asker, error),
    }));
    if (answer) await tell(asker, answer, log);
  };
}
