import { setTimeout as sleep } from 'node:timers/promises';
import { type RespondArguments, RespondError } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { Place } from '../../recording/watching/place.ts';
import { withoutSecrets } from '../api/bolt-logger.ts';
import { failureOf } from '../api/failure.ts';
import type { Language } from '../language/language.ts';
import { context, type Message, withBlocks } from '../render/message.ts';
import { moment } from '../text.ts';

/** A person who asked for something, and how to reach them. */
export interface Asker {
  readonly place: Place;
  readonly user: string;
  /** Posts to the response URL; absent for a press in a modal or in App Home. */
  readonly respond?: ((message: RespondArguments) => Promise<unknown>) | undefined;
  readonly client: WebClient;
  readonly language: Language;
  /** Name of what was asked, for the log. */
  readonly asked: string;
}

export interface Answer {
  readonly message: Message;
  /** Whether it replaces the answer whose button was pressed. */
  readonly replaces?: boolean;
}

/** Milliseconds between tries while Slack cannot be reached; a response URL is valid for half an hour. */
const WAITS_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 600_000];

/**
 * Sends an answer that only the asker sees. Resolves after the first try; while Slack is away, further tries follow as
 * long as the process lives.
 */
export async function tell(asker: Asker, answer: Answer, log: Log): Promise<void> {
  const askedAt = Date.now();
  const outcome = await tellOnce(asker, answer, log);
  if (outcome === 'told' || outcome === 'lost') return;
  const late = context(asker.language.answer.late(moment(askedAt)));
  void tellLater(
    asker,
    { ...answer, message: withBlocks(answer.message, (blocks) => [...blocks, late]) },
    // An answer that may have arrived is tried again later than one that has not.
    outcome === 'unsure' ? WAITS_MS.slice(1) : WAITS_MS,
    log,
  );
}

async function tellLater(asker: Asker, answer: Answer, waits: readonly number[], log: Log): Promise<void> {
  const { asked, place } = asker;
  for (const ms of waits) {
    await sleep(ms, undefined, { ref: false });
    const told = await tellOnce(asker, answer, log);
    if (told === 'told') log.info({ asked, team: place.team }, 'answeredLate');
    if (told === 'told' || told === 'lost') return;
  }
  log.error({ asked, team: place.team }, 'answerLost');
}

/**
 * Tries each way once: the response URL, which works five times in half an hour, then an ephemeral message, and both
 * without blocks if Slack refuses them.
 */
async function tellOnce(
  asker: Asker,
  answer: Answer,
  log: Log,
): Promise<'told' | 'lost' | 'away' | 'unsure'> {
  const { asked, place } = asker;
  const passing = new Map<Route, 'away' | 'unsure'>();
  for (const { by, say } of waysTo(asker, answer)) {
    if (passing.has(by)) continue;
    try {
      await say();
      return 'told';
    } catch (error) {
      const outcome = outcomeOf(error);
      // Slack may have taken a message without answering, so the same route is not tried with other blocks.
      if (outcome !== 'lost') passing.set(by, outcome);
      log.warn({ asked, team: place.team, why: withoutSecrets([error]) }, 'answerRefused');
    }
  }
  // A refused route is final only if the other may not take the answer later.
  const failed = [...passing.values()];
  if (failed.length > 0) return failed.includes('unsure') ? 'unsure' : 'away';
  log.error({ asked, team: place.team }, 'answerLost');
  return 'lost';
}

type Route = 'response_url' | 'web_api';

interface Way {
  readonly by: Route;
  readonly say: () => Promise<unknown>;
}

/** Outcome of a failed way: refused for good, not sent, or perhaps taken. */
function outcomeOf(error: unknown): 'lost' | 'away' | 'unsure' {
  if (error instanceof RespondError) {
    const { statusCode } = error;
    if (statusCode === 429) return 'away';
    return statusCode < 500 ? 'lost' : 'unsure';
  }
  const { kind } = failureOf(error);
  if (kind === 'refused') return 'lost';
  return kind === 'unknown' ? 'unsure' : 'away';
}

function waysTo(
  { place, user, respond, client }: Asker,
  { message, replaces = false }: Answer,
): readonly Way[] {
  const { text, blocks, instead } = message;
  const to = { channel: place.channel, text };
  const forms = [[...blocks], ...(instead ? [[...instead]] : [])];
  // Ephemeral messages need a channel; in direct messages only the person reads along anyway.
  const say = (more: { blocks?: Message['blocks'][number][] }) =>
    place.channel === user
      ? client.chat.postMessage({ ...to, ...more })
      : client.chat.postEphemeral({ ...to, user, ...more });
  const said = forms.map((form): Way => ({ by: 'web_api', say: () => say({ blocks: form }) }));
  const saidPlainly: Way = { by: 'web_api', say: () => say({}) };
  if (!respond) return [...said, saidPlainly];
  const respondWith = (message: RespondArguments): Way => ({
    by: 'response_url',
    say: () => respond({ text, response_type: 'ephemeral', ...message }),
  });
  return [
    ...forms.map((form) => respondWith({ blocks: form, replace_original: replaces })),
    ...said,
    respondWith({ replace_original: false }),
    saidPlainly,
  ];
}
