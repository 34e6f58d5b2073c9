import type { WebClient } from '@slack/web-api';
import type { Uploaded } from '../../ports/slack.ts';
import { TIMES } from '../limits.ts';
import type { SlackAccount } from './client.ts';
import { failureOf, uploadedOf } from './failure.ts';
import { DIRECTLY } from './way-out.ts';

interface Upload {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly altText?: string;
  /** Channel that shows the file, and the message beside it; without one the file is shown nowhere. */
  readonly to?: { readonly channel: string; readonly comment: string };
}

/** The server for uploads did not accept the bytes. */
class SlackUploadRefused extends Error {
  override readonly name = 'SlackUploadRefused';
}

type Sent = Promise<Exclude<Uploaded, { readonly kind: 'nothing' }>>;

/** Uploads a file in Slack's three steps. Never throws for Slack. */
type Uploading = (upload: Upload) => Sent;

/** @param account with the `apiUrl` whose server may also be sent files without TLS */
export function createUploading(client: WebClient, account: Omit<SlackAccount, 'botToken'>): Uploading {
  return async ({ name, title, bytes, altText, to }) => {
    try {
      const { upload_url, file_id } = await client.files.getUploadURLExternal({
        filename: name,
        length: bytes.length,
        ...(altText === undefined ? {} : { alt_txt: altText }),
      });
      if (upload_url === undefined || file_id === undefined) {
        return { kind: 'failed', why: 'unreadable answer' };
      }
      await send(upload_url, bytes, account);
      const files: [{ id: string; title: string }] = [{ id: file_id, title }];
      await (to === undefined
        ? client.files.completeUploadExternal({ files })
        : client.files.completeUploadExternal({
            files,
            channel_id: to.channel,
            initial_comment: to.comment,
          }));
      return { kind: 'ok', file: file_id };
    } catch (error) {
      if (error instanceof SlackUploadRefused) return { kind: 'failed', why: error.message };
      return uploadedOf(failureOf(error));
    }
  };
}

/** Sends the bytes. Errors do not name the address, with which anybody could upload. */
async function send(
  url: string,
  bytes: Uint8Array,
  { apiUrl, wayOut = DIRECTLY }: Omit<SlackAccount, 'botToken'>,
): Promise<void> {
  const target = new URL(url);
  if (target.protocol !== 'https:' && target.origin !== new URL(apiUrl).origin) {
    throw new SlackUploadRefused('the address to send the file to is not safe');
  }
  const body = new Uint8Array(bytes);
  const signal = AbortSignal.timeout(TIMES.call);
  const answer = await wayOut.fetch(target.href, { method: 'POST', body, signal }).catch((error: unknown) => {
    throw new SlackUploadRefused(error instanceof Error ? error.name : 'no answer');
  });
  if (!answer.ok) throw new SlackUploadRefused(`HTTP ${answer.status}`);
}

/** Sends a file to one person, in their direct messages. Never throws for Slack. */
export type SendFile = (person: string, file: Omit<Upload, 'to'>, comment: string) => Sent;

export function createSendFile(client: WebClient, account: Omit<SlackAccount, 'botToken'>): SendFile {
  const upload = createUploading(client, account);
  return async (person, file, comment) => {
    try {
      const { channel } = await client.conversations.open({ users: person });
      if (channel?.id === undefined) return { kind: 'failed', why: 'unreadable answer' };
      return await upload({ ...file, to: { channel: channel.id, comment } });
    } catch (error) {
      return uploadedOf(failureOf(error));
    }
  };
}
