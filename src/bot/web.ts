import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { forBackends } from '../flows/for-backends.ts';
import { forPeople } from '../flows/for-people.ts';
import { createWaking } from '../redis/bus/hearing.ts';
import { createRelays } from '../redis/bus/relaying.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { startBeating } from '../redis/knowing/inlet.ts';
import { createNotices } from '../redis/knowing/notices.ts';
import { createAccessCheck } from '../slack/api/access.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';
import { createSlack } from '../slack/slack.ts';
import { createApi } from '../web/api/api.ts';
import { callbackListener } from '../web/callbacks/callbacks.ts';
import { listen } from '../web/listen.ts';
import { publicListener } from '../web/public.ts';
import { callbackDoor } from './callbacks.ts';
import { type Ground, leasesOn, lookNeeds, type Part, storesOn } from './ground.ts';

const wait = (ms: number): Promise<void> => sleep(ms);

/** Starts Slack's commands and buttons, the API for backends, and the door for Agora's callbacks. */
export async function startWeb(
  keyspace: Keyspace,
  ground: Ground,
  reached: NonNullable<Config['reached']>,
): Promise<readonly Part[]> {
  const { config, log, now } = ground;
  const stores = storesOn(keyspace, ground, leasesOn(keyspace, ground));
  const asking = {
    ...lookNeeds(stores, ground),
    wait,
    apps: config.apps,
    expiryHours: config.expiryHours,
    languages: LANGUAGE_CODES,
    checkAccess: createAccessCheck({ ...config.slack, log }),
  };
  const slack = createSlack({
    ...config.slack,
    ...reached,
    defaultLanguage: config.defaultLanguage,
    policy: config.policy,
    apps: config.apps.map(({ name }) => name),
    log,
    once: stores.once,
    homes: stores.homes,
    flows: forPeople(asking),
  });
  await slack.start();
  const parts: Part[] = [{ name: 'slack', stop: slack.stop }];
  const { workspace } = slack;
  const api = createApi({
    tokens: config.apiTokens,
    log,
    flows: forBackends({ ...asking, workspace }),
  });
  const waking = createWaking(keyspace, log);
  const { relays, close: closeRelays } = createRelays(keyspace, log);
  parts.push({ name: 'waking', stop: waking.close }, { name: 'relays', stop: closeRelays });
  const callbacks = callbackDoor({
    apps: config.apps,
    notices: createNotices(keyspace, waking.wake),
    relays,
    now,
  });
  const hearsReports = config.apiTokens.length > 0 || callbacks.isOpen();
  // In Socket Mode nobody calls from outside, unless a backend or Agora does.
  if (slack.requestListener || hearsReports) {
    const rooms = { slack: slack.requestListener, api, callbacks: callbackListener(callbacks, log) };
    const door = await listen(publicListener(rooms), {
      port: config.port,
      host: config.host,
      variable: 'PORT',
    });
    parts.push({ name: 'public', stop: door.close });
  }
  if (hearsReports) parts.push({ name: 'beat', stop: startBeating(keyspace, log).stop });
  return parts;
}
