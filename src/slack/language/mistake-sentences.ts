import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Answers to what was typed wrongly or is not there; each says what to type instead. */
export interface MistakeSentences {
  unknown(text: Shown): Said;
  /** Names of recordings, or a command, that what was typed is a slip of the pen for. */
  didYouMean(names: readonly Shown[]): string;
  didYouMeanToType(command: Shown): string;
  /** Fewer than six characters that are no alias. */
  tooShort(text: Shown): Said;
  ambiguous(text: Shown, count: number): string;
  notJson(): Said;
  cutResourceId(length: number): Said;
  severalSids(count: number): Said;
  longAlias(length: number, most: number): Said;
  unknownBroadcast(written: Shown, words: readonly Shown[]): Said;
  badMax(written: Shown): Said;
  unknownKind(written: Shown, kinds: readonly Shown[]): Said;
  noSid(): Said;
  noResourceId(): Said;
  noMode(written: Shown | undefined): Said;
  whichApp(apps: readonly Shown[]): Said;
  unknownApp(written: Shown, apps: readonly Shown[]): Said;
  unknownLanguage(written: Shown, languages: readonly Shown[]): Said;
  unknownFilter(written: Shown, filters: readonly Shown[]): Said;
  /** Nothing was typed after the command. */
  emptyUnwatch(): Said;
  strangeButton(): Said;
}
