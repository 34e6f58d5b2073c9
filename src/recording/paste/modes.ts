import { MODES, type Mode } from '../recording.ts';

/** A mode, and the written word if it is not Agora's own name for the mode; only the word if it names no mode. */
export interface ModeRead {
  readonly mode?: Mode;
  readonly modeWritten?: string;
}

/** Words that people write for a mode; the official quickstart itself says "composite" for mix. */
const WORDS: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ...MODES.map((mode): [string, Mode] => [mode, mode]),
  ['composite', 'mix'],
  ['mixed', 'mix'],
  ['single', 'individual'],
  ['webpage', 'web'],
  ['page', 'web'],
]);

export const isModeWord = (word: string): boolean => WORDS.has(word.toLowerCase());

export function readMode(written: string | undefined): ModeRead {
  if (written === undefined) return {};
  const mode = WORDS.get(written.toLowerCase());
  if (mode === undefined) return { modeWritten: written };
  return mode === written.toLowerCase() ? { mode } : { mode, modeWritten: written };
}
