import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../sandbox/free-port.ts';
import { SENTINEL_PASSWORD } from '../../sandbox/redis/kinds.ts';
import { type BotProcess, startBotProcess } from '../bot/process.ts';
import { API_TOKEN, SECRETS } from '../bot/web.ts';
import type { FaultyWorld, Role } from './world.ts';

export const APP = {
  appId: '7d1c0b5e94a84f0fa2d6c3b18e5f9a47',
  customerId: 'customer-of-a-bench',
  customerSecret: 'secret-of-a-bench',
};

export const PREFIX = 'bench';

/** Requests a second: more than enough. */
export const BUDGET = 300;

/** Short waits, so that lives of minutes take seconds; the rules are the same. */
const QUICK = {
  POLL_SECONDS: '2',
  NOT_FOUND_PATIENCE_SECONDS: '8',
  START_DEADLINE_SECONDS: '20',
  AGORA_TIMEOUT_MS: '4000',
};

/** Milliseconds between two attempts to reach a web process that is being started again. */
const AGAIN_MS = 200;
const REACHED_WITHIN_MS = 30_000;

/** Flags that make a process collect its garbage on SIGUSR2, so that its memory can be compared. */
const TIDY = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent("process.on('SIGUSR2', () => gc());")}`,
];

interface Member {
  readonly bot: BotProcess;
  readonly role: Role;
  readonly port: number;
  readonly since: number;
  until?: number;
}

interface Around extends Pick<FaultyWorld, 'slack' | 'agora'> {
  readonly redisUrl: string;
  /** Requests to Agora a second. */
  readonly budget: number;
  /** App-level token of Socket Mode. Absent: Slack calls a public address. */
  readonly appToken: string | undefined;
}

/** The processes of a bot, as they start and end. */
export function createProcesses(
  around: Around,
): Pick<
  FaultyWorld,
  'bots' | 'start' | 'kill' | 'roleOf' | 'port' | 'livedAfter' | 'register' | 'forget' | 'ended'
> & { readonly endAll: () => Promise<unknown> } {
  const members: Member[] = [];
  const living = (role?: Role) =>
    members.filter((each) => each.until === undefined && (role === undefined || each.role === role));
  /** Port of the newest web process; one where nobody listens if there is none. */
  const port = () => living('web').at(-1)?.port ?? 1;
  /** Has Slack call a living process, as a load balancer would. */
  const lead = () => {
    if (around.appToken === undefined) around.slack.setBotUrl(`http://127.0.0.1:${port()}/slack/events`);
  };

  const starting = new Set<Promise<BotProcess>>();

  async function launch(role: Role, flags: readonly string[]): Promise<BotProcess> {
    const own = await freePort();
    const bot = await startBotProcess(environmentOf(role, own, around), [...TIDY, ...flags]);
    members.push({ bot, role, port: own, since: Date.now() });
    lead();
    return bot;
  }

  function start(role: Role, flags: readonly string[] = []): Promise<BotProcess> {
    const started = launch(role, flags);
    starting.add(started);
    return started.finally(() => starting.delete(started));
  }

  /** @returns `undefined` where nobody was there to answer */
  async function attempt(method: string, path: string, body?: object): Promise<Response | undefined> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${API_TOKEN}` };
    try {
      return await fetch(`http://127.0.0.1:${port()}/v1/recordings${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return undefined;
    }
  }

  /** Calls the API and, like a backend, tries again until it is answered. */
  async function call(method: string, path: string, body?: object): Promise<void> {
    for (const until = Date.now() + REACHED_WITHIN_MS; ; await sleep(AGAIN_MS)) {
      const answer = await attempt(method, path, body);
      if (answer?.ok || answer?.status === 404) return;
      if (Date.now() > until) throw new Error(`The bot answered ${answer?.status ?? 'nothing'}`);
    }
  }

  return {
    bots: (role) => living(role).map(({ bot }) => bot),
    start,
    async kill(bot) {
      const member = members.find((each) => each.bot === bot);
      if (member) member.until = Date.now();
      lead();
      await bot.kill();
    },
    roleOf: (bot) => members.find((each) => each.bot === bot)?.role ?? 'worker',
    port,
    livedAfter(from, ms) {
      const called = members.findLast(
        ({ role, since, until = Number.POSITIVE_INFINITY }) =>
          role === 'web' && since <= from && until > from,
      );
      return called !== undefined && (called.until === undefined || called.until >= from + ms);
    },
    register: ({ appId: _, ...ids }, channel) => call('POST', '', { ...ids, watch: [{ channel }] }),
    forget: (sid) => call('DELETE', `/${sid}`),
    ended: () =>
      members.flatMap(({ bot }) =>
        bot.complaints().flatMap(({ outcome, line }) => (outcome === 'ended' ? [line] : [])),
      ),
    async endAll() {
      // Processes that are still starting would be left behind.
      await Promise.allSettled(starting);
      await Promise.all(living().map(({ bot }) => bot.kill()));
    },
  };
}

const environmentOf = (
  role: Role,
  port: number,
  { slack, agora, redisUrl, budget, appToken }: Around,
): Readonly<Record<string, string>> => ({
  ...QUICK,
  ROLE: role,
  OPS_PORT: '0',
  HOST: '127.0.0.1',
  PORT: `${port}`,
  AGORA_REQUESTS_PER_SECOND: `${budget}`,
  SLACK_BOT_TOKEN: SECRETS.botToken,
  ...(appToken === undefined
    ? { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: SECRETS.signingSecret }
    : { SLACK_MODE: 'socket', SLACK_APP_TOKEN: appToken }),
  SLACK_API_URL: slack.apiUrl,
  AGORA_APP_ID: APP.appId,
  AGORA_CUSTOMER_ID: APP.customerId,
  AGORA_CUSTOMER_SECRET: APP.customerSecret,
  AGORA_HOSTS: agora.url,
  API_TOKENS: API_TOKEN,
  REDIS_URL: redisUrl,
  REDIS_PREFIX: PREFIX,
  ...(redisUrl.includes('+sentinel:') ? { REDIS_SENTINEL_PASSWORD: SENTINEL_PASSWORD } : {}),
});
