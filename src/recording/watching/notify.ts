/** Words for everybody in the channel, for everybody online there, and for nobody. */
const NOTIFY_WORDS = ['channel', 'here', 'none'] as const;

/** Mention on bad news: a person (`U…`, `W…`), a user group (`S…`), or one of `NOTIFY_WORDS`. */
export type Notify = string;

export const isPersonId = (text: string): boolean => /^[UW][A-Z0-9]{2,20}$/.test(text);

const GROUP = /^S[A-Z0-9]{2,20}$/;

export const isNotify = (text: string): text is Notify =>
  isPersonId(text) || GROUP.test(text) || NOTIFY_WORDS.some((word) => word === text);

/** Value of `notify:` after `asTyped`: a person, a user group, or a word, with or without Slack's brackets. */
const TYPED = /^(?:<@([UW][A-Z0-9]{2,20})>|<!subteam\^(S[A-Z0-9]{2,20})>|(?:<!|@)?(channel|here|none)>?)$/i;

/** Reads a value of `notify:` after `asTyped`; `undefined` for a name that Slack has not recognised. */
export function readNotify(text: string): Notify | undefined {
  const [, person, group, word] = TYPED.exec(text) ?? [];
  return person ?? group ?? word?.toLowerCase();
}
