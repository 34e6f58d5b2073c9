import { rootCertificates } from 'node:tls';
import { createAgora } from '../agora/agora.ts';
import type { AgoraApp } from '../agora/app.ts';
import { createSenders } from '../agora/callbacks/senders.ts';
import { createHostChoice } from '../agora/hosts.ts';
import { NoTunnel, openTunnel } from '../agora/tunnel.ts';
import type { Config } from '../config/config.ts';
import type { AgoraSettings, SlackSettings } from '../config/reaching.ts';
import { nobodys } from '../flows/polling/ask-once.ts';
import { SILENT } from '../log.ts';
import { blindCause } from '../recording/judging/sight.ts';
import { awaitRedis } from '../redis/connection/admission.ts';
import { RedisUnfit } from '../redis/connection/unfit.ts';
import { introduce, mayConnect } from '../slack/api/access.ts';
import type { SlackAccount } from '../slack/api/client.ts';
import type { Failure } from '../slack/api/failure.ts';
import { createWayOut } from '../slack/api/way-out.ts';
import { languageFor } from '../slack/language/languages.ts';
import type { Said } from '../slack/language/said.ts';
import { scopesSaid } from '../slack/render/asking/doctor.ts';
import { sendersSaid } from '../slack/render/asking/ends.ts';
import { spoken } from '../slack/render/message.ts';
import { shown, unescaped } from '../slack/text.ts';

/** Result of one live check, in a line of plain text without secrets. */
export interface Examined {
  readonly fine: boolean;
  readonly line: string;
  /** Nothing answered at all, so a proxy or a certificate authority may be missing. */
  readonly away?: true;
  /** The variable at fault, where it is not one of those that were to be checked. */
  readonly variable?: ProxyVariable;
}

type ProxyVariable = 'SLACK_PROXY_URL' | 'AGORA_PROXY_URL';

const REDIS_WITHIN_MS = 5_000;

const { cause, doctor } = languageFor('en');

/** A sentence of the bot as a line of a terminal. */
export const inPlain = (fine: boolean, said: Said): Examined => ({ fine, line: unescaped(spoken(said)) });

const fine = (fact: string): Examined => ({ fine: true, line: fact });
const amiss = (fact: string): Examined => ({ fine: false, line: fact });

/** Whether Slack can be reached and knows the bot token, and what that lacks. */
export async function examineSlack(settings: SlackSettings): Promise<readonly Examined[]> {
  const tunnel = await examineProxy('SLACK_PROXY_URL', settings, settings.apiUrl);
  if (tunnel && !tunnel.fine) return [tunnel];
  const told = await introduce(await accountOf(settings), SILENT);
  if ('kind' in told) return [failing(`Slack, SLACK_BOT_TOKEN: ${failed(told)}`, told)];
  const { user, team, scopes } = told;
  return [
    ...(tunnel ? [tunnel] : []),
    fine(`Slack: I am ${shown(user)} in ${shown(team)}.`),
    inPlain(scopes.missing.length === 0, scopesSaid(scopes, languageFor('en'))),
  ];
}

/** Whether the app-level token may open a Socket Mode connection. None is made, as a bot may be running. */
export async function examineSocket(appToken: string, settings: SlackSettings): Promise<Examined> {
  const may = await mayConnect(await accountOf({ ...settings, botToken: appToken }), SILENT);
  if (may === 'yes') return fine('Slack: Socket Mode is on, and the app-level token may connect.');
  return failing(
    `Slack, SLACK_APP_TOKEN: ${failed(may)} It needs connections:write, and Socket Mode has to be on.`,
    may,
  );
}

const accountOf = async ({ botToken, apiUrl, ...route }: SlackSettings): Promise<SlackAccount> => ({
  botToken,
  apiUrl,
  wayOut: await createWayOut(route),
});

const failing = (line: string, { kind }: Failure): Examined => ({
  ...amiss(line),
  ...(kind === 'not_sent' || kind === 'unknown' ? { away: true as const } : {}),
});

function failed(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return `Slack refuses it: ${failure.code}.`;
    case 'limited':
      return 'Slack asks to wait; try again in a minute.';
    default:
      return `Slack cannot be reached (${failure.why}).`;
  }
}

/** Whether Agora answers for an app: one query, which counts against the quota, for a recording that does not exist. */
export async function examineAgora(app: AgoraApp, settings: AgoraSettings): Promise<Examined> {
  const agora = createAgora({ ...settings, apps: () => [app], log: SILENT });
  const seen = await agora.look(nobodys(app.name, Date.now()), async () => false);
  const why = blindCause(seen);
  if (why === undefined) return inPlain(true, doctor.agora(shown(app.name)));
  const check = 'Check AGORA_APP_ID, AGORA_CUSTOMER_ID, AGORA_CUSTOMER_SECRET and AGORA_AREA.';
  const line = unescaped(`Agora, app ${shown(app.name)}: ${cause[why]}. ${check}`);
  return { ...amiss(line), ...(why === 'unavailable' ? { away: true as const } : {}) };
}

/** Whether the proxy to Agora opens a tunnel to the host that is asked first; `undefined` where none is used. */
export async function examineWayToAgora(settings: AgoraSettings): Promise<Examined | undefined> {
  const [first] = createHostChoice(settings.area, settings.hosts)().route(Date.now());
  // Plain http is allowed only to this machine and uses no proxy.
  if (!first?.host.startsWith('https:')) return undefined;
  return examineProxy('AGORA_PROXY_URL', settings, first.host);
}

/** Default ports by protocol. */
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

async function examineProxy(
  variable: ProxyVariable,
  { proxyUrl, ca }: Pick<SlackSettings, 'proxyUrl' | 'ca'>,
  target: string,
): Promise<Examined | undefined> {
  if (proxyUrl === undefined) return undefined;
  const { hostname, port, protocol } = new URL(target);
  const to = `${hostname}:${port || PORTS[protocol]}`;
  try {
    (await openTunnel(proxyUrl, to, authorities(ca))).destroy();
    return fine(`Proxy, ${variable}: it opens a tunnel to ${to}.`);
  } catch (error) {
    if (!(error instanceof NoTunnel)) throw error;
    const line = `Proxy, ${variable}: ${refused(error.code.replace('PROXY_', ''), to)}`;
    return { fine: false, line, away: true, variable };
  }
}

const authorities = (ca: string | undefined) => (ca === undefined ? {} : { ca: [...rootCertificates, ca] });

function refused(why: string, to: string): string {
  if (why === 'ANSWERED_407') return 'it refuses the user or the password in that address (407).';
  const [, status] = /^ANSWERED_(\d+)$/.exec(why) ?? [];
  if (status === undefined)
    return `it cannot be reached (${why}). Check its host and port, and EXTRA_CA_FILE.`;
  return `it opens no tunnel to ${to} (it answers ${status}). It has to allow CONNECT to that host and port.`;
}

/** Asks Agora for the addresses of its callbacks about an app: one request, which counts against the quota. */
export async function examineSenders(app: AgoraApp, settings: Config['agora']): Promise<Examined> {
  const senders = await createSenders({ ...settings, apps: () => [app] })(app.name);
  return inPlain(senders.kind === 'known', sendersSaid(shown(app.name), senders, doctor));
}

/** Whether Redis is fit for the bot: version, rights, and no eviction of keys. */
export async function examineRedis(settings: Config['redis']): Promise<Examined> {
  try {
    await awaitRedis(settings, REDIS_WITHIN_MS, SILENT);
    return inPlain(true, doctor.redis);
  } catch (error) {
    if (error instanceof RedisUnfit) return amiss(`${error.message}.`);
    throw error;
  }
}
