import type { WebClient } from '@slack/web-api';
import type { Uploaded } from '../../ports/slack.ts';
import type { SlackAccount } from '../api/client.ts';
import { failureOf, uploadedOf } from '../api/failure.ts';
import { createUploading, type Upload } from '../api/uploading.ts';

/** Sends a file to one person, in their direct messages. Never throws for Slack. */
export type SendFile = (
  person: string,
  file: Omit<Upload, 'to'>,
  comment: string,
) => Promise<Exclude<Uploaded, { readonly kind: 'nothing' }>>;

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
