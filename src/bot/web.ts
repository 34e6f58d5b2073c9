import { setTimeout as sleep } from 'node:timers/promises';
import { createSenders } from '../agora/callbacks/senders.ts';
import type { Config } from '../config/config.ts';
import { forBackends } from '../flows/for-backends.ts';
import { forPeople } from '../flows/for-people.ts';
import { createRelays } from '../redis/bus/relaying.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { startBeating } from '../redis/hearing/inlet.ts';
import { createAccessCheck } from '../slack/api/access.ts';
import { refusalOf } from '../slack/api/codes.ts';
import { createOpenTo } from '../slack/api/open-to.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';
import { createSlack, type Slack } from '../slack/slack.ts';
import { createPersonChecks } from '../slack/voice/people.ts';
import { createApi } from '../web/api/api.ts';
import { hasScope, keyOfToken } from '../web/api/keys.ts';
import { callbackListener } from '../web/callbacks/callbacks.ts';
import { listen } from '../web/listen.ts';
import { publicListener } from '../web/public.ts';
import { within } from '../within.ts';
import { callbackDoor } from './callbacks.ts';
import { type Ground, leasesOn, lookNeeds, type Part, storesOn } from './ground.ts';
import { measuredDoor, measuredSenders } from './measured/outside.ts';

const wait = (ms: number): Promise<void> => sleep(ms);

/**
 * Starts Slack's commands and buttons, the API for backends, and the door for Agora's callbacks.
 * @param parts gets each part when it starts: the one for Slack, and those for callers from outside
 */
export async function startWeb(
  keyspace: Keyspace,
  ground: Ground,
  reached: NonNullable<Config['reached']>,
  parts: Readonly<Record<'slack' | 'callers', Part[]>>,
): Promise<Pick<Slack, 'awayMs'>> {
  const { config, secrets, log, metrics, now, slack: account, tracing } = ground;
  const stores = storesOn(keyspace, ground, leasesOn(keyspace, ground));
  const asking = {
    ...lookNeeds(stores, ground),
    wait,
    inTime: <T>(work: Promise<T>, ms: number) => within(ms, work, 'late' as const),
    apps: config.apps,
    askSenders: measuredSenders(createSenders({ ...config.agora, apps: secrets.apps }), metrics),
    backends: () => secrets.apiKeys().filter((key) => hasScope(key, 'register')),
    version: config.version,
    expiryHours: config.expiryHours,
    languages: LANGUAGE_CODES,
    defaultLanguage: config.defaultLanguage,
    refusalOf,
    checkAccess: createAccessCheck({ ...account, log }),
    ...createPersonChecks({ ...account, log }),
    openTo: createOpenTo({ ...account, log }),
  };
  const slack = createSlack({
    ...account,
    ...(reached.mode === 'http' ? { mode: reached.mode, signingSecrets: secrets.signing } : reached),
    defaultLanguage: config.defaultLanguage,
    policy: config.policy,
    apps: config.apps.map(({ name }) => name),
    appsInChina: new Set(
      config.apps.filter(({ area = config.agora.area }) => area === 'cn').map(({ name }) => name),
    ),
    log,
    counted: metrics.counted,
    once: stores.once,
    homes: stores.homes,
    flows: forPeople(asking),
    ...(tracing ? { during: (command, work) => tracing.span('command', { command }, work) } : {}),
  });
  parts.slack.push({ name: 'slack', stop: slack.stop });
  await slack.start();
  const { workspace } = slack;
  const keys = () => [...secrets.apiKeys(), ...secrets.apiTokens().map(keyOfToken)];
  const strangers = { log, counted: metrics.counted, now, wait };
  const api = createApi({ ...strangers, keys, flows: forBackends({ ...asking, workspace }) });
  const { relays, close: closeRelays } = createRelays(keyspace, log, config.slack.botToken);
  parts.callers.push({ name: 'relays', stop: closeRelays });
  const { notices } = stores;
  const door = callbackDoor({ apps: secrets.apps, notices, relays, now });
  const callbacks = measuredDoor(door, metrics);
  const hearsReports = keys().length > 0 || callbacks.isOpen();
  // In Socket Mode nobody calls from outside, unless a backend or Agora does.
  if (slack.requestListener || hearsReports) {
    const rooms = { slack: slack.requestListener, api, callbacks: callbackListener(callbacks, strangers) };
    const listening = await listen(publicListener(rooms), {
      port: config.port,
      host: config.host,
      variable: 'PORT',
    });
    parts.callers.push({ name: 'public', stop: listening.close });
  }
  if (hearsReports) parts.callers.push({ name: 'beat', stop: startBeating(keyspace, log).stop });
  return slack;
}
