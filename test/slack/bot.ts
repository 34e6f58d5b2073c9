import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import { signatureHeaders } from '../../sandbox/slack/delivery/signing.ts';
import {
  createPretendSlack,
  type PretendSlack,
  type PretendSlackOptions,
} from '../../sandbox/slack/slack.ts';
import type { ForPeople } from '../../src/flows/for-people.ts';
import type { ChannelLanguages } from '../../src/ports/knowing.ts';
import type { Log, Once } from '../../src/ports/process.ts';
import type { Holds, Homes } from '../../src/ports/slack.ts';
import { readPastes } from '../../src/recording/paste/paste.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { muteOf } from '../../src/recording/watching/mute.ts';
import type { Called } from '../../src/slack/api/client.ts';
import { createMessenger } from '../../src/slack/messenger/messenger.ts';
import { createSlack, type Slack, type SlackOptions } from '../../src/slack/slack.ts';
import { homeFlows } from './home-world.ts';
import { memoryHomes } from './memory-homes.ts';
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
export function memoryLog(): Log & { readonly lines: Logged[]; outcomes(): readonly string[] } {
  const lines: Logged[] = [];
  const at = (level: Logged['level']) => (facts: Record<string, unknown>, outcome: string) => {
    lines.push({ level, facts, outcome });
  };
  const outcomes = () => lines.map(({ outcome }) => outcome);
  return { lines, outcomes, info: at('info'), warn: at('warn'), error: at('error') };
}

/** The languages that channels were given, by their ids. */
export const memoryLanguages = (given: Readonly<Record<string, string>> = {}): ChannelLanguages => ({
  at: async ({ channel }) => given[channel],
  give: async () => {},
});

/** Waits that Slack has asked for. @param now stands still unless it is given */
export function memoryHolds(now = () => 0): Holds & { clear(): void } {
  const held = new Map<string, number>();
  return {
    left: async (team, method) => Math.max(0, (held.get(`${team} ${method}`) ?? 0) - now()),
    hold: async (team, method, ms) => void held.set(`${team} ${method}`, now() + ms),
    clear: () => held.clear(),
  };
}

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

/** A messenger in English that remembers nothing, unless `more` says otherwise. */
export const messengerOf = (
  { apiUrl }: Pick<PretendSlack, 'apiUrl'>,
  more: Partial<Parameters<typeof createMessenger>[0]> = {},
): ReturnType<typeof createMessenger> =>
  createMessenger({
    botToken: BOT_TOKEN,
    apiUrl,
    defaultLanguage: 'en',
    log: memoryLog(),
    holds: memoryHolds(),
    channelLanguages: memoryLanguages(),
    policy: DEFAULT_POLICY,
    ...more,
  });

/** Flows of a workspace in which one recording is known and watched, and every call that was made of them. */
export function flowsOf(changes: Partial<ForPeople> = {}): { flows: ForPeople; calls: string[] } {
  const calls: string[] = [];
  const one = known();
  const all: ForPeople = {
    fileBase: () => undefined,
    find: async () => ({ kind: 'one', known: one }),
    toldHere: async () => [],
    status: async () => ({ kind: 'status', subject: subject(), freshness: { kind: 'asked', tookMs: 200 } }),
    watchedHere: async (_place, from) => ({ rows: [subject()], from, total: 1 }),
    list: async (_place, _user, filter, from) => ({ filter, rows: [one], from, total: 1 }),
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
    speakAgain: async (_place, _by, lang) => ({ kind: 'spoken', lang }),
    takeOn: async (_place, by) => ({ kind: 'taken_on', known: one, by, at: START, already: false }),
    unmute: async () => ({ kind: 'not_muted', known: one }),
    actsIn: async ({ team }, _user, channel) => ({ team, channel }),
    resume: async () => ({ kind: 'gone' }),
    tellAgain: async () => ({ queued: 1, paused: 0 }),
    forgetNeverFound: async () => ({ forgotten: 42, left: 0 }),
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
        // Every start begins with the one, and the other follows every survey.
        if (name !== 'admitted' && name !== 'homeSight') calls.push(`${String(name)} ${read.join(' ')}`);
        return flow(...args);
      };
    },
  });
  return { calls, flows };
}

export interface Bot {
  readonly slack: PretendSlack;
  readonly bot: Slack;
  /** Address of its own HTTP door; none in Socket Mode. */
  readonly url: string;
  readonly log: ReturnType<typeof memoryLog>;
  /** Outcomes that are counted and not each logged. */
  readonly counted: readonly string[];
  readonly calls: readonly string[];
  /** Names of the flows that were asked, in order. */
  asked(): readonly string[];
  /** Types a command in #recordings. */
  type(command: string, text?: string, user?: string): ReturnType<PretendSlack['command']>;
  /** Messages that only this person sees in #recordings; Mei unless it is said. */
  answers(user?: string): ReturnType<PretendSlack['ephemerals']>;
  /** The newest of these as it reads. */
  answer(user?: string): string;
  /** Presses something on the newest of these. */
  pressAnswer(actionId: string, more?: { readonly user?: string; readonly value?: string }): Promise<void>;
}

export interface BotOptions {
  readonly mode?: 'http' | 'socket';
  readonly flows?: Partial<ForPeople>;
  readonly once?: Pick<Once, 'first'>;
  readonly apps?: readonly string[];
  readonly appsInChina?: readonly string[];
  readonly defaultLanguage?: string;
  readonly homes?: Homes;
  /** The workspace of another bot, to be its second process. */
  readonly slack?: PretendSlack;
  readonly workspace?: Partial<PretendSlackOptions>;
  readonly now?: () => number;
  readonly called?: Called;
}

/** A pretend workspace, gone when the test is over. */
export async function openSlack(options: Partial<PretendSlackOptions> = {}): Promise<PretendSlack> {
  const slack = await createPretendSlack({ signingSecret: SECRET, botToken: BOT_TOKEN, ...options });
  onTestFinished(() => slack.close());
  return slack;
}

/** The real bot in a pretend workspace, both gone when the test is over. */
export async function startBot({
  mode = 'http',
  once = memoryOnce(),
  homes = memoryHomes(),
  ...options
}: BotOptions = {}): Promise<Bot> {
  const slack = options.slack ?? (await openSlack({ appToken: APP_TOKEN, ...options.workspace }));
  const log = memoryLog();
  const counted: string[] = [];
  const { flows, calls } = flowsOf(options.flows);
  const bot = createSlack({
    ...(mode === 'socket' ? { mode, appToken: APP_TOKEN } : { mode, signingSecrets: () => [SECRET] }),
    botToken: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    defaultLanguage: options.defaultLanguage ?? 'en',
    policy: DEFAULT_POLICY,
    apps: options.apps ?? ['prod'],
    appsInChina: new Set(options.appsInChina),
    log,
    counted: (outcome) => void counted.push(outcome),
    once,
    homes,
    homesEveryMs: 10,
    flows,
    ...(options.now ? { now: options.now } : {}),
    ...(options.called ? { called: options.called } : {}),
  } satisfies SlackOptions);
  const url = bot.requestListener ? await serve(bot.requestListener) : '';
  if (mode === 'http' && !options.slack) slack.setBotUrl(`${url}/slack/events`);
  await bot.start();
  onTestFinished(() => bot.stop());
  const answers = (user = 'mei') => slack.ephemerals('recordings', user);
  return {
    slack,
    bot,
    url,
    log,
    counted,
    calls,
    asked: () => calls.map((call) => call.split(' ')[0] ?? ''),
    type: (command, text = '', user = 'mei') =>
      slack.command({ user, channel: 'recordings', command: `/recording-${command}`, text }),
    answers,
    answer(user) {
      const last = answers(user).at(-1);
      return last === undefined ? '' : asRead(last);
    },
    async pressAnswer(actionId, { user = 'mei', ...more } = {}) {
      const ephemeral = answers(user).at(-1)?.ts ?? '';
      await slack.press({ channel: 'recordings', ephemeral, user, actionId, ...more });
    },
  };
}

/** Sends a request to the bot's door as Slack would, signed now unless other headers are given. */
export const sendSigned = (
  url: string,
  body: string,
  type: string,
  headers: Readonly<Record<string, string>> = signatureHeaders(SECRET, Date.now(), body),
): Promise<Response> =>
  fetch(`${url}/slack/events`, { method: 'POST', body, headers: { 'content-type': type, ...headers } });

/** Content type of forms and payloads. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listenAt(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}
