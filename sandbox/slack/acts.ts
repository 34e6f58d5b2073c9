import type { Shortcut, StepRun } from './state.ts';

/** How the bot took what a person did. */
export interface Act {
  /** Acknowledged in time. */
  readonly ok: boolean;
  /** What the person was shown instead; also among the notices. */
  readonly error?: string;
  /** HTTP status of the acknowledgement; 200 by WebSocket. */
  readonly status?: number;
  /** Body of the acknowledgement, parsed when it is JSON. */
  readonly body?: unknown;
  /** Complaints about a submitted view, by block id; the modal is still open. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Where a button or menu is: a message, a message only one person sees, or a modal or Home tab. */
type Surface =
  | { readonly channel: string; readonly ts: string }
  | { readonly channel: string; readonly ephemeral: string }
  | { readonly view: string };

export type Press = Surface & {
  readonly user: string;
  readonly actionId: string;
  /** Needed only where several blocks use the action id. */
  readonly blockId?: string;
  /**
   * The chosen option's value (overflow, selects, radio buttons), id, date or text; several for multi-selects and
   * checkboxes. For a button it only picks one among equals.
   */
  readonly value?: string | readonly string[];
  /** Inputs of the same surface as they stand, by block id and action id. */
  readonly values?: Inputs;
};

/** What a person entered, by block id and action id; the pretend Slack gives each its wire shape. */
export type Inputs = Readonly<Record<string, Readonly<Record<string, string | readonly string[] | null>>>>;

/** Channels may be named by id or by name, with or without `#`; users by id or name. Unknown ones are thrown as `Error`. */
export interface Person {
  command(act: {
    readonly user: string;
    readonly channel: string;
    /** With its slash. */
    readonly command: string;
    readonly text?: string;
    /** Typed in a thread: the real client refuses that. */
    readonly thread?: string;
  }): Promise<Act>;
  press(act: Press): Promise<Act>;
  /** Submits the person's topmost modal, or the one named. Left-out inputs keep their initial values. */
  submitView(act: { readonly user: string; readonly view?: string; readonly values?: Inputs }): Promise<Act>;
  /** Closes the topmost modal; the bot hears of it only when the view asks for it. */
  closeView(act: { readonly user: string; readonly view?: string }): Promise<Act>;
  /** @param act.channel where the person is looking; the app is not told, but a modal may begin there */
  shortcut(act: {
    readonly user: string;
    readonly callbackId: Shortcut['callback_id'];
    readonly channel?: string;
  }): Promise<Act>;
  messageShortcut(act: {
    readonly user: string;
    readonly channel: string;
    readonly ts: string;
    readonly callbackId: Shortcut['callback_id'];
  }): Promise<Act>;
  openHome(user: string): Promise<Act>;
  /** A workflow of this person reaches a step of the app; answers when the event was taken, not when it is done. */
  runStep(act: {
    readonly user: string;
    readonly callbackId: string;
    readonly inputs: StepRun['inputs'];
  }): Promise<Act & { readonly run: StepRun['id'] }>;
  /** Says something; answers its `ts`. */
  post(user: string, channel: string, text: string, thread?: string): Promise<string>;
  /** Brings the bot into a channel. */
  invite(channel: string): Promise<Act>;
  kick(channel: string): Promise<Act>;
  archive(channel: string): Promise<Act>;
  unarchive(channel: string): Promise<Act>;
  /** An administrator closes somebody's account. */
  deactivate(user: string): Promise<Act>;
  reactivate(user: string): Promise<Act>;
  /** Somebody chooses another language, e.g. `zh-CN`. */
  setLocale(user: string, locale: string): Promise<Act>;
}
