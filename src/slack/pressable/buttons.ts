/** The value of a button that registers nothing in particular: Slack takes no empty one. */
export const ANYTHING = '-';
/**
 * Everything that can be pressed or chosen. The key is also the name of its label in every language. A value carries
 * the sid and, for some, a word before it: never a resource ID, and nothing that the bot would have to remember.
 * Only `choose` is about a draft, which is kept for an hour: see choices.ts.
 */
export const BUTTONS = {
  refresh: 'recording_refresh',
  show: 'recording_show',
  watchHere: 'recording_watch',
  unwatch: 'recording_unwatch',
  files: 'recording_files',
  filesNewer: 'recording_files_newer',
  filesOlder: 'recording_files_older',
  history: 'recording_history',
  historyEarlier: 'recording_history_earlier',
  historyLater: 'recording_history_later',
  pageBack: 'recordings_back',
  pageOn: 'recordings_on',
  helpWatch: 'help_watch',
  helpOptions: 'help_options',
  helpRules: 'help_rules',
  exportJson: 'recording_export_json',
  exportCsv: 'recording_export_csv',
  share: 'recording_share',
  resume: 'recording_resume',
  tellAgain: 'refused_tell_again',
  forgetNeverFound: 'recordings_forget_never_found',
  query: 'recording_query',
  muteBad: 'recording_mute_bad',
  muteEnd: 'recording_mute_end',
  mute15: 'recording_mute_15',
  mute60: 'recording_mute_60',
  muteSilent: 'recording_mute_silent',
  unmute: 'recording_unmute',
  choose: 'recording_choose',
  watchMatching: 'rule_watch_matching',
  pauseRule: 'rule_pause',
  resumeRule: 'rule_resume',
  removeRule: 'rule_remove',
  register: 'recording_register',
  connect: 'backend_connect',
  vouch: 'recording_vouch',
  withdrawVouch: 'recording_vouch_withdraw',
  onIt: 'recording_on_it',
  speakAgain: 'channel_speak_again',
} as const;

export type ButtonKey = keyof typeof BUTTONS;

/** Buttons whose value says how far a page goes. */
const TURNING: ReadonlySet<ButtonKey> = new Set<ButtonKey>([
  'filesNewer',
  'filesOlder',
  'historyEarlier',
  'historyLater',
  'pageBack',
  'pageOn',
]);

/** Menus, whose options are buttons by their keys. */
export const MENUS = {
  more: 'recording_more',
  mute: 'recording_mute',
  export: 'recording_export',
  rule: 'rule_menu',
} as const;

export type MenuKey = keyof typeof MENUS;

const KEYS = new Map(Object.entries(BUTTONS).map(([key, id]): [string, string] => [id, key]));

const MENU_IDS = new Set<string>(Object.values(MENUS));

const isKey = (key: string): key is ButtonKey => Object.hasOwn(BUTTONS, key);

/** Subject of a pressed button. */
export interface Target {
  /** Id of a recording; of a rule, for buttons of standing rules; the name of a list, for those that turn its pages. */
  readonly sid: string;
  /** The place that it is about; where absent, and for most buttons, that in which it was pressed. */
  readonly channel?: string;
  /** End of a page of files or of a history; of a list, the number of rows before the page. */
  readonly upTo?: number;
}

/** A channel's id holds no space, a sid from outside might. */
export const encodeTarget = ({ sid, channel, upTo }: Target): string =>
  [...(channel === undefined ? [] : [channel]), ...(upTo === undefined ? [] : [upTo]), sid].join(' ');

/** Buttons that may be pressed far from the place that they are about. */
const NAMES_CHANNEL = new Set<ButtonKey>(['resume', 'pauseRule', 'resumeRule', 'removeRule']);

function decodeTarget(button: ButtonKey, value: string): Target {
  const space = value.indexOf(' ');
  const [first, sid] = [value.slice(0, space), value.slice(space + 1)];
  if (NAMES_CHANNEL.has(button) && space > 0) return { sid, channel: first };
  return TURNING.has(button) && /^\d{1,9}$/.test(first) ? { sid, upTo: Number(first) } : { sid: value };
}

/**
 * The action id of a menu. It holds what the menu is about, because an option's value may have no more than 75
 * characters and a sid 128; what is chosen is a key.
 */
export const menuId = (menu: MenuKey, target: Target): string => `${MENUS[menu]} ${encodeTarget(target)}`;

export interface PressedButton {
  readonly key: ButtonKey;
  readonly target: Target;
}

/**
 * Reads which button was pressed, or chosen in a menu, and what it is about; `undefined` for one that an older or
 * newer version of the bot has sent.
 * @param option the chosen option's value
 */
export function pressedButton(
  actionId: string,
  value: string,
  option: string | undefined,
): PressedButton | undefined {
  if (option === undefined) {
    // Buttons of one block that do the same have another word behind their id.
    const key = KEYS.get(actionId.split(' ')[0] ?? '');
    return key !== undefined && isKey(key) ? { key, target: decodeTarget(key, value) } : undefined;
  }
  const [menu = '', ...about] = actionId.split(' ');
  const chooses = KEYS.get(menu);
  if (chooses !== undefined && isKey(chooses)) return { key: chooses, target: { sid: option } };
  return MENU_IDS.has(menu) && isKey(option)
    ? { key: option, target: decodeTarget(option, about.join(' ')) }
    : undefined;
}
