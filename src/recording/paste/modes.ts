import { MODES, type Mode } from '../recording.ts';

/** A mode, and the written word if it is not one of Agora's for the mode; only the word if it names no mode. */
export interface ModeRead {
  readonly mode?: Mode;
  readonly modeWritten?: string;
}

/** Agora's own words, those of its Chinese documentation among them. */
const OWN: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ...MODES.map((mode): [string, Mode] => [mode, mode]),
  ['合流', 'mix'],
  ['单流', 'individual'],
  ['页面', 'web'],
]);

/** Other words that people write for a mode; the official quickstart itself says "composite" for mix. */
const OTHERS: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ['composite', 'mix'],
  ['mixed', 'mix'],
  ['single', 'individual'],
  ['webpage', 'web'],
  ['page', 'web'],
]);

/** The mode of a word of Agora's, also as labels have it: `mix（合流）`, `合流录制模式`. */
function ownMode(word: string): Mode | undefined {
  if (!/[（(录模]/.test(word)) return OWN.get(word);
  const named = word.split(/[（()）]/).filter(Boolean);
  const [mode, ...others] = new Set(named.map((one) => OWN.get(one.replace(/(?:录制)?(?:模式)?$/, ''))));
  return others.length === 0 ? mode : undefined;
}

export const isModeWord = (word: string): boolean => readMode(word).mode !== undefined;

export function readMode(written: string | undefined): ModeRead {
  if (written === undefined) return {};
  const word = written.toLowerCase();
  const own = ownMode(word);
  if (own !== undefined) return { mode: own };
  const mode = OTHERS.get(word);
  return mode === undefined ? { modeWritten: written } : { mode, modeWritten: written };
}
