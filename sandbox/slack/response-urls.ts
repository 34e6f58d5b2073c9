import { randomBytes } from 'node:crypto';
import { readContent, rewritten } from './content.ts';
import { LIMITS } from './limits.ts';
import { edit, say, whisper } from './posting.ts';
import { Refusal } from './refusal.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Origin of a response URL, which decides where an answer is shown. */
export interface Origin {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed. */
  readonly message?: string;
  /** The ephemeral message whose button was pressed. */
  readonly ephemeral?: string;
}

export interface ResponseUrls {
  issue(origin: Origin): string;
  /** Channel of an answer, for the log. */
  channelOf(id: string): string | undefined;
  /**
   * Accepts an answer, five times within 30 minutes. @throws {Refusal} `used_url`, `expired_url`, or for its content
   */
  accept(id: string, fields: Readonly<Record<string, unknown>>): void;
}

function replaceOriginal(
  workspace: Workspace,
  origin: Origin,
  fields: Readonly<Record<string, unknown>>,
): void {
  const { history, screens } = workspace;
  const message = history.find(origin.channel, origin.message ?? '');
  const ephemeral = screens.ephemerals().find(({ ts }) => ts === origin.ephemeral);
  if (fields.delete_original === true) {
    if (message !== undefined) history.remove(origin.channel, message.ts);
    if (ephemeral !== undefined) screens.removeEphemeral(ephemeral.ts);
    return;
  }
  const content = readContent(fields, workspace.files);
  if (message !== undefined) edit(workspace, origin.channel, message, content);
  if (ephemeral !== undefined) screens.replaceEphemeral({ ...rewritten(ephemeral, content), edited: true });
}

/**
 * Applies an answer: an ephemeral message unless it has `in_channel`; a new one unless it replaces or deletes the
 * original. The bot need not be in the channel.
 */
export function respond(
  workspace: Workspace,
  origin: Origin,
  fields: Readonly<Record<string, unknown>>,
): void {
  const hasOriginal = origin.message !== undefined || origin.ephemeral !== undefined;
  if (hasOriginal && (fields.replace_original === true || fields.delete_original === true)) {
    replaceOriginal(workspace, origin, fields);
    return;
  }
  const content = readContent(fields, workspace.files);
  const threadTs = typeof fields.thread_ts === 'string' ? fields.thread_ts : undefined;
  const channel = workspace.directory.channel(origin.channel);
  if (channel === undefined) throw new Refusal('channel_not_found');
  if (fields.response_type === 'in_channel')
    say(workspace, channel, workspace.directory.bot, {
      content,
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  else whisper(workspace, origin.channel, origin.user, content, threadTs);
}

/** @param url of response URLs, up to the id */
export function createResponseUrls(workspace: Workspace, url: string): ResponseUrls {
  const issued = new Map<string, { readonly origin: Origin; readonly at: number; uses: number }>();
  return {
    issue(origin) {
      const id = randomBytes(18).toString('base64url');
      issued.set(id, { origin, at: workspace.now(), uses: 0 });
      return `${url}${id}`;
    },
    channelOf: (id) => issued.get(id)?.origin.channel,
    accept(id, fields) {
      const entry = issued.get(id);
      if (entry === undefined || workspace.now() - entry.at > LIMITS.responseUrl.ms)
        throw new Refusal('expired_url');
      if (entry.uses >= LIMITS.responseUrl.uses) throw new Refusal('used_url');
      respond(workspace, entry.origin, fields);
      entry.uses += 1;
    },
  };
}
