import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { forBackends } from '../flows/for-backends.ts';
import { forPeople } from '../flows/for-people.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { startBeating } from '../redis/knowing/inlet.ts';
import { createAccessCheck } from '../slack/api/access.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';
import { createSlack } from '../slack/slack.ts';
import { createApi } from '../web/api/api.ts';
import { listen } from '../web/listen.ts';
import { publicListener } from '../web/public.ts';
import { type Ground, leasesOn, lookNeeds, type Part, storesOn } from './ground.ts';

const wait = (ms: number): Promise<void> => sleep(ms);

/** Slack's commands and buttons, and the API for backends. */
export async function startWeb(
  keyspace: Keyspace,
  ground: Ground,
  reached: NonNullable<Config['reached']>,
): Promise<readonly Part[]> {
  const { config, log } = ground;
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
  // In Socket Mode nobody calls from outside, unless a backend does.
  if (slack.requestListener || config.apiTokens.length > 0) {
    const door = await listen(publicListener({ slack: slack.requestListener, api }), {
      port: config.port,
      host: config.host,
      variable: 'PORT',
    });
    parts.push({ name: 'public', stop: door.close });
  }
  if (config.apiTokens.length > 0) parts.push({ name: 'beat', stop: startBeating(keyspace, log).stop });
  return parts;
}
