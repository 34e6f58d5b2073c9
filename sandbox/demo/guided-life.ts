import type { PretendAgora } from '../agora/pretend-agora.ts';
import { LIVES } from '../agora/script.ts';
import type { PretendSlack } from '../slack/slack.ts';

/** Attempts at the command: Slack reports an error if the bot does not acknowledge within three seconds. */
const TRIES = 3;

/**
 * Starts a recording and has Mei ask the bot to watch it. It writes two files, is stopped, and is not found a moment
 * later, as is usual; the bot reports its end within a minute.
 * @throws when the bot did not acknowledge the command
 */
export async function playGuidedLife(
  agora: PretendAgora,
  slack: PretendSlack,
  channel: string,
): Promise<void> {
  const { sid, resourceId, mode } = agora.start({
    mode: 'mix',
    cname: 'algebra-2-room-4',
    script: LIVES.lesson,
    // No look sees status 6, 7 or 8.
    leaving: { seenMs: 0, closing: false },
  });
  const text = `${sid} ${resourceId} ${mode} as:"Algebra II, room 4"`;
  for (let attempt = 1; ; attempt++) {
    const act = await slack.command({ user: 'mei', channel, command: '/recording-watch', text });
    if (act.ok) return;
    if (attempt === TRIES) throw new Error(`the bot did not take the command (${act.error})`);
  }
}
