import { createPretendCallbacks, type Travel } from '../../sandbox/agora/callbacks.ts';
import { createVirtualTime } from '../../sandbox/agora/virtual-time.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import type { World } from './world.ts';

/** Views of a story from outside: channels, the API, the metrics. */

export const API_TOKEN = 'api-token-of-the-story';

export const CALLBACK_SECRET = 'callback-secret-of-the-story';

/** Agora's notification service, as the real one signs and sends. */
export function callbacks({ env, agora }: World, travel: Travel = 'prompt') {
  const url = `http://127.0.0.1:${env.PORT}/v1/agora/callbacks`;
  const calls = createPretendCallbacks({ url, secret: CALLBACK_SECRET }, createVirtualTime(), () => {});
  calls.travel(travel);
  return {
    say(sid: string, saying: Parameters<typeof calls.say>[1]): void {
      const identity = agora.recordings().find((one) => one.sid === sid);
      if (identity) calls.say(identity, saying);
    },
    statuses: () => calls.called().map(({ status }) => status),
  };
}

/** The team's backend, over real HTTP. */
export async function backend(
  { env }: World,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${env.PORT}/v1/recordings${path}`, {
    method,
    headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** How often this outcome was counted, as `/metrics` says it. */
export async function counted({ env }: World, outcome: string): Promise<string | undefined> {
  const metrics = await (await fetch(`http://127.0.0.1:${env.OPS_PORT}/metrics`)).text();
  return new RegExp(`^recbot_outcomes_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(metrics)?.[1];
}

/** Everything in a channel, threads included. */
export const everythingIn = ({ slack }: World, channel: string): readonly Message[] =>
  slack.messages(channel).flatMap((root) => [root, ...slack.replies(channel, root.ts)]);

/** Direct messages of the bot to a person. */
export function lettersTo({ slack }: World, name: string) {
  const direct = slack.state().channels.find((one) => one.is_im && one.name === name);
  return { channel: direct?.id ?? '', messages: direct === undefined ? [] : slack.messages(direct.id) };
}

export const channelId = ({ slack }: World, name: string): string =>
  slack.state().channels.find((one) => one.name === name)?.id ?? '';
