import type { Agora } from '../../ports/agora.ts';
import type { Budget, Sights } from '../../ports/polling.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { blindCause, observeSight } from '../../recording/judging/sight.ts';
import type { BlindCause } from '../../recording/news.ts';
import { SHORTEST_RESOURCE_ID } from '../../recording/paste/paste.ts';
import type { Instant, Recording } from '../../recording/recording.ts';
import { HOLD_MS, noteSight } from './judge.ts';

interface AskNeeds {
  readonly agora: Agora;
  readonly budget: Budget;
  readonly sights: Sights;
  readonly log: Log;
  readonly now: Clock;
}

/** Longest time that a person waits for a free request, in milliseconds. */
export const ASKED_WITHIN_MS = 2_000;

/**
 * Asks Agora for a recording that does not exist, to learn whether it answers for this app. The request is taken from
 * the budget.
 * @returns why nothing can be seen of the app, `undefined` if it answers; `no_room`: none may be asked now
 */
export async function askOnce(app: string, needs: AskNeeds): Promise<BlindCause | 'no_room' | undefined> {
  const { agora, budget, sights, now } = needs;
  if (await budget.reserve(app, ASKED_WITHIN_MS)) return 'no_room';
  const seen = await agora.look(nobodys(app, now()), async () => false);
  if (seen.kind === 'throttled') await budget.throttled(app, seen.retryAfterMs ?? HOLD_MS);
  await sights.asked(app);
  const sight = await sights.get(app);
  await noteSight({ app, requestId: seen.requestId }, sight, observeSight(sight, seen, now()), needs);
  return blindCause(seen);
}

/** A recording that does not exist. */
export const nobodys = (app: string, now: Instant): Recording => ({
  sid: '0'.repeat(32),
  app,
  resourceId: '0'.repeat(SHORTEST_RESOURCE_ID),
  mode: 'mix',
  registeredAt: now,
  expiresAt: now,
});
