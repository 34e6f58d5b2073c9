import { type Config, readConfig } from '../config/config.ts';
import type { Environment } from '../config/variables.ts';
import { deadFinding, health } from '../flows/asking/health.ts';
import { createReports } from '../redis/hearing/reports.ts';
import { createSights } from '../redis/polling/sights.ts';
import { createVitals } from '../redis/polling/vitals.ts';
import { allDeadLetters } from '../redis/telling/dead-letters.ts';
import { LANGUAGE_CODES, languageFor } from '../slack/language/languages.ts';
import { diagnosis } from '../slack/render/asking/doctor.ts';
import { shown } from '../slack/text.ts';
import { hasScope } from '../web/api/keys.ts';
import {
  type Examined,
  examineAgora,
  examineRedis,
  examineSenders,
  examineSlack,
  examineSocket,
  examineWayToAgora,
  inPlain,
} from './examine.ts';
import { polledApps } from './ground.ts';
import { onRedis } from './on-redis.ts';

/**
 * Makes the checks of `/recording-status doctor` that need no channel, for `npm run doctor`: before the bot is connected
 * to Slack, and while it runs. Asks Agora once for each app, and once more where its callbacks come from.
 * @param say takes one line for each check
 * @returns whether all is well
 * @throws {ConfigError}
 */
export async function doctor(env: Environment, say: (line: string) => void): Promise<boolean> {
  const config = readConfig(env, LANGUAGE_CODES);
  const redis = await examineRedis(config.redis);
  const found = [
    inPlain(true, languageFor('en').doctor.version(shown(config.version))),
    ...(await slack(config)),
    ...(await agora(config)),
    redis,
    ...(redis.fine ? await kept(config) : []),
  ];
  for (const { fine, line } of found) say(`${fine ? '✓' : '✗'} ${line.replaceAll('\n', ' ')}`);
  const bad = found.filter(({ fine }) => !fine).length;
  say(bad === 0 ? 'Everything is well.' : `${bad} of ${found.length} checks found something to look at.`);
  return bad === 0;
}

/** The app-level token is not tried where Slack cannot be reached. */
async function slack({ reached, slack }: Config): Promise<readonly Examined[]> {
  const found = await examineSlack(slack);
  if (reached === undefined || found.some(({ away }) => away)) return found;
  if (reached.mode === 'socket') return [...found, await examineSocket(reached.appToken, slack)];
  const line =
    'Slack: HTTP mode; only a command in Slack shows whether the signing secret and the address are right.';
  return [...found, { fine: true, line }];
}

async function agora({ apps, agora }: Config): Promise<readonly Examined[]> {
  const tunnel = await examineWayToAgora(agora);
  if (tunnel && !tunnel.fine) return [tunnel];
  const called = apps.filter(({ callbackSecrets }) => callbackSecrets !== undefined);
  return [
    ...(tunnel ? [tunnel] : []),
    ...(await Promise.all(apps.map((app) => examineAgora(app, agora)))),
    ...(await Promise.all(called.map((app) => examineSenders(app, agora)))),
  ];
}

/** Findings about work that waits and messages that are kept, from Redis. Agora was asked already. */
async function kept(config: Config): Promise<readonly Examined[]> {
  const apps = polledApps(config);
  const findings = await onRedis(config.redis, async (keyspace) => [
    ...(await health({
      sights: createSights(keyspace),
      reports: createReports(keyspace, apps, Date.now),
      vitals: createVitals(keyspace, apps),
      policy: config.policy,
      backends: () => config.apiKeys.filter((key) => hasScope(key, 'register')),
    })),
    ...deadFinding(await allDeadLetters(keyspace)),
  ]);
  return findings
    .filter(({ kind }) => kind !== 'agora')
    .map((one) => inPlain(one.fine, diagnosis(one, languageFor('en'))));
}
