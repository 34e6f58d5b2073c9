import type { Filter } from '../../flows/asking/list.ts';
import type { EndingPhase } from '../../recording/ending/ending.ts';
import type { BlindCause } from '../../recording/news.ts';
import type { Output } from '../../recording/observation.ts';
import type { Phase } from '../../recording/phase.ts';
import type { Mode } from '../../recording/recording.ts';
import type { ButtonKey } from '../pressable/buttons.ts';
import type { CommandKey, Use } from '../pressable/commands.ts';
import type { AnswerSentences } from './answer-sentences.ts';
import type { CardSentences } from './card-sentences.ts';
import type { DigestSentences } from './digest-sentences.ts';
import type { DoctorSentences } from './doctor-sentences.ts';
import type { EndingSentences } from './ending-sentences.ts';
import type { ExpectedSentences } from './expected-sentences.ts';
import type { FilesSentences } from './files-sentences.ts';
import type { HomeSentences } from './home-sentences.ts';
import type { IntakeSentences } from './intake-sentences.ts';
import type { MistakeSentences } from './mistake-sentences.ts';
import type { MuteSentences } from './mute-sentences.ts';
import type { NewsSentences } from './news-sentences.ts';
import type { NoticeSentences } from './notice-sentences.ts';
import type { OverSentences } from './over-sentences.ts';
import type { OwnerSentences } from './owner-sentences.ts';
import type { PauseSentences } from './pause-sentences.ts';
import type { QuerySentences } from './query-sentences.ts';
import type { RuleSentences } from './rule-sentences.ts';
import type { StepSentences } from './step-sentences.ts';
import type { ViewSentences } from './view-sentences.ts';
import type { VouchSentences } from './vouch-sentences.ts';
import type { WatchFormSentences } from './watch-form-sentences.ts';
import type { WordSentences } from './word-sentences.ts';

/** Phases in which nothing is concluded about the end. */
export type GoingOn = Exclude<Phase, EndingPhase | 'expired' | 'refused'>;

/**
 * Every sentence that the bot can say. A language is one object of this kind, and one that lacks a sentence does
 * not compile. Sentences take numbers, milliseconds, and text that has been made safe to show; they are Slack's
 * mrkdwn with `*bold*` and `` `code` `` only.
 */
export interface Language {
  /** What it calls itself. */
  readonly ownName: string;
  /** For the life line and for lists: one or two words. */
  readonly phase: Readonly<Record<Phase, string>>;
  /** For the title of a card, after the name, while it is not over; `over` has the others. */
  readonly state: Readonly<Record<GoingOn, string>>;
  readonly over: OverSentences;
  /** How Agora records, with Agora's own word in it. */
  readonly mode: Readonly<Record<Mode, string>>;
  readonly button: Readonly<Record<ButtonKey, string>>;
  readonly cause: Readonly<Record<BlindCause, string>>;
  readonly output: Readonly<Record<Output['status'], string>>;
  readonly filter: Readonly<Record<Filter, string>>;
  /** What a command is for, and what each way to use it does. */
  readonly command: Readonly<Record<CommandKey, string>>;
  readonly use: Readonly<Record<Use, string>>;
  /** Milliseconds as people say them: "40 s", "4 min", "1 h 12 min". */
  duration(ms: number): string;
  /** Two sentences in one line. */
  together(one: string, other: string): string;
  readonly card: CardSentences;
  readonly news: NewsSentences;
  readonly answer: AnswerSentences;
  readonly intake: IntakeSentences;
  readonly watchForm: WatchFormSentences;
  readonly step: StepSentences;
  readonly mistake: MistakeSentences;
  readonly doctor: DoctorSentences;
  readonly notice: NoticeSentences;
  readonly view: ViewSentences;
  readonly query: QuerySentences;
  readonly mute: MuteSentences;
  readonly files: FilesSentences;
  readonly expected: ExpectedSentences;
  readonly digest: DigestSentences;
  readonly pauses: PauseSentences;
  readonly owners: OwnerSentences;
  readonly vouch: VouchSentences;
  readonly ending: EndingSentences;
  readonly word: WordSentences;
  readonly rule: RuleSentences;
  readonly home: HomeSentences;
}
