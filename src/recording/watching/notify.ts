/** Words that stand for everybody in the channel, for those who are online there, and for nobody. */
const NOTIFY_WORDS = ['channel', 'here', 'none'] as const;

/** Mention on bad news: a person (`U…`, `W…`), a user group (`S…`), or one of `NOTIFY_WORDS`. */
export type Notify = string;

export const isPersonId = (text: string): boolean => /^[UW][A-Z0-9]{2,20}$/.test(text);

const GROUP = /^S[A-Z0-9]{2,20}$/;

export const isNotify = (text: string): text is Notify =>
  isPersonId(text) || GROUP.test(text) || NOTIFY_WORDS.some((word) => word === text);

/** Value of `notify:` after `asTyped`: a person, a user group, or a word, with Slack's marks or without. */
const TYPED = /^(?:<@([UW][A-Z0-9]{2,20})>|<!subteam\^(S[A-Z0-9]{2,20})>|(?:<!|@)?(channel|here|none)>?)$/i;

/** @param text as `asTyped`; `undefined` for a name that Slack did not recognise when it was typed */
export function readNotify(text: string): Notify | undefined {
  const [, person, group, word] = TYPED.exec(text) ?? [];
  return person ?? group ?? word?.toLowerCase();
}
