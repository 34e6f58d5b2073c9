import type { WebClient } from '@slack/web-api';
import type { Uploaded } from '../../ports/slack.ts';
import { TIMES } from '../limits.ts';
import type { SlackAccount } from './client.ts';
import { failureOf, uploadedOf } from './failure.ts';
import { DIRECTLY } from './way-out.ts';

export interface Upload {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly altText?: string;
  /** Channel that shows it, and the words beside it; without one it is shown nowhere. */
  readonly to?: { readonly channel: string; readonly comment: string };
}

/** Slack did not take the bytes. */
class SlackUploadRefused extends Error {
  override readonly name = 'SlackUploadRefused';
}

/** Hands a file to Slack in Slack's three steps. Never throws for Slack. */
export type Uploading = (upload: Upload) => Promise<Exclude<Uploaded, { readonly kind: 'nothing' }>>;

/** @param account its `apiUrl`: a place on the same server is as safe to send to as that */
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

/** The address is a capability that anybody could use: it stays out of every error. */
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
