import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { IntakeAnswer } from '../../../flows/watching/intake.ts';
import { within } from '../../../within.ts';
import { arrivalOf } from '../../door/arrival.ts';
import type { Language } from '../../language/language.ts';
import { CALLBACKS } from '../../pressable/callbacks.ts';
import { section, spoken } from '../../render/message.ts';
import { modalAbout } from '../../render/modal.ts';
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

/** Milliseconds after its arrival in which a form is answered: half of the 3 s that Slack waits. */
const ANSWER_WITHIN_MS = 1_500;

/**
 * Listens to the form. Complaints are shown beside their fields, and the result replaces the form, later if it takes
 * longer than Slack waits.
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
    const work = needs.flows.take(place, user.id, form.readings);
    const left = Math.max(0, arrivedAt + ANSWER_WITHIN_MS - needs.now());
    // `opening`, below, reports a failure.
    const done = work.catch(() => undefined);
    const soon = await within(left, done, undefined);
    const { title } = language.watchForm;
    const where = channelLink(form.channel);
    const head = where === undefined ? [] : [section(language.watchForm.where(where))];
    const result = (answer: IntakeAnswer) =>
      modalAbout(
        form.channel,
        title,
        [...head, ...intakeMessage(answer, form.channel, language).blocks],
        language,
      );
    if (soon !== undefined) {
      const errors = complaintsOf(soon, language);
      return errors
        ? ack({ response_action: 'errors', errors })
        : ack({ response_action: 'update', view: result(soon) });
    }
    const first = momentPlease(form.channel, title, language);
    await ack({ response_action: 'update', view: first });
    const opener = {
      place,
      user: user.id,
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

/** Complaints that can be corrected in the form. Several recordings have a line each in the result instead. */
function complaintsOf(answer: IntakeAnswer, language: Language): Complaints | undefined {
  if (answer.kind === 'several' || answer.kind === 'watching') return undefined;
  const { wrong } = language.watchForm;
  if (answer.kind === 'incomplete' && answer.missing.kind === 'no_mode') return { mode: wrong.modeMissing };
  if (answer.kind === 'incomplete' && answer.missing.kind === 'which_app') return { app: wrong.appMissing };
  if (answer.kind === 'uncallable') return { notify: wrong.notify };
  return { paste: unescaped(spoken(problem(answer, language))) };
}

/** Milliseconds for which a form waits for `conversations.info`. */
const PATIENCE_MS = 600;

/**
 * Whether a conversation is shared with another company, or is no channel. `false` if Slack does not say it in time, or
 * denies the channel, as it does for private ones that the bot is not in.
 */
async function isShared(client: WebClient, channel: string): Promise<boolean> {
  const asked = client.conversations.info({ channel }).then(
    ({ channel: one }) =>
      Boolean(one?.is_ext_shared || one?.is_pending_ext_shared || one?.is_im || one?.is_mpim),
    () => false,
  );
  return within(PATIENCE_MS, asked, false);
}
