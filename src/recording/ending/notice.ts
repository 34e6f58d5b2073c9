import type { Word } from './words.ts';

/** One notice of Agora about one recording, without what nobody uses. */
export interface Notice {
  readonly sid: string;
  /** The same in every copy of one notice. */
  readonly id?: string;
  /** Counts the notices of one recording. */
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

/** Words of one registered recording that nobody has taken note of. */
export interface Unheard {
  readonly sid: string;
  readonly words: readonly Word[];
  /** Mark that lets the store find them again. */
  readonly mark: string;
}
