import { saysAsked, saysIdle, saysOver, type Word } from './words.ts';

/** Reasons of trouble while a recording runs. */
const TROUBLES = ['error', 'fatal', 'moved', 'limits', 'reloaded', 'gap'] as const;

/** Reasons that Agora's notification service gives, one for each that a person would act on differently. */
export type Reason =
  | (typeof TROUBLES)[number]
  | 'asked'
  | 'idle'
  | 'limit'
  | 'signal'
  | 'session'
  | 'capability'
  | 'engine'
  | 'page_timeout'
  | 'page_address'
  | 'recorder';

export const ON_THE_WAY: ReadonlySet<Reason | undefined> = new Set(TROUBLES);

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

/** Shortest gap that gets a line of its own, in milliseconds. */
const LONG_GAP_MS = 10_000;

/** The reason that a word gives; `undefined` if it gives none. */
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

/** The reason in the bits of `leaveCode` of 41; bit 8 means nothing. */
function ofRecorder(word: Word): Reason | undefined {
  if (saysAsked(word)) return 'asked';
  if (saysIdle(word)) return 'idle';
  return ((word.code ?? 0) & 2) !== 0 ? 'signal' : undefined;
}

/** The last word that gives a reason of the end. */
export const endReason = (words: readonly Word[]): { word: Word; reason: Reason } | undefined => {
  for (const word of words.filter(saysOver).toReversed()) {
    const reason = reasonOf(word);
    if (reason !== undefined) return { word, reason };
  }
  return undefined;
};
