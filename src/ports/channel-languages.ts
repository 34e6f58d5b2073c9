import type { Place } from './watches.ts';

/**
 * In which language each place is told: the one that a person has given there last, with whatever watch or rule; where
 * none has, the one that a program has given last.
 */
export interface ChannelLanguages {
  /** Its code; `undefined` where none was ever given. */
  at(place: Place): Promise<string | undefined>;
}
