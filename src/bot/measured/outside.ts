import type { AskSenders } from '../../ports/agora.ts';
import { isFull, type Keyspace } from '../../redis/connection/keyspace.ts';
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
      // An order that fails is an error among the answers (redis/connection/lua/parts/orders.lua).
      const failed = Array.isArray(answer) && answer.find((one) => one instanceof Error);
      meters.count('recbot_redis_calls_total', { outcome: failed ? failureOf(failed) : 'ok' });
      return answer;
    } catch (error) {
      meters.count('recbot_redis_calls_total', { outcome: failureOf(error) });
      throw error;
    } finally {
      const seconds = (performance.now() - began) / 1_000;
      meters.observe('recbot_redis_call_duration_seconds', { script }, seconds);
    }
  },
});

const failureOf = (error: unknown): 'full' | 'failed' => (isFull(error) ? 'full' : 'failed');

/** The question where callbacks come from, which is a request to Agora, but no look. */
export const measuredSenders =
  (ask: AskSenders, meters: Meters): AskSenders =>
  (app) => {
    meters.count('recbot_agora_requests_total', { app });
    return ask(app);
  };

/** Counts and times each call of Slack's Web API. */
export const measuredCalls =
  (meters: Meters): Called =>
  (method, outcome, tookMs) => {
    meters.count('recbot_slack_calls_total', { method, outcome });
    meters.observe('recbot_slack_call_duration_seconds', { method }, tookMs / 1_000);
  };

/** Counts callbacks that carry a signature. Others never come this far, as their body is not read. */
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
