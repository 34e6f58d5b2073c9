import type { Judgement } from './judgement.ts';
import type { Known } from './known.ts';
import type { News } from './news.ts';
import { isLive } from './phase.ts';
import type { Instant } from './recording.ts';

/** In the channel for longer than this and nothing uploaded: usually nobody publishes. */
export const STUCK_READY_MS = 120_000;

const HOUR_MS = 3_600_000;

/** What time alone makes news of, each once: stuck at 4, and the end of the right to query. */
export function reminders(known: Known, now: Instant): Judgement {
  const news: News[] = [];
  const stuck = known.phase === 'ready' && known.reached === 'ready' && now - known.since > STUCK_READY_MS;
  if (stuck && !known.stuckTold) news.push({ kind: 'stuck_ready', since: known.since });
  const expiring = isLive(known.phase) && now >= warningAt(known) && now < known.recording.expiresAt;
  if (expiring && !known.expiryTold) news.push({ kind: 'expiring', at: known.recording.expiresAt });
  if (news.length === 0) return { next: known, news };
  const next = {
    ...known,
    stuckTold: known.stuckTold || stuck,
    expiryTold: known.expiryTold || expiring,
  };
  return { next, news };
}

/** An hour ahead; for a right shorter than two hours, half-way, so that it is not the first thing said. */
export function warningAt({ recording }: Known): Instant {
  const { registeredAt, expiresAt } = recording;
  return expiresAt - Math.min(HOUR_MS, (expiresAt - registeredAt) / 2);
}
