/** The fields of the form that registers a recording, by the ids of their blocks. */
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

/** Each block has one element. */
export const ENTRY = 'value';

/** The option of the mode that leaves it to the text. */
export const GUESS = 'guess';

/** Choices of what is told in the thread; `choose`: the kinds that are ticked. */
export const HEARS = ['everything', 'problems', 'choose'] as const;

export type Hear = (typeof HEARS)[number];
