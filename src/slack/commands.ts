/** What can be done with a command, each with a sentence of its own in the help of every language. */
export type Use =
  | 'status'
  | 'watchedHere'
  | 'doctor'
  | 'watchKnown'
  | 'watchIds'
  | 'watchPaste'
  | 'watchOptions'
  | 'unwatch'
  | 'list';

interface Command {
  readonly name: `/recording-${string}`;
  /** What Slack shows while the command is being typed; the same as in manifest.json. */
  readonly hint: string;
  readonly uses: readonly { readonly typed: string; readonly use: Use }[];
}

/** The commands, once: what Slack is told in the manifest, what `help` prints, what is listened to. */
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
    hint: '<sid> <resourceId> <mode> | the answer of start | help',
    uses: [
      { typed: '<sid>', use: 'watchKnown' },
      { typed: '<sid> <resourceId> <mode>', use: 'watchIds' },
      { typed: '<query URL, curl command or answer of start> <mode>', use: 'watchPaste' },
      { typed: '… app:<name> as:<alias> only:<kinds> lang:<en|zh>', use: 'watchOptions' },
    ],
  },
  unwatch: {
    name: '/recording-unwatch',
    hint: '<sid or alias> | help',
    uses: [{ typed: '<sid>', use: 'unwatch' }],
  },
  list: {
    name: '/recording-list',
    hint: 'live | ended | failed | all',
    uses: [{ typed: '[live|ended|failed|all]', use: 'list' }],
  },
} as const satisfies Record<string, Command>;

export type CommandKey = keyof typeof COMMANDS;
