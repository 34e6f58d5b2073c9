/** Value of a button that is about nothing in particular, as Slack takes no empty one. */
export const ANYTHING = '-';

/**
 * Action ids of everything that can be pressed or chosen, by the key of its label. Values hold all that a press needs,
 * and no resource ID; only those of `choose` refer to a stored draft (choices.ts).
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

/** Buttons whose value has `upTo`. */
const TURNING: ReadonlySet<ButtonKey> = new Set<ButtonKey>([
  'filesNewer',
  'filesOlder',
  'historyEarlier',
  'historyLater',
  'pageBack',
  'pageOn',
]);

/** Action ids of menus, whose options have keys of buttons as values. */
export const MENUS = {
  more: 'recording_more',
  mute: 'recording_mute',
  export: 'recording_export',
  rule: 'rule_menu',
} as const;

export type MenuKey = keyof typeof MENUS;

const isKey = (key: string): key is ButtonKey => Object.hasOwn(BUTTONS, key);

const KEYS: ReadonlyMap<string, ButtonKey> = new Map(
  Object.keys(BUTTONS)
    .filter(isKey)
    .map((key) => [BUTTONS[key], key]),
);

const MENU_IDS = new Set<string>(Object.values(MENUS));

/** Subject of a pressed button. */
export interface Target {
  /** Sid of a recording, id of a rule, or name of a list whose page is turned. */
  readonly sid: string;
  /** Place that the button is about; absent: the one in which it was pressed. */
  readonly channel?: string;
  /** End of a page of files or of a history; of a list, the number of rows before the page. */
  readonly upTo?: number;
}

/** Value of a button. Only the sid, which comes last, may hold a space. */
export const encodeTarget = ({ sid, channel, upTo }: Target): string =>
  [...(channel === undefined ? [] : [channel]), ...(upTo === undefined ? [] : [upTo]), sid].join(' ');

/** Buttons whose value may have `channel`, as they are also shown in other places. */
const NAMES_CHANNEL = new Set<ButtonKey>(['resume', 'pauseRule', 'resumeRule', 'removeRule']);

function decodeTarget(button: ButtonKey, value: string): Target {
  const space = value.indexOf(' ');
  const [first, sid] = [value.slice(0, space), value.slice(space + 1)];
  if (NAMES_CHANNEL.has(button) && space > 0) return { sid, channel: first };
  return TURNING.has(button) && /^\d{1,9}$/.test(first) ? { sid, upTo: Number(first) } : { sid: value };
}

/** Action id of a menu, which holds the target: a sid may have 128 characters, the value of an option only 75. */
export const menuId = (menu: MenuKey, target: Target): string => `${MENUS[menu]} ${encodeTarget(target)}`;

export interface PressedButton {
  readonly key: ButtonKey;
  readonly target: Target;
}

/**
 * Reads which button was pressed or chosen, and its target; `undefined` for one of another version of the bot.
 * @param option value of the chosen option
 */
export function pressedButton(
  actionId: string,
  value: string,
  option: string | undefined,
): PressedButton | undefined {
  if (option === undefined) {
    // Action ids differ within a block, so equal buttons have another word behind their id.
    const key = KEYS.get(actionId.split(' ')[0] ?? '');
    return key ? { key, target: decodeTarget(key, value) } : undefined;
  }
  const [menu = '', ...about] = actionId.split(' ');
  const chooses = KEYS.get(menu);
  if (chooses) return { key: chooses, target: { sid: option } };
  return MENU_IDS.has(menu) && isKey(option)
    ? { key: option, target: decodeTarget(option, about.join(' ')) }
    : undefined;
}
