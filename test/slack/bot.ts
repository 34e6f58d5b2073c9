import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  createPretendSlack,
  type PretendSlack,
  type PretendSlackOptions,
} from '../../sandbox/slack/slack.ts';
import type { ForPeople } from '../../src/flows/for-people.ts';
import type { ChannelLanguages } from '../../src/ports/knowing.ts';
import type { Log } from '../../src/ports/process.ts';
import type { Homes } from '../../src/ports/slack.ts';
import type { Once } from '../../src/ports/telling.ts';
import { readPastes } from '../../src/recording/paste/paste.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { muteOf } from '../../src/recording/watching/mute.ts';
import { createSlack, type Slack, type SlackOptions } from '../../src/slack/slack.ts';
import { homeFlows, memoryHomes } from './home-world.ts';
import { ruleFlows } from './rules-world.ts';
import { asRead } from './said.ts';
import { known, START, subject } from './subjects.ts';

export const SECRET = 'signing-secret-of-the-tests';
export const BOT_TOKEN = 'xoxb-1234567890-of-the-tests';
const APP_TOKEN = 'xapp-1234567890-of-the-tests';

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly facts: Record<string, unknown>;
  readonly outcome: string;
}

/** A log that can be read. */
export function memoryLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = [];
  const at = (level: Logged['level']) => (facts: Record<string, unknown>, outcome: string) => {
    lines.push({ level, facts, outcome });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** The languages that channels were given, by their ids. */
export const memoryLanguages = (given: Readonly<Record<string, string>> = {}): ChannelLanguages => ({
  at: async ({ channel }) => given[channel],
});

export function memoryOnce(): Pick<Once, 'first'> {
  const seen = new Set<string>();
  return {
    async first(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    },
  };
}

/** Flows of a workspace in which one recording is known and watched, and every call that was made of them. */
export function flowsOf(changes: Partial<ForPeople> = {}): { flows: ForPeople; calls: string[] } {
  const calls: string[] = [];
  const one = known();
  const all: ForPeople = {
    fileBase: () => undefined,
    find: async () => ({ kind: 'one', known: one }),
    status: async () => ({ kind: 'status', subject: subject(), freshness: { kind: 'asked', tookMs: 200 } }),
    watchedHere: async () => ({ subjects: [subject()], total: 1 }),
    list: async (_team, filter) => ({ filter, recordings: [one], total: 1 }),
    doctor: async () => [],
    read: readPastes,
    watch: async () => ({ kind: 'watching', known: one, how: 'new', already: false, card: 'posted' }),
    take: async () => ({ kind: 'watching', known: one, how: 'new', already: false, card: 'posted' }),
    choose: async () => ({ kind: 'gone' }),
    unwatch: async () => ({ kind: 'unwatched', known: one }),
    touchCard: async () => {},
    share: async () => 'queued',
    vouch: async () => ({ kind: 'vouched', known: one }),
    withdrawVouch: async () => ({ kind: 'withdrawn', known: one }),
    mute: async (_place, by, _sid, choice) => ({
      kind: 'muted',
      known: one,
      mute: muteOf(choice, by, START, undefined),
    }),
    unmute: async () => ({ kind: 'not_muted', known: one }),
    resume: async () => ({ kind: 'gone' }),
    tellAgain: async () => ({ queued: 1, paused: 0 }),
    letIn: async () => {},
    shutOut: async () => {},
    leave: async () => {},
    revoked: async () => {},
    admitted: async () => {},
    ...ruleFlows,
    ...homeFlows,
    ...changes,
  };
  const flows = new Proxy(all, {
    get(target, name, receiver) {
      const flow = Reflect.get(target, name, receiver);
      return (...args: unknown[]) => {
        const read = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
        // Every start begins with it.
        if (name !== 'admitted') calls.push(`${String(name)} ${read.join(' ')}`);
        return flow(...args);
      };
    },
  });
  return { calls, flows };
}

export interface Bot {
  readonly slack: PretendSlack;
  readonly bot: Slack;
  /** Where its own HTTP door is; nowhere in Socket Mode. */
  readonly url: string;
  readonly log: ReturnType<typeof memoryLog>;
  readonly calls: readonly string[];
  /** The newest answer that only this person sees in #recordings, as it reads. */
  answer(user?: string): string;
}

export interface BotOptions {
  readonly mode?: 'http' | 'socket';
  readonly flows?: Partial<ForPeople>;
  readonly once?: Pick<Once, 'first'>;
  readonly apps?: readonly string[];
  readonly homes?: Homes;
  /** The workspace of another bot, to be its second process. */
  readonly slack?: PretendSlack;
  readonly workspace?: Partial<PretendSlackOptions>;
  readonly now?: () => number;
}

/** The real bot in a pretend workspace, both gone when the test is over. */
export async function startBot({
  mode = 'http',
  once = memoryOnce(),
  homes = memoryHomes(),
  ...options
}: BotOptions = {}): Promise<Bot> {
  const slack =
    options.slack ??
    (await createPretendSlack({
      signingSecret: SECRET,
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      ...options.workspace,
    }));
  const log = memoryLog();
  const { flows, calls } = flowsOf(options.flows);
  const bot = createSlack({
    ...(mode === 'socket' ? { mode, appToken: APP_TOKEN } : { mode, signingSecret: SECRET }),
    botToken: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    defaultLanguage: 'en',
    policy: DEFAULT_POLICY,
    apps: options.apps ?? ['prod'],
    log,
    once,
    homes,
    homesEveryMs: 10,
    flows,
    ...(options.now ? { now: options.now } : {}),
  } satisfies SlackOptions);
  const url = bot.requestListener ? await serve(bot.requestListener) : '';
  if (mode === 'http' && !options.slack) slack.setBotUrl(`${url}/slack/events`);
  await bot.start();
  onTestFinished(async () => {
    await bot.stop();
    if (!options.slack) await slack.close();
  });
  const answer = (user = 'mei') => {
    const last = slack.ephemerals('recordings', user).at(-1);
    return last === undefined ? '' : asRead(last);
  };
  return { slack, bot, url, log, calls, answer };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
