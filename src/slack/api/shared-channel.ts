import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';

/** Longest time that a form waits to know it, in milliseconds. */
const PATIENCE_MS = 600;

/**
 * Whether people of another company, or no channel at all, would read what is posted there. `false` if Slack does not
 * say so in time, as of a private channel that the bot is not in.
 */
export async function isShared(client: WebClient, channel: string): Promise<boolean> {
  const asked = client.conversations.info({ channel }).then(
    ({ channel: one }) =>
      Boolean(one?.is_ext_shared || one?.is_pending_ext_shared || one?.is_im || one?.is_mpim),
    () => false,
  );
  const enough = new AbortController();
  const late = sleep(PATIENCE_MS, false, { signal: enough.signal }).catch(() => false);
  const answer = await Promise.race([asked, late]);
  enough.abort();
  return answer;
}
