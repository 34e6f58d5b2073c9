import { RespondError } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../ports/process.ts';
import type { WayOut } from '../api/way-out.ts';
import { typeOf } from '../door/payload.ts';
import { type Apology, Unheard } from '../door/unheard.ts';
import type { Language } from '../language/language.ts';
import { type Asker, tell } from '../messenger/tell.ts';
import { type Message, saying } from '../render/message.ts';
import { modal } from '../render/modal.ts';
import type { LanguageOf } from '../voice/voice.ts';
import type { Troubles } from './answering.ts';

interface ApologyNeeds {
  readonly client: WebClient;
  /** Sends to response URLs (api/bolt.ts). */
  readonly fetch: WayOut['fetch'];
  readonly languageOf: LanguageOf;
  /** Language for a sender whom the payload does not name. */
  readonly defaultLanguage: Language;
  readonly log: Log;
  readonly troubles: Troubles;
}

const Id = z.string().min(1).optional().catch(undefined);
const HasId = z.object({ id: Id }).catch({ id: undefined });

/** Fields by which the sender of a command or an interaction can be reached; any of them may be missing or wrong. */
const Sent = z.object({
  user: HasId,
  user_id: Id,
  channel: HasId,
  channel_id: Id,
  response_url: Id,
  command: Id,
  callback_id: Id,
});

/** Types for which nobody waits for an answer. */
const UNWAITED: ReadonlySet<unknown> = new Set(['view_closed', 'block_suggestion']);

/** Answers people whom no listener has answered; the answer names the id under which the error is logged. */
export function createApology({
  client,
  fetch,
  languageOf,
  defaultLanguage,
  log,
  troubles,
}: ApologyNeeds): Apology {
  async function askerOf(body: object): Promise<Asker | undefined> {
    const { user, user_id, channel, channel_id, response_url, command, callback_id } = Sent.parse(body);
    const person = user_id ?? user.id;
    if (person === undefined) return undefined;
    return {
      place: { team: '', channel: channel_id ?? channel.id ?? person },
      user: person,
      respond: response_url === undefined ? undefined : respondAt(response_url, fetch),
      client,
      language: await languageOf(person),
      asked: command ?? callback_id ?? typeOf(body) ?? 'unknown',
    };
  }

  const sorry = (asker: Asker, error: unknown): Message =>
    error instanceof Unheard
      ? saying(asker.language.mistake.strangeButton())
      : troubles.messageOf(asker, error);

  return {
    async form(body, error) {
      const asker = (await askerOf(body)) ?? { ...NOBODY, client, language: defaultLanguage };
      const { language } = asker;
      const { blocks } = sorry(asker, error);
      return { response_action: 'update', view: modal(language.watchForm.title, blocks, language) };
    },

    async tell(body, error) {
      if (UNWAITED.has(typeOf(body))) return;
      const asker = await askerOf(body);
      if (asker) await tell(asker, { message: sorry(asker, error) }, log);
    },
  };
}

const NOBODY = { place: { team: '', channel: '' }, user: '', asked: 'form' };

/** Posts to a response URL as Bolt's `respond` does, for payloads that Bolt has not read. */
const respondAt =
  (url: string, fetch: WayOut['fetch']): NonNullable<Asker['respond']> =>
  async (message) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (!answer.ok) throw new RespondError(`HTTP ${answer.status}`, answer.status);
  };
