import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { IntakeAnswer } from '../../../flows/watching/intake.ts';
import { within } from '../../../within.ts';
import { arrivalOf } from '../../door/arrival.ts';
import type { Language } from '../../language/language.ts';
import { CALLBACKS } from '../../pressable/callbacks.ts';
import { privateMetadataOf } from '../../pressable/private-metadata.ts';
import { section, spoken } from '../../render/message.ts';
import { modal } from '../../render/modal.ts';
import { intakeMessage } from '../../render/watching/intake.ts';
import { problem } from '../../render/watching/mistakes.ts';
import { channelLink, unescaped } from '../../text.ts';
import type { ListenerNeeds } from '../needs.ts';
import { momentPlease } from './opening.ts';
import { type Complaints, readForm } from './read-form.ts';

const Body = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  view: z.object({ id: z.string(), state: z.object({ values: z.unknown() }) }),
});

/** Longest time until a form is answered, in milliseconds: half of the 3 s that Slack waits. */
const ANSWER_WITHIN_MS = 1_500;

/**
 * Listens to the form. Complaints stand beside their fields, and the result takes the place of the form. A result that
 * takes longer than Slack waits is shown when it is there.
 */
export function listenToWatchForm(app: App, needs: ListenerNeeds): void {
  app.view({ callback_id: CALLBACKS.watchForm, type: 'view_submission' }, async ({ ack, body, context }) => {
    const { client } = needs;
    const { arrivedAt, workspace: team } = arrivalOf(context);
    const { user, trigger_id: triggerId, view } = Body.parse(body);
    const voice = await needs.voiceOf(user.id);
    const { language } = voice;
    const form = readForm(view.state.values, language, needs.flows);
    if ('complaints' in form) return ack({ response_action: 'errors', errors: form.complaints });
    if (await isShared(client, form.channel)) {
      return ack({ response_action: 'errors', errors: { channel: language.watchForm.wrong.channel } });
    }

    const place = { team, channel: form.channel };
    const privateMetadata = privateMetadataOf(form.channel);
    const work = needs.flows.take(place, user.id, form.readings);
    const left = Math.max(0, arrivedAt + ANSWER_WITHIN_MS - needs.now());
    // A failure is told where the modal is filled, below.
    const done = work.catch(() => undefined);
    const soon = await within(left, done, undefined);
    const { title } = language.watchForm;
    const where = channelLink(form.channel);
    const head = where === undefined ? [] : [section(language.watchForm.where(where))];
    const result = (answer: IntakeAnswer) =>
      modal(title, [...head, ...intakeMessage(answer, form.channel, language).blocks], language, {
        privateMetadata,
      });
    if (soon !== undefined) {
      const errors = complaintsOf(soon, language);
      return errors
        ? ack({ response_action: 'errors', errors })
        : ack({ response_action: 'update', view: result(soon) });
    }
    const first = momentPlease(title, language, privateMetadata);
    await ack({ response_action: 'update', view: first });
    const opener = {
      place,
      user: user.id,
      respond: undefined,
      client,
      language,
      asked: CALLBACKS.watchForm,
      triggerId,
      modal: view.id,
    };
    await needs.opening(opener, first, async function* () {
      yield result(await work);
    });
  });
}

/** Complaints that can be mended in the form itself; several recordings have a line each in the result instead. */
function complaintsOf(answer: IntakeAnswer, language: Language): Complaints | undefined {
  if (answer.kind === 'several' || answer.kind === 'watching') return undefined;
  const { wrong } = language.watchForm;
  if (answer.kind === 'incomplete' && answer.missing.kind === 'no_mode') return { mode: wrong.modeMissing };
  if (answer.kind === 'incomplete' && answer.missing.kind === 'which_app') return { app: wrong.appMissing };
  if (answer.kind === 'uncallable') return { notify: wrong.notify };
  return { paste: unescaped(spoken(problem(answer, language))) };
}

/** Longest time that a form waits to know it, in milliseconds. */
const PATIENCE_MS = 600;

/**
 * Whether people of another company, or no channel at all, would read what is posted there. `false` if Slack does not
 * say so in time, as of a private channel that the bot is not in.
 */
async function isShared(client: WebClient, channel: string): Promise<boolean> {
  const asked = client.conversations.info({ channel }).then(
    ({ channel: one }) =>
      Boolean(one?.is_ext_shared || one?.is_pending_ext_shared || one?.is_im || one?.is_mpim),
    () => false,
  );
  return within(PATIENCE_MS, asked, false);
}
