import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { failureOf } from '../api/failure.ts';
import type { Message } from '../render/message.ts';
import type { PersonOf } from '../voice/people.ts';
import { withNames } from './names.ts';

/** Edits a message in which somebody has pressed, and keeps its metadata. Never throws. */
export type Rewrite = (channel: string, ts: string, message: Message) => Promise<void>;

export const createRewrite =
  (client: WebClient, personOf: PersonOf, log: Log): Rewrite =>
  async (channel, ts, message) => {
    const { text, blocks } = await withNames(message, personOf);
    try {
      await client.chat.update({ parse: 'none', link_names: false, channel, ts, text, blocks: [...blocks] });
    } catch (error) {
      const failure = failureOf(error);
      log.warn({ channel, why: failure.kind === 'refused' ? failure.code : failure.kind }, 'notRewritten');
    }
  };
