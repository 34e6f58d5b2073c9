import { setTimeout as sleep } from 'node:timers/promises';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';

/** One `/recording-status`. Moments are milliseconds since 1970, with fractions. */
export interface Question {
  readonly sid: string;
  readonly askedAt: number;
  /** Until Slack had the acknowledgement, or gave up waiting for it. */
  readonly ackMs: number;
  /** When an answer was shown to the asker; absent if none was within `PATIENCE_MS`, or nobody took the command. */
  readonly answeredAt: number | undefined;
}

export interface Asking {
  /** Asks no more, and waits for what is still to be answered. */
  stop(): Promise<readonly Question[]>;
}

const PATIENCE_MS = 8_000;

const now = (): number => performance.timeOrigin + performance.now();

/** Asks for a random recording again and again, in one channel after the other. */
export function startAsking(
  slack: PretendSlack,
  channels: readonly string[],
  sids: readonly string[],
  everyMs: number,
): Asking {
  const asked: Promise<Question>[] = [];
  const ask = () => {
    const channel = channels[asked.length % channels.length] ?? '';
    asked.push(question(slack, channel, sids[Math.floor(Math.random() * sids.length)] ?? ''));
  };
  const timer = setInterval(ask, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return Promise.all(asked);
    },
  };
}

const USER = 'anna';

async function question(slack: PretendSlack, channel: string, sid: string): Promise<Question> {
  const answered = nextAnswer(slack, channel);
  const askedAt = now();
  const act = await slack.command({ user: USER, channel, command: '/recording-status', text: sid });
  const ackMs = now() - askedAt;
  return { sid, askedAt, ackMs, answeredAt: act.ok ? await answered : undefined };
}

/** When one more message is shown to the asker in this channel. */
async function nextAnswer(slack: PretendSlack, channel: string): Promise<number | undefined> {
  const shown = (): number => slack.ephemerals(channel, USER).length;
  const before = shown();
  const patience = new AbortController();
  const answer = new Promise<number>((resolve) => {
    const unlisten = slack.onChange(() => {
      if (shown() === before) return;
      resolve(now());
      patience.abort();
    });
    patience.signal.addEventListener('abort', unlisten);
  });
  // Only its abortion, which means that the answer is there, rejects this.
  const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => answer);
  const outcome = await Promise.race([answer, late]);
  patience.abort();
  return outcome;
}
