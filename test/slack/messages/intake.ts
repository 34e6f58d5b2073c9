import type { IntakeAnswer, Outcome } from '../../../src/flows/watching/intake.ts';
import type { WatchAnswer } from '../../../src/flows/watching/watch.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { chosenMessage, intakeMessage } from '../../../src/slack/render/watching/intake.ts';
import type { Messages } from './messages.ts';

const DRAFT = 'AbCdEfGhIjKl';

/** Answers to something pasted: one that is asked about, and very many. */
export function intakeMessages(
  text: string,
  one: Known,
  answers: readonly WatchAnswer[],
  language: Language,
): Messages {
  const apps = Array.from({ length: 40 }, (_, n) => `${n}${text}`);
  const outcome = (answer: WatchAnswer, nth: number): Outcome =>
    nth % 2 ? { nth, sid: text, answer } : { nth, answer };
  const every = answers.map(outcome);
  const many = Array.from({ length: 50 }, (_, n) => outcome(answers[n % answers.length] ?? GONE, n + 1));
  const watching = { kind: 'watching', known: one, how: 'new', already: false, card: 'soon' } as const;
  const asked: readonly (readonly [string, IntakeAnswer])[] = [
    ['asked for its mode', { kind: 'incomplete', missing: { kind: 'no_mode' }, draft: DRAFT }],
    [
      'with a word that is none',
      { kind: 'incomplete', missing: { kind: 'no_mode', written: text }, draft: DRAFT },
    ],
    ['asked for its app', { kind: 'incomplete', missing: { kind: 'which_app', apps }, draft: DRAFT }],
    ['several', { kind: 'several', outcomes: every, card: { card: 'posted' } }],
    ['one of several', { kind: 'several', outcomes: [outcome(watching, 1)], card: { card: 'soon' } }],
    ['several, none of them', { kind: 'several', outcomes: many.slice(8, 12) }],
    [
      'many',
      {
        kind: 'several',
        outcomes: many,
        left: { count: 950, from: text },
        question: { draft: DRAFT, count: 12 },
        card: { card: 'paused', reason: text },
      },
    ],
    [
      'many, one left',
      {
        kind: 'several',
        outcomes: Array.from({ length: 50 }, (_, n) => outcome(watching, n + 1)),
        left: { count: 1 },
        question: { draft: DRAFT, count: 1, apps },
        card: { card: 'paused' },
      },
    ],
    ['one without a mode', { kind: 'several', outcomes: every, question: { draft: DRAFT, count: 1 } }],
    ['two without an app', { kind: 'several', outcomes: every, question: { draft: DRAFT, count: 2, apps } }],
  ];
  return [
    ...asked.map(([what, answer]) => [`pasted: ${what}`, intakeMessage(answer, 'C0ROOM', language)] as const),
    ['pasted: gone', chosenMessage({ kind: 'gone' }, 'C0ROOM', language)],
  ];
}

const GONE: WatchAnswer = { kind: 'none', text: 'gone' };
