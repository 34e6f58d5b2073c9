import { saysAsked, saysIdle, saysOver, type Word } from './words.ts';

/**
 * Every reason that Agora's notification service gives, one name for each that a person would act on differently. The
 * sentences are a table in each language.
 */
export const REASONS = [
  'asked',
  'idle',
  'limit',
  'signal',
  'session',
  'capability',
  'engine',
  'page_timeout',
  'page_address',
  'recorder',
  'error',
  'fatal',
  'moved',
  'limits',
  'reloaded',
  'gap',
] as const;

export type Reason = (typeof REASONS)[number];

/** Reasons that concern a recording while it runs. Of those of an end, its news tells. */
export const ON_THE_WAY: ReadonlySet<Reason | undefined> = new Set<Reason>([
  'error',
  'fatal',
  'moved',
  'limits',
  'reloaded',
  'gap',
]);

/** `code` of 71, the end of a web recorder. */
const OF_PAGE: Readonly<Record<number, Reason>> = {
  0: 'asked',
  1: 'limit',
  2: 'capability',
  3: 'engine',
  4: 'page_timeout',
  5: 'page_address',
  6: 'recorder',
};

/** Worth a line of its own, in milliseconds; the card knows of shorter ones. */
const LONG_GAP_MS = 10_000;

/** `undefined`: it gives no reason for anything. */
export function reasonOf(word: Word): Reason | undefined {
  const { event, code = 0, level } = word;
  switch (event) {
    case 1:
      return level === 5 ? 'fatal' : 'error';
    case 11:
      return code === 1 ? 'session' : undefined;
    case 12:
      return 'moved';
    case 41:
      return ofRecorder(word);
    case 42:
      return code >= LONG_GAP_MS ? 'gap' : undefined;
    case 71:
      return word.code === undefined ? undefined : OF_PAGE[word.code];
    case 72:
      return 'limits';
    case 73:
      return 'reloaded';
    default:
      return undefined;
  }
}

/** `leaveCode` of 41 is a sum of bits; 8 says nothing. */
function ofRecorder(word: Word): Reason | undefined {
  if (saysAsked(word)) return 'asked';
  if (saysIdle(word)) return 'idle';
  return ((word.code ?? 0) & 2) !== 0 ? 'signal' : undefined;
}

/** Agora's last word of why it is over, or is about to be. */
export const endReason = (words: readonly Word[]): { word: Word; reason: Reason } | undefined => {
  for (const word of words.filter(saysOver).toReversed()) {
    const reason = reasonOf(word);
    if (reason !== undefined) return { word, reason };
  }
  return undefined;
};
