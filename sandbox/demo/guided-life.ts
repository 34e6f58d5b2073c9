import type { PretendAgora } from '../agora/pretend-agora.ts';
import { LIVES } from '../agora/script.ts';
import type { PretendSlack } from '../slack/slack.ts';

/** Slack's own wait of three seconds makes a command that nobody hears an error, so it is tried again. */
const TRIES = 3;

/**
 * Mei starts a recording and asks the bot to watch it; the recording writes two files, is stopped, and is
 * gone a moment later, as most are: it is said to be over within the minute.
 * @throws when the bot did not take the command
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
    // Never lucky: no look meets 6, 7 or 8.
    leaving: { seenMs: 0, closing: false },
  });
  const text = `${sid} ${resourceId} ${mode} as:"Algebra II, room 4"`;
  for (let attempt = 1; ; attempt++) {
    const act = await slack.command({ user: 'mei', channel, command: '/recording-watch', text });
    if (act.ok) return;
    if (attempt === TRIES) throw new Error(`the bot did not take the command (${act.error})`);
  }
}
