import type { Shortcut, StepRun } from './state.ts';

/** Result of a person's action: how the bot acknowledged it. */
export interface Act {
  /** Whether it was acknowledged in time. */
  readonly ok: boolean;
  /** Slack's error code, which the person is shown as a notice. */
  readonly error?: string;
  /** HTTP status of the acknowledgement; 200 by WebSocket. */
  readonly status?: number;
  /** Body of the acknowledgement, parsed when it is JSON. */
  readonly body?: unknown;
  /** Complaints about a submitted view, by block id; the modal is still open. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Surface of a button or menu: a message, an ephemeral message, or a modal or Home tab. */
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
   * Value of the chosen option (overflow, selects, radio buttons), id, date or text; several for multi-selects and
   * checkboxes. For a button it only selects one of several with the same action id.
   */
  readonly value?: string | readonly string[];
  /** Present values of the inputs of the same surface, by block id and action id. */
  readonly values?: Inputs;
};

/** Values that a person entered, by block id and action id, before they get their form in a payload. */
export type Inputs = Readonly<Record<string, Readonly<Record<string, string | readonly string[] | null>>>>;

/**
 * Actions of people. Channels are named by id or by name, with or without `#`, users by id or name. @throws {Error}
 * unknown ones
 */
export interface Person {
  command(act: {
    readonly user: string;
    readonly channel: string;
    /** With its slash. */
    readonly command: string;
    readonly text?: string;
    /** Root `ts` of the thread in which it is typed, which Slack refuses. */
    readonly thread?: string;
  }): Promise<Act>;
  press(act: Press): Promise<Act>;
  /** Submits the person's topmost modal, or the one named. Inputs that are left out keep their initial values. */
  submitView(act: { readonly user: string; readonly view?: string; readonly values?: Inputs }): Promise<Act>;
  /** Closes the topmost modal; the bot is told only if the view has `notify_on_close`. */
  closeView(act: { readonly user: string; readonly view?: string }): Promise<Act>;
  /** @param act.channel channel that is open; the app is not told, but a menu of a modal may begin with it */
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
  /**
   * Runs a workflow step of the app for this person; resolves when the event was acknowledged, before the step is done.
   */
  runStep(act: {
    readonly user: string;
    readonly callbackId: string;
    readonly inputs: StepRun['inputs'];
  }): Promise<Act & { readonly run: StepRun['id'] }>;
  /** Posts a message; resolves to its `ts`. */
  post(user: string, channel: string, text: string, thread?: string): Promise<string>;
  /** Adds the bot to a channel. */
  invite(channel: string): Promise<Act>;
  kick(channel: string): Promise<Act>;
  archive(channel: string): Promise<Act>;
  unarchive(channel: string): Promise<Act>;
  /** Deactivates an account, as an administrator does. */
  deactivate(user: string): Promise<Act>;
  reactivate(user: string): Promise<Act>;
  /** Changes the language of a person, e.g. to `zh-CN`. */
  setLocale(user: string, locale: string): Promise<Act>;
}
