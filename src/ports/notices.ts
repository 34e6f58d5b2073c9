import type { Word } from '../recording/ending/words.ts';

/** What Agora's notification service sent of one recording, as far as anybody uses it. */
export interface Notice {
  readonly sid: string;
  /** The same in every copy of one notice. */
  readonly id?: string;
  /** Counts the notices of one recording. */
  readonly sequence?: number;
  readonly word: Word;
}

/** Words of one registered recording that nobody has taken note of. */
export interface Unheard {
  readonly sid: string;
  readonly words: readonly Word[];
  /** By which the store finds them again. */
  readonly mark: string;
}

/** Notices, from the moment they arrive until they are noted. */
export interface Notices {
  /**
   * Keeps them, or none of them: resolved, they survive the end of any process. One that is known already is dropped.
   * Those about a recording that nobody registered are kept for a day, of ten thousand recordings at most.
   * @param apps the apps whose secret signed them; a recording of another app hears nothing of them
   */
  keep(apps: readonly string[], notices: readonly Notice[]): Promise<void>;
  /** Words that wait for a recording; `undefined` where none do, or nobody registered it. */
  waiting(sid: string): Promise<Unheard | undefined>;
  /** These are noted. `look`: the recording is due now. Words that came meanwhile still wait. */
  noted(unheard: Unheard, look: boolean): Promise<void>;
}
