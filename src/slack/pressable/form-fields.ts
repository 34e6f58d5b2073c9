/** Block ids of the form that registers a recording. */
export type Field =
  | 'paste'
  | 'app'
  | 'mode'
  | 'channel'
  | 'hear'
  | 'only'
  | 'broadcast'
  | 'cards'
  | 'notify'
  | 'alias'
  | 'endsAt'
  | 'max'
  | 'lang';

/** Action id of the one element of each block. */
export const ENTRY = 'value';

/** Option of the mode: take it from the text. */
export const GUESS = 'guess';

/** Options of what is told in the thread; `choose`: the kinds that are ticked. */
export const HEARS = ['everything', 'problems', 'choose'] as const;

export type Hear = (typeof HEARS)[number];
