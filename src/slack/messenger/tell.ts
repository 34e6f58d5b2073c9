import { setTimeout as sleep } from 'node:timers/promises';
import type { RespondArguments } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import type { Place } from '../../recording/watching/place.ts';
import { withoutSecrets } from '../api/bolt-logger.ts';
import { failureOf } from '../api/failure.ts';
import type { Language } from '../language/language.ts';
import { context, type Message } from '../render/message.ts';
import { moment } from '../text.ts';

/** A person who asked for something, and how to reach them. */
export interface Asker {
  readonly place: Place;
  readonly user: string;
  /** Absent for a press in a modal or in App Home. */
  readonly respond: ((message: RespondArguments) => Promise<unknown>) | undefined;
  readonly client: WebClient;
  readonly language: Language;
  /** Name of what was asked, for the log. */
  readonly asked: string;
}

export interface Answer {
  readonly message: Message;
  /** Takes the place of the answer whose button was pressed. */
  readonly replaces?: boolean;
}

/** Waits between tries while Slack cannot be reached, in milliseconds; a response URL works for half an hour. */
const WAITS_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 600_000];

/**
 * Tells the asker, and nobody else. Resolves after the first try: an answer for which Slack was away comes later, as long
 * as the process lives.
 */
export async function tell(asker: Asker, answer: Answer, log: Log): Promise<void> {
  const askedAt = Date.now();
  if ((await tellOnce(asker, answer, log)) !== 'away') return;
  const late = context(asker.language.answer.late(moment(askedAt)));
  const { message, replaces = false } = answer;
  const { blocks, instead } = message;
  void tellLater(
    asker,
    {
      message: { ...message, blocks: [...blocks, late], ...(instead ? { instead: [...instead, late] } : {}) },
      replaces,
    },
    log,
  );
}

async function tellLater(asker: Asker, answer: Answer, log: Log): Promise<void> {
  const { asked, place } = asker;
  for (const ms of WAITS_MS) {
    // Nothing waits for it: a stopping process drops it.
    await sleep(ms, undefined, { ref: false });
    const told = await tellOnce(asker, answer, log);
    if (told === 'told') log.info({ asked, team: place.team }, 'answeredLate');
    if (told !== 'away') return;
  }
  log.error({ asked, team: place.team }, 'answerLost');
}

/**
 * Tries all ways once. A response URL works five times in half an hour; a message that only the asker sees works wherever
 * the bot may post. Refused blocks are our mistake, so the last try is plain text.
 */
async function tellOnce(asker: Asker, answer: Answer, log: Log): Promise<'told' | 'lost' | 'away'> {
  const { asked, place } = asker;
  let last: unknown;
  for (const way of waysTo(asker, answer)) {
    try {
      await way();
      return 'told';
    } catch (error) {
      last = error;
      log.warn({ asked, team: place.team, why: withoutSecrets([error]) }, 'answerRefused');
    }
  }
  if (failureOf(last).kind !== 'refused') return 'away';
  log.error({ asked, team: place.team }, 'answerLost');
  return 'lost';
}

function waysTo(
  { place, user, respond, client }: Asker,
  { message, replaces = false }: Answer,
): readonly (() => Promise<unknown>)[] {
  const { text, blocks, instead } = message;
  const to = { channel: place.channel, text };
  const forms = [[...blocks], ...(instead ? [[...instead]] : [])];
  // A message that only one person sees needs a channel; between the bot and that person there is nobody else anyway.
  const say = (more: { blocks?: Message['blocks'][number][] }) =>
    place.channel === user
      ? client.chat.postMessage({ ...to, ...more })
      : client.chat.postEphemeral({ ...to, user, ...more });
  const said = [...forms.map((form) => () => say({ blocks: form })), () => say({})];
  if (!respond) return said;
  const answered = forms.map(
    (form) => () => respond({ text, blocks: form, response_type: 'ephemeral', replace_original: replaces }),
  );
  const plain = () => respond({ text, response_type: 'ephemeral', replace_original: false });
  return [...answered, ...said.slice(0, -1), plain, ...said.slice(-1)];
}
