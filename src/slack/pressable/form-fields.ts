/** The fields of the form that registers a recording, by the ids of their blocks. */
export type Field =
  | 'paste'
  | 'app'
  | 'mode'
  | 'channel'
  | 'only'
  | 'broadcast'
  | 'alias'
  | 'endsAt'
  | 'max'
  | 'lang';

/** Each block has one element. */
export const ENTRY = 'value';

/** The option of the mode that leaves it to the text. */
export const GUESS = 'guess';
