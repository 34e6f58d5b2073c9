import type { Holds, Limited } from '../../ports/slack.ts';
import { failureOf, Held } from '../api/failure.ts';

/**
 * Calls a method of Slack's API unless some process was asked to wait with it in this workspace, and has all of them
 * wait when Slack says so now.
 * @throws {Held} instead of a call; whatever the call throws
 */
export async function held<Answer>(
  holds: Holds,
  team: string,
  method: Limited,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const ms = await holds.left(team, method);
  if (ms > 0) throw new Held(ms);
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'limited') await holds.hold(team, method, failure.afterMs);
    throw error;
  }
}
