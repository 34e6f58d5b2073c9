import type { Language } from '../../../src/slack/language/language.ts';
import type { EVIDENCE } from './of-a-recording.ts';
import type { OF_A_WATCH } from './of-a-watch.ts';
import type {
  OF_APPS,
  OF_FINDINGS,
  OF_MUTES,
  OF_RESUMING,
  OF_SPEAKING,
  OF_TAKING_ON,
  OF_VOUCHES,
  OF_WATCHING,
} from './of-doings.ts';
import type { OF_HOME } from './of-home.ts';
import type { OF_INTAKE, OF_MISTAKES } from './of-intake.ts';
import type { OF_LISTS } from './of-lists.ts';
import type { OF_NOTICES } from './of-notices.ts';
import type { OF_PRESSES } from './of-presses.ts';
import type { OF_RULES } from './of-rules.ts';

type Leaf = string | { readonly fact: string } | ((...facts: never) => unknown);

/** Paths of all sentences in a part of the language, or of all evidence in a table. */
type Paths<T, At extends string = ''> = T extends Leaf
  ? At
  : { [Name in keyof T & string]: Paths<T[Name], At extends '' ? Name : `${At}.${Name}`> }[keyof T & string];

/** Sentences with an evidence. */
type Evidenced = Paths<
  | typeof EVIDENCE
  | typeof OF_FINDINGS
  | typeof OF_MUTES
  | typeof OF_VOUCHES
  | typeof OF_TAKING_ON
  | typeof OF_RESUMING
  | typeof OF_SPEAKING
  | typeof OF_APPS
  | typeof OF_WATCHING
  | typeof OF_RULES
  | typeof OF_INTAKE
  | typeof OF_MISTAKES
  | typeof OF_HOME
  | typeof OF_LISTS
  | typeof OF_A_WATCH
  | typeof OF_NOTICES
  | typeof OF_PRESSES
>;

/** Sentences and parts without one, each with the reason. */
const CLAIMS_NOTHING = {
  ownName: 'name of the language',
  mode: 'name of a mode inside other sentences',
  button: 'label',
  command: 'help: purpose of a command',
  use: 'help: purpose of a way to use a command',
  duration: 'measure inside other sentences',
  together: 'puts two sentences together',
  output: 'word inside a sentence about a push, which has an evidence',
  'watchForm.title': 'label',
  'watchForm.submit': 'label',
  'watchForm.label': 'label',
  'watchForm.hint': 'what to write in a field',
  'watchForm.placeholder': 'example',
  'watchForm.hear': 'label',
  'watchForm.guess': 'label',
  'watchForm.kind': 'label',
  'watchForm.broadcast': 'label',
  'watchForm.cards': 'label',
  'answer.itsCard': 'text of a link',
  'answer.buttonOf': 'label',
  'answer.state': 'head of a column',
  'answer.since': 'head of a column',
  'answer.pick': 'label',
  'answer.kinds': 'help',
  'answer.helpTitle': 'help',
  'answer.helpIds': 'help',
  'answer.helpMore': 'help',
  'answer.example': 'help',
  'home.button': 'label',
  'home.state': 'label',
  'home.choose': 'label',
  'home.everyApp': 'label',
  'home.whose': 'label',
  'home.askFor': 'advice',
  'home.connect': 'instructions for backends',
  'home.directMessages': 'name of a place',
  'view.close': 'label',
  'view.cancel': 'label',
  'view.moment': 'asks for patience',
  'view.unknown': 'title above `mistake.strangeButton`',
  'query.host': 'address',
  'query.hosts': 'advice',
  'mute.choose': 'label',
  'digest.column': 'head of a column',
  'digest.joined': 'puts words together',
  'digest.seeCards': 'points to the cards',
  'heard.calling': 'request to a person',
  'notice.mend': 'advice',
  'mistake.emptyUnwatch': 'question',
  'ending.picture.gap': 'legend',
  'ending.picture.blank': 'legend',
  'ending.picture.end': 'legend',
  'ending.picture.failover': 'legend',
  'ending.picture.pushUp': 'legend',
  'ending.picture.pushDown': 'legend',
  'ending.picture.pushElse': 'legend',
  'ending.picture.files': 'legend',
  'ending.picture.axis': 'legend',
  'ending.picture.axisSeconds': 'legend',
  'ending.history.knowable': 'advice',
  'ending.export.menu': 'label',
  'word.check': 'advice',
} as const;

/** Sentences that one listener says in one case; a test that brings this case about, and words that it reads. */
export const ONE_PLACE = {
  'answer.cannotPostDirect': ['slack/mistakes.test.ts', 'Use a channel instead'],
  'answer.forgot': ['slack/never-found.test.ts', 'I forgot'],
  'answer.late': ['slack/presses.test.ts', 'until now Slack has confirmed no answer of mine'],
  'ending.export.comment': ['slack/history.test.ts', 'as you asked. All times are in UTC.'],
  'ending.export.failed': ['slack/history.test.ts', 'Slack has not confirmed the file'],
  'ending.export.noScope': ['slack/history.test.ts', 'I may not send files in this workspace'],
  'ending.export.sent': ['slack/history.test.ts', 'I sent you the timeline of'],
  'mistake.notThere': ['slack/home.test.ts', 'you are not in that channel'],
  'mistake.strangeButton': ['slack/presses.test.ts', 'I don’t know that button'],
  'mistake.unknownFilter': ['slack/commands.test.ts', 'There is no list called'],
  'query.notFound': ['story/look-once.test.ts', 'One such answer proves nothing'],
  'query.unanswered': ['story/look-once.test.ts', 'That says nothing about the recording itself.'],
  'spoken.switched': ['slack/evidence-of-messages.test.ts', 'who switched the language of a channel'],
  'step.badMode': ['slack/step.test.ts', 'Mode is individual, mix, web or raw'],
  'step.cannotPost': ['slack/step.test.ts', 'It is watched, but I cannot post there yet'],
  'step.failed': ['slack/step.test.ts', 'Something that I need did not work. Run the workflow again'],
  'step.several': ['slack/step.test.ts', 'The step takes one recording'],
  'step.stopped': ['slack/step.test.ts', 'somebody has stopped it in that channel'],
  'view.notOpened.late': ['slack/views.test.ts', 'only within three seconds of a press.'],
  'view.notOpened.refused': ['slack/views.test.ts', '未能打开窗口：Slack 没有允许'],
  'view.notOpened.unanswered': ['slack/views.test.ts', 'Slack has not confirmed that the window opened'],
  'watchForm.cut': ['slack/shortcuts.test.ts', 'the end of that message is missing below'],
  'watchForm.nothingFound': ['slack/shortcuts.test.ts', 'In that message I found no sid'],
  'watchForm.notOpened.late': ['slack/watch-form.test.ts', 'only within three seconds'],
  'watchForm.notOpened.refused': ['slack/watch-form.test.ts', 'Slack did not let me'],
  'watchForm.notOpened.unanswered': ['slack/watch-form.test.ts', '没有确认表单已打开'],
  'watchForm.where': ['slack/watch-form.test.ts', 'In '],
  'watchForm.wrong.aliasForMany': ['slack/watch-form.test.ts', 'A name is for one recording'],
  'watchForm.wrong.appMissing': ['slack/watch-form.test.ts', 'does not say which app'],
  'watchForm.wrong.channel': ['slack/watch-form.test.ts', 'not shared with another company'],
  'watchForm.wrong.empty': ['slack/watch-form.test.ts', 'Paste what start answered'],
  'watchForm.wrong.hear': ['slack/watch-form.test.ts', 'Kinds are ticked below'],
  'watchForm.wrong.max': ['slack/watch-form.test.ts', 'Write a number of hours'],
  'watchForm.wrong.modeDiffers': ['slack/watch-form.test.ts', 'The text says '],
  'watchForm.wrong.modeMissing': ['slack/watch-form.test.ts', 'The text does not say the mode'],
  'watchForm.wrong.notify': ['slack/watch-form.test.ts', 'That account reads no mentions'],
  'watchForm.wrong.tooLong': ['slack/watch-form.test.ts', 'This fills the 3,000 characters'],
} as const;

type Without = keyof typeof CLAIMS_NOTHING | keyof typeof ONE_PLACE;

type Missing = Exclude<Paths<Language>, Evidenced | Without | `${Without}.${string}`>;
/** A part that is not in the language, or that has an evidence all the same. */
type Stray = Exclude<Without, Paths<Language> | Parts<Language>> | Extract<Evidenced, Without>;
type Parts<T, At extends string = ''> = T extends Leaf
  ? never
  : {
      [Name in keyof T & string]:
        | (At extends '' ? Name : `${At}.${Name}`)
        | Parts<T[Name], At extends '' ? Name : `${At}.${Name}`>;
    }[keyof T & string];

/** Every sentence of the language has an evidence, or a reason for having none: else this does not compile. */
export const COVERED: {
  readonly missing: [Missing] extends [never] ? true : Missing;
  readonly stray: [Stray] extends [never] ? true : Stray;
} = { missing: true, stray: true };
