import type { Instant } from '../recording.ts';

/**
 * The content of a notice of Agora's notification service. Words arrive out of order, twice or never, so they are
 * evidence about an end, and never change the phase by themselves.
 */
export interface Word {
  /**
   * Number of the event: 1 error, 11 session exit, 12 failover, 31 uploaded, 32 in Agora's backup, 33 upload progress,
   * 40 and 41 recorder, 42 a gap, 43 and 44 sound and picture of a stream, 70 and 71 web recorder, 72 page beyond the
   * recorder's abilities, 73 page reloaded.
   */
  readonly event: number;
  /** Time of the event by Agora's clock. */
  readonly at: Instant;
  /**
   * `exitStatus` of 11, `leaveCode` of 41, `code` of 71, `errorCode` of 1; ten-thousandths uploaded of 33, milliseconds
   * without a recording before `at` of 42, 1 where a stream of 43 or 44 no longer comes.
   */
  readonly code?: number;
  /** `errorLevel` of event 1; 5 is fatal. */
  readonly level?: number;
  /** The stream of 43 and 44, the limit of 72. */
  readonly detail?: string;
}

/** Events that only a recording that has run can cause. */
const RAN: readonly number[] = [31, 32, 40, 41, 70, 71];

/** Whether Agora says that it ran, even if no look has seen it live. */
export const ranByWord = (words: readonly Word[]): boolean => words.some(({ event }) => RAN.includes(event));

/** Whether Agora says that its files are in the bucket or in the backup, so that there are files. */
export const uploadedByWord = (words: readonly Word[]): boolean =>
  words.some(({ event }) => event === 31 || event === 32);

/** The event of a move to another server. */
export const MOVED = 12;

/** Bits of the `leaveCode` of event 41. */
const NO_USERS = 4;
const ASKED_TO_LEAVE = 16;

const leftWith = ({ event, code = 0 }: Word, reason: number): boolean =>
  event === 41 && (code & reason) !== 0;

/** A word that the session ended abnormally, the page failed, or an error was fatal. */
export const saysFailed = ({ event, code, level }: Word): boolean =>
  (event === 11 && code === 1) ||
  (event === 71 && code !== undefined && code >= 2 && code <= 6) ||
  (event === 1 && level === 5);

export const saysLimit = ({ event, code }: Word): boolean => event === 71 && code === 1;

/** A word that the recorder left because it was told to. */
export const saysToldToLeave = (word: Word): boolean => leftWith(word, ASKED_TO_LEAVE);

export const saysIdle = (word: Word): boolean => leftWith(word, NO_USERS) && !saysToldToLeave(word);

/** A word of a stop. Events 11 and 71 with code 0 come after an idle exit too, so that idle outweighs them. */
export const saysAsked = (word: Word): boolean =>
  saysToldToLeave(word) || (word.code === 0 && (word.event === 71 || word.event === 11));

/** A word that the recording has ended, for any reason. */
export const saysOver = ({ event }: Word): boolean => event === 11 || event === 41 || event === 71;

/** The used part of one notice of Agora about one recording. */
export interface Notice {
  readonly sid: string;
  /** The same in every copy of one notice. */
  readonly id?: string;
  /** Number of the notice among those of its recording. */
  readonly sequence?: number;
  readonly word: Word;
}

/** Words about a recording that nobody registered, oldest first. */
export interface Unregistered {
  readonly sid: string;
  /** The app whose secret signed it. */
  readonly app: string;
  readonly words: readonly Word[];
}

/** Words of one registered recording that are not noted yet. */
export interface Unheard {
  readonly sid: string;
  readonly words: readonly Word[];
  /** Mark that lets the store find them again. */
  readonly mark: string;
}
