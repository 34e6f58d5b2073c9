import type { Keyspace } from '../../redis/connection/keyspace.ts';
import type { Called } from '../../slack/api/client.ts';
import type { CallbackDoor } from '../../web/callbacks/callbacks.ts';
import type { Meters } from '../../web/metrics/metrics.ts';

/** Redis, counting and timing the round trips of our scripts. */
export const measuredKeyspace = (keyspace: Keyspace, meters: Meters): Keyspace => ({
  ...keyspace,
  async run(script, ...args) {
    const began = performance.now();
    try {
      const answer = await keyspace.run(script, ...args);
      meters.count('recbot_redis_calls_total', { outcome: 'ok' });
      return answer;
    } catch (error) {
      const full = error instanceof Error && error.message.includes('OOM ');
      meters.count('recbot_redis_calls_total', { outcome: full ? 'full' : 'failed' });
      throw error;
    } finally {
      const seconds = (performance.now() - began) / 1_000;
      meters.observe('recbot_redis_call_duration_seconds', { script }, seconds);
    }
  },
});

/** Counts and times each call of Slack's Web API. */
export const measuredCalls =
  (meters: Meters): Called =>
  (method, outcome, tookMs) => {
    meters.count('recbot_slack_calls_total', { method, outcome });
    meters.observe('recbot_slack_call_duration_seconds', { method }, tookMs / 1_000);
  };

export const measuredDoor = (door: CallbackDoor, meters: Meters): CallbackDoor => ({
  ...door,
  async take(headers, body, app) {
    try {
      const outcome = await door.take(headers, body, app);
      meters.count('recbot_callbacks_total', { outcome });
      return outcome;
    } catch (error) {
      meters.count('recbot_callbacks_total', { outcome: 'not_kept' });
      throw error;
    }
  },
});
