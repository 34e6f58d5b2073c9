/**
 * Everything that can be pressed. The key is also the name of its label in every language. A value carries the
 * sid and, for `resume`, the channel: never a resource ID, and nothing that the bot would have to remember.
 */
export const BUTTONS = {
  refresh: 'recording_refresh',
  show: 'recording_show',
  watchHere: 'recording_watch',
  unwatch: 'recording_unwatch',
  files: 'recording_files',
  share: 'recording_share',
  resume: 'recording_resume',
} as const;

export type ButtonKey = keyof typeof BUTTONS;

const KEYS = new Map(Object.entries(BUTTONS).map(([key, id]): [string, string] => [id, key]));

const isKey = (key: string): key is ButtonKey => Object.hasOwn(BUTTONS, key);

/** Which button has this action id; `undefined` for one that an older or newer version of the bot has sent. */
export function buttonOf(actionId: string): ButtonKey | undefined {
  const key = KEYS.get(actionId);
  return key !== undefined && isKey(key) ? key : undefined;
}

/** What a pressed button is about. */
export interface Target {
  readonly sid: string;
  /** Where `resume` resumes; the other buttons are about the place in which they were pressed. */
  readonly channel?: string;
}

/** A channel's id holds no space, a sid from outside might. */
export const encodeTarget = ({ sid, channel }: Target): string =>
  channel === undefined ? sid : `${channel} ${sid}`;

/** The reverse of `encodeTarget` for one button. */
export function decodeTarget(button: ButtonKey, value: string): Target {
  const space = value.indexOf(' ');
  return button === 'resume' && space > 0
    ? { sid: value.slice(space + 1), channel: value.slice(0, space) }
    : { sid: value };
}
