import { slipsTo } from '../../recording/naming/near.ts';

/** Ways to use a command; each has a sentence in the help. */
export type Use =
  | 'status'
  | 'watchedHere'
  | 'doctor'
  | 'watchForm'
  | 'watchKnown'
  | 'watchIds'
  | 'watchPaste'
  | 'watchOptions'
  | 'watchBroadcast'
  | 'watchCards'
  | 'watchNotify'
  | 'watchMax'
  | 'watchAll'
  | 'unwatch'
  | 'removeRule'
  | 'list'
  | 'listRules';

interface Command {
  readonly name: `/recording-${string}`;
  /** Shown by Slack while the command is being typed; the same as in manifest.json. */
  readonly hint: string;
  readonly uses: readonly { readonly typed: string; readonly use: Use }[];
}

/** Placeholder for the words that each language has for pasted text. */
export const PASTED = '<pasted>';

/** The commands, in one table for the help, the listeners and (by a test) the manifest. */
export const COMMANDS = {
  status: {
    name: '/recording-status',
    hint: '<sid or alias> | doctor | help',
    uses: [
      { typed: '<sid>', use: 'status' },
      { typed: '', use: 'watchedHere' },
      { typed: 'doctor', use: 'doctor' },
    ],
  },
  watch: {
    name: '/recording-watch',
    hint: '<sid> <resourceId> <mode> | the answer of start | all | help',
    uses: [
      { typed: '', use: 'watchForm' },
      { typed: '<sid>', use: 'watchKnown' },
      { typed: '<sid> <resourceId> <mode>', use: 'watchIds' },
      { typed: `${PASTED} <mode>`, use: 'watchPaste' },
      { typed: '… app:<name> as:<alias> only:<kinds> lang:<en|zh>', use: 'watchOptions' },
      { typed: '… broadcast:<bad|final|all|none>', use: 'watchBroadcast' },
      { typed: '… cards:<all|bad>', use: 'watchCards' },
      { typed: '… notify:<@person|@group|channel|here|none>', use: 'watchNotify' },
      { typed: '… max:<hours|none>', use: 'watchMax' },
      { typed: 'all app:<name> channel:<pattern> only:<kinds>', use: 'watchAll' },
    ],
  },
  unwatch: {
    name: '/recording-unwatch',
    hint: '<sid, alias or rule> | help',
    uses: [
      { typed: '<sid>', use: 'unwatch' },
      { typed: '<rule>', use: 'removeRule' },
    ],
  },
  list: {
    name: '/recording-list',
    hint: 'live | ended | failed | all | rules',
    uses: [
      { typed: '[live|ended|failed|all]', use: 'list' },
      { typed: 'rules', use: 'listRules' },
    ],
  },
} as const satisfies Record<string, Command>;

export type CommandKey = keyof typeof COMMANDS;

export const COMMAND_KEYS: readonly CommandKey[] = ['status', 'watch', 'unwatch', 'list'];

/** Words that may be typed where a recording could be named. */
const WORDS: Readonly<Record<CommandKey, readonly string[]>> = {
  status: ['doctor', 'help'],
  watch: ['all', 'help'],
  unwatch: ['help'],
  list: [],
};

/** The command that a text misspells: `/recording-status doctor` for `doctorr`. */
export function commandMeant(key: CommandKey, text: string): string | undefined {
  const word = WORDS[key].find((one) => slipsTo(text.toLowerCase(), one) !== undefined);
  return word === undefined ? undefined : `${COMMANDS[key].name} ${word}`;
}
