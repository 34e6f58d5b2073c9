import { randomBytes } from 'node:crypto';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { IntakeAnswer } from '../../flows/watching/intake.ts';
import type { Log } from '../../ports/process.ts';
import { filled } from '../../recording/filled.ts';
import { nameOf } from '../../recording/known.ts';
import { readMode } from '../../recording/paste/modes.ts';
import type { Reading } from '../../recording/paste/paste.ts';
import { workflowOwner } from '../../recording/watching/watch.ts';
import { workspaceOf } from '../door/arrival.ts';
import type { Language } from '../language/language.ts';
import { CALLBACKS } from '../pressable/callbacks.ts';
import { spoken } from '../render/message.ts';
import { reasonOf } from '../render/telling/notices.ts';
import { problem } from '../render/watching/mistakes.ts';
import { plainText, unmarked } from '../text.ts';
import type { ListenerNeeds } from './needs.ts';

/** Inputs as manifest.json declares them; those that nobody filled in are absent or empty. */
const Inputs = z.object({
  recording: z.string(),
  channel: z.string(),
  mode: z.string().default(''),
  app: z.string().default(''),
  alias: z.string().default(''),
  person: z.string().default(''),
});

interface StepNeeds extends Pick<ListenerNeeds, 'flows'> {
  /** The configured language, as a workflow has no reader. */
  readonly language: Language;
  readonly log: Log;
}

/** Listens to the step "Watch a recording" of Workflow Builder. Every run is completed, or fails with a sentence. */
export function listenToStep(app: App, { flows, language, log }: StepNeeds): void {
  app.function(CALLBACKS.watchStep, async ({ context, inputs, complete, fail }) => {
    const failing = async (sentence: string): Promise<void> => {
      await fail({ error: plainText(sentence) });
    };
    try {
      const { recording, channel, mode, app: name, alias, person } = Inputs.parse(inputs);
      const [reading, ...others] = flows.read(recording);
      if (others.length > 0) return await failing(language.step.several(others.length + 1));
      const read = mode.trim() === '' ? {} : readMode(mode.trim());
      if (read.modeWritten !== undefined && read.mode === undefined) {
        return await failing(language.step.badMode(unmarked(read.modeWritten, 40)));
      }
      const options = filled({ app: name.trim() || undefined, alias: alias.trim() || undefined });
      const answer = await flows.take(
        { team: workspaceOf(context), channel },
        workflowOwner(person.trim() || undefined),
        [withInputs(reading, { ...read, options })],
      );
      const why = whyNot(answer, language);
      if (why !== undefined || answer.kind !== 'watching')
        return await failing(why ?? language.step.several(2));
      const { known } = answer;
      await complete({
        outputs: { sid: known.recording.sid, name: nameOf(known), phase: known.phase, channel },
      });
    } catch (error) {
      const id = randomBytes(3).toString('hex');
      log.error({ id, asked: CALLBACKS.watchStep, error }, 'unanswered');
      await failing(language.step.failed(id));
    }
  });
}

/** Adds the inputs of the workflow, which hold for all of its runs. What the text itself says counts before them. */
function withInputs(
  reading: Reading,
  { options, ...mode }: Pick<Exclude<Reading, { misread: unknown }>, 'mode' | 'modeWritten' | 'options'>,
): Reading {
  if ('misread' in reading) return reading;
  const inMode = reading.mode === undefined ? { ...reading, ...mode } : reading;
  return { ...inMode, options: { ...options, ...reading.options } };
}

/** Why a run fails: nothing is watched, or the bot cannot post in the channel. */
function whyNot(answer: IntakeAnswer, language: Language): string | undefined {
  if (answer.kind === 'several') return undefined;
  if (answer.kind !== 'watching') return spoken(problem(answer, language));
  if (answer.stopped) return spoken(language.step.stopped);
  if (answer.card !== 'paused') return undefined;
  const { reason = 'not_in_channel' } = answer;
  return spoken(language.step.cannotPost(reasonOf(reason, language), language.notice.mend(reason)));
}
