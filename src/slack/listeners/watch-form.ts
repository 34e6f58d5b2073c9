import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { IntakeAnswer } from '../../flows/watching/intake.ts';
import { arrivedAt } from '../door/arrival.ts';
import type { Language } from '../language/language.ts';
import { CALLBACKS } from '../pressable/callbacks.ts';
import { memoryOf } from '../pressable/memory.ts';
import { type Complaints, readForm } from '../pressable/read-form.ts';
import { section, spoken } from '../render/message.ts';
import { modal } from '../render/modal.ts';
import { intakeMessage } from '../render/watching/intake.ts';
import { problem } from '../render/watching/problem.ts';
import { channelLink, unescaped } from '../text.ts';
import type { ListenerNeeds } from './needs.ts';
import { momentPlease } from './opening.ts';

const Body = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  view: z.object({ id: z.string(), state: z.object({ values: z.unknown() }) }),
});

/** Slack waits 3 s for the answer to a form; half of that is left for the way, and for a memory that does not answer. */
const ANSWER_WITHIN_MS = 1_500;

/**
 * The form: what is wrong with it is said beside the field, and what came of it takes its place. What takes longer
 * than Slack waits is shown when it is there.
 */
export function listenToWatchForm(app: App, needs: ListenerNeeds): void {
  app.view(
    { callback_id: CALLBACKS.watchForm, type: 'view_submission' },
    async ({ ack, body, client, context }) => {
      const { team, user, trigger_id: triggerId, view } = Body.parse(body);
      const look = await needs.lookOf(user.id);
      const { language } = look;
      const form = readForm(view.state.values, language, needs.flows);
      if ('complaints' in form) return ack({ response_action: 'errors', errors: form.complaints });

      const place = { team: team.id, channel: form.channel };
      const memory = memoryOf(form.channel);
      const work = needs.flows.take(place, user.id, form.readings);
      const left = Math.max(0, arrivedAt(context) + ANSWER_WITHIN_MS - needs.now());
      const patience = new AbortController();
      const soon = await Promise.race([
        // What failed is told where the modal is filled, below.
        work.catch(() => undefined),
        sleep(left, undefined, { signal: patience.signal }),
      ]);
      patience.abort();
      const { title } = language.watchForm;
      const where = channelLink(form.channel);
      const head = where === undefined ? [] : [section(language.watchForm.where(where))];
      const result = (answer: IntakeAnswer) =>
        modal(title, [...head, ...intakeMessage(answer, form.channel, language).blocks], language, {
          memory,
        });
      if (soon !== undefined) {
        const errors = complaintsOf(soon, language);
        return errors
          ? ack({ response_action: 'errors', errors })
          : ack({ response_action: 'update', view: result(soon) });
      }
      const first = momentPlease(title, language, memory);
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
    },
  );
}

/** What can be mended in the form itself; of several, each has a line in what takes the form's place. */
function complaintsOf(answer: IntakeAnswer, language: Language): Complaints | undefined {
  if (answer.kind === 'several' || answer.kind === 'watching') return undefined;
  const { wrong } = language.watchForm;
  if (answer.kind === 'incomplete' && answer.missing.kind === 'no_mode') return { mode: wrong.modeMissing };
  if (answer.kind === 'incomplete' && answer.missing.kind === 'which_app') return { app: wrong.appMissing };
  return { paste: unescaped(spoken(problem(answer, language))) };
}
