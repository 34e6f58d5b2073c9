import type { Button, KnownBlock } from '@slack/types';
import type { IntakeAnswer, Outcome, Question, Several } from '../../../flows/watching/intake.ts';
import { MODES } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import { LIMITS } from '../../limits.ts';
import { BUTTONS } from '../../pressable/buttons.ts';
import { type Chosen, encodeChoice } from '../../pressable/choices.ts';
import { shortSid, shown, unmarked } from '../../text.ts';
import { cannotPost, watchMessage } from '../asking/answers.ts';
import { shownName } from '../card/title.ts';
import { AMISS, WELL } from '../faces.ts';
import { partsWithin } from '../fitting.ts';
import {
  actions,
  context,
  fallback,
  type Message,
  paragraphs,
  plain,
  saying,
  section,
  spoken,
} from '../message.ts';
import { problem } from './mistakes.ts';

/** Result of registering one recording or many. @param channel where it was asked */
export function intakeMessage(answer: IntakeAnswer, channel: string, language: Language): Message {
  if (answer.kind === 'several') return severalMessage(answer, channel, language);
  if (answer.kind === 'incomplete' && answer.draft !== undefined) {
    const { missing, draft } = answer;
    const { intake } = language;
    if (missing.kind === 'no_mode') {
      const written = missing.written === undefined ? undefined : shown(missing.written, 40);
      return saying(intake.askMode(written), ...modeButtons({ draft }, language));
    }
    if (missing.kind === 'which_app') {
      return saying(intake.askApp(missing.apps.length), ...appButtons({ draft }, missing.apps, language));
    }
  }
  return watchMessage(answer, channel, language);
}

/** Result of a press that answers a question about a draft. */
export const chosenMessage = (
  answer: IntakeAnswer | { readonly kind: 'gone' },
  channel: string,
  language: Language,
): Message =>
  answer.kind === 'gone' ? saying(language.intake.gone) : intakeMessage(answer, channel, language);

type Asked = Pick<Chosen, 'draft' | 'among'>;

const modeButtons = (asked: Asked, { mode }: Language): readonly KnownBlock[] => [
  actions(...MODES.map((one) => choice(mode[one], one, { ...asked, choice: { mode: one } }))),
];

/** Buttons for apps at most, and letters of a name on one; other apps have to be typed. */
const APP_BUTTONS = 12;
const LONGEST_APP = 60;

function appButtons(asked: Asked, apps: readonly string[], { intake }: Language): readonly KnownBlock[] {
  const offered = apps.filter((app) => unmarked(app, LONGEST_APP) === app).slice(0, APP_BUTTONS);
  const named = offered.map((app, n) => choice(app, `${n}`, { ...asked, choice: { app } }));
  const others = apps.length - named.length;
  return [
    ...(named.length > 0 ? [actions(...named)] : []),
    ...(others > 0 ? [context(intake.otherApps(others))] : []),
  ];
}

/** A button that answers a question. @param name makes its action id differ from others of the block */
const choice = (label: string, name: string, chosen: Chosen): Button => ({
  type: 'button',
  action_id: `${BUTTONS.choose} ${name}`,
  text: plain(label),
  value: encodeChoice(chosen),
});

/** Missing facts that buttons ask for, one question at a time. */
const ASKED = new Set(['no_mode', 'which_app']);

function severalMessage(
  { outcomes, left, question, card }: Several,
  channel: string,
  language: Language,
): Message {
  const { intake } = language;
  const isWell = ({ answer }: Outcome) => answer.kind === 'watching';
  const well = outcomes.filter(isWell);
  const heading = intake.several(well.length, outcomes.length + (left?.count ?? 0));
  // Failures come first, so that the lines left out are of recordings that are watched.
  const ordered = [...outcomes.filter((one) => !isWell(one)), ...well];
  const rest = left && intake.left(left.count, left.from === undefined ? undefined : shortSid(left.from));
  const head = section(`*${heading}*`);
  const foot = [
    ...(rest === undefined ? [] : [section(`${AMISS} ${rest}`)]),
    ...(question ? questionOf(question, language) : []),
    ...(card ? cardBlocks(card, well, channel, language) : []),
  ];
  const room = LIMITS.messageJson - JSON.stringify([head, foot]).length - REST;
  const lines = partsWithin(room, ordered, (outcome) => line(outcome, question, language));
  const hidden = ordered.length - lines.length;
  const note = hidden > 0 ? [context(intake.notShown(hidden))] : [];
  return { text: fallback(heading), blocks: [head, ...paragraphs(lines), ...note, ...foot] };
}

function cardBlocks(
  { card, reason }: NonNullable<Several['card']>,
  well: readonly Outcome[],
  channel: string,
  language: Language,
): readonly KnownBlock[] {
  const { answer, intake } = language;
  if (card !== 'paused') return [section(well.length === 1 ? answer.card[card] : intake.cards[card])];
  // Resume takes the whole place, by any of its recordings.
  const [sid = channel] = well.flatMap((one) =>
    one.answer.kind === 'watching' ? [one.answer.known.recording.sid] : [],
  );
  const { said, tries } = cannotPost(sid, channel, language, reason);
  return [section(`${AMISS} ${spoken(said)}`), ...tries];
}

const questionOf = ({ draft, count, apps }: Question, language: Language): readonly KnownBlock[] =>
  apps === undefined
    ? [section(language.intake.askModeOf(count)), ...modeButtons({ draft, among: true }, language)]
    : [section(language.intake.askAppOf(count)), ...appButtons({ draft, among: true }, apps, language)];

function line({ nth, sid, answer }: Outcome, question: Question | undefined, language: Language): string {
  const { intake, mode } = language;
  if (answer.kind === 'watching') {
    const { recording } = answer.known;
    const text = intake.outcome[answer.how](
      shownName(answer.known),
      mode[recording.mode],
      shown(recording.app),
    );
    const { modeWritten } = answer;
    const taken = modeWritten && language.answer.modeTaken(shown(modeWritten), shown(recording.mode));
    return `${WELL} ${text}${taken ? `\n${taken}` : ''}`;
  }
  const which = sid === undefined ? intake.nth(nth) : `${intake.nth(nth)} ${shortSid(sid)}`;
  const { fact, check } = problem(answer, language);
  // Buttons below ask for what is missing, so the advice to type it is left out.
  const isAsked = question !== undefined && answer.kind === 'incomplete' && ASKED.has(answer.missing.kind);
  const said = check === undefined || isAsked ? fact : language.together(fact, check);
  return `${AMISS} ${intake.amiss(which, said)}`;
}

/** Characters of JSON for the note of what is left out, and for the blocks around the lines. */
const REST = 1_000;
