import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, inject, onTestFinished, vi } from 'vitest';
import { createPretendAgora, type PretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import type { ChannelSeed } from '../../sandbox/slack/workspace/seeds.ts';
import { outputOf } from '../output.ts';

/** The real bot in a process of its own, between a pretend Slack and a pretend Agora, on a real Redis. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const START = join(root, 'scripts/start.mjs');

export const SECRETS = {
  signingSecret: 'signing-secret-of-the-story',
  botToken: 'xoxb-bot-token-of-the-story',
  appToken: 'xapp-app-token-of-the-story',
  customerId: 'customer-id-of-the-story',
  customerSecret: 'customer-secret-of-the-story',
};
const APP_ID = '7d1c0b5e94a84f0fa2d6c3b18e5f9a47';

/** Takes what is to be ended when a test, or all tests of a file, are over. */
export type AtEnd = (end: () => Promise<void>) => void;

export interface Process {
  readonly child: ChildProcess;
  /** Everything it has said, on both channels. */
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/**
 * Starts what `npm start` starts, with this environment and no other, in a folder without a `.env`.
 * @param first a file of the test that is loaded before it
 */
export function startProcess(
  env: Readonly<Record<string, string>>,
  first?: URL,
  atEnd: AtEnd = onTestFinished,
): Process {
  const before = first === undefined ? [] : ['--import', first.href];
  const child = spawn(process.execPath, [...before, START], {
    cwd: join(root, 'test'),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = outputOf(child);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  atEnd(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return { child, output, exit };
}

export interface World {
  readonly agora: PretendAgora;
  readonly slack: PretendSlack;
  /** Port where it listens, whatever address it tells. */
  readonly slackPort: number;
  readonly env: Readonly<Record<string, string>>;
  /** Starts one more process of the bot and waits until it can work. */
  bot(more?: Readonly<Record<string, string>>, first?: URL): Promise<Process>;
  /** A recording on the pretend Agora, and what a person types to have it watched. */
  recording(mode?: 'mix' | 'web'): Started;
  /** A person types a command of the bot; Mei in `#recordings`, unless it is said otherwise. */
  type(command: string, text: string, by?: Partial<Typist>): ReturnType<PretendSlack['command']>;
  /** A recording that goes on and is watched in a channel, where its card stands. */
  watched(channel?: string): Promise<Started>;
  /** Replies under the first message of a channel. */
  thread(channel?: string): readonly Message[];
}

interface Started {
  readonly sid: string;
  readonly ids: string;
  readonly resourceId: string;
}

interface Typist {
  readonly user: string;
  readonly channel: string;
}

interface Options {
  readonly mode?: 'http' | 'socket';
  readonly redisUrl?: string;
  readonly quotaPerSecond?: number;
  /** Default: those of the pretend Slack. */
  readonly channels?: readonly ChannelSeed[];
  /** Address that Slack tells, where something stands before it. */
  readonly slackUrl?: string;
  readonly atEnd?: AtEnd;
}

/** Longest start of a bot on a very busy machine, in milliseconds. An idle one needs two seconds. */
const START_MS = 120_000;

/** Short waits, so that a life of minutes is told in seconds; the rules are the same. */
const QUICK = {
  POLL_SECONDS: '1',
  NOT_FOUND_PATIENCE_SECONDS: '5',
  START_DEADLINE_SECONDS: '8',
  AGORA_TIMEOUT_MS: '5000',
  AGORA_REQUESTS_PER_SECOND: '8',
};

export async function createWorld({
  mode = 'http',
  redisUrl = inject('redisUrl'),
  quotaPerSecond = 10,
  channels,
  slackUrl,
  atEnd = onTestFinished,
}: Options = {}): Promise<World> {
  const [port, opsPort] = [await freePort(), await freePort()];
  const slackPort = await freePort();
  const agora = await createPretendAgora({ appId: APP_ID, ...SECRETS, quotaPerSecond });
  const slack = await createPretendSlack({
    ...SECRETS,
    ...(mode === 'http' ? { botUrl: `http://127.0.0.1:${port}/slack/events` } : {}),
    ...(channels === undefined ? {} : { channels }),
    ...(slackUrl === undefined ? {} : { publicUrl: slackUrl }),
    port: slackPort,
    speed: 20,
  });
  atEnd(async () => {
    await Promise.all([agora.close(), slack.close()]);
  });
  const env = {
    ...QUICK,
    SLACK_MODE: mode,
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_APP_TOKEN: SECRETS.appToken,
    SLACK_SIGNING_SECRET: SECRETS.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    AGORA_APP_ID: APP_ID,
    AGORA_CUSTOMER_ID: SECRETS.customerId,
    AGORA_CUSTOMER_SECRET: SECRETS.customerSecret,
    AGORA_HOSTS: agora.url,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: `story-${randomUUID()}`,
    PORT: `${port}`,
    HOST: '127.0.0.1',
    OPS_PORT: `${opsPort}`,
  };

  const recording = (mode: 'mix' | 'web' = 'mix'): Started => {
    const { sid, resourceId } = agora.start({ mode });
    return { sid, resourceId, ids: `${sid} ${resourceId} ${mode}` };
  };
  const type: World['type'] = (command, text, { user = 'mei', channel = 'recordings' } = {}) =>
    slack.command({ user, channel, command: `/recording-${command}`, text });

  return {
    agora,
    slack,
    slackPort,
    env,
    recording,
    type,
    async watched(channel = 'recordings') {
      const started = recording();
      agora.act(started.sid, 'publish');
      const before = slack.messages(channel).length;
      await type('watch', started.ids, { channel });
      await vi.waitFor(() => expect(slack.messages(channel).length).toBeGreaterThan(before), SOON);
      return started;
    },
    thread: (channel = 'recordings') => slack.replies(channel, slack.messages(channel)[0]?.ts ?? ''),
    async bot(more = {}, first) {
      const all = { ...env, ...more };
      const process = startProcess(all, first, atEnd);
      const ready = vi.waitFor(
        async () => expect((await fetch(`http://127.0.0.1:${all.OPS_PORT}/readyz`)).status).toBe(200),
        { timeout: START_MS, interval: 50 },
      );
      const died = process.exit.then((code) => {
        throw new Error(`the bot exited with ${code}:\n${process.output()}`);
      });
      await Promise.race([ready, died]);
      died.catch(() => undefined);
      return process;
    },
  };
}

/** A world whose bot runs through all tests of a file, as starting one takes seconds. */
export interface Shared extends World {
  /** The process that runs now. */
  readonly process: Process;
  /** Kills it as `kill -9` does, and starts another. */
  again(): Promise<void>;
}

/** Shares a world from the top of a file. @returns the world; only tests may ask for it */
export function shareWorld(env: Readonly<Record<string, string>>, options: Options = {}): () => Shared {
  let shared: Shared | undefined;
  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = [];
    const endAll = async () => {
      for (const end of ends.splice(0)) await end();
    };
    try {
      const world = await createWorld({ ...options, atEnd: (end) => void ends.unshift(end) });
      let process = await world.bot(env);
      shared = {
        ...world,
        get process() {
          return process;
        },
        async again() {
          process.child.kill('SIGKILL');
          await process.exit;
          process = await world.bot(env);
        },
      };
    } catch (error) {
      await endAll();
      throw error;
    }
    return endAll;
  }, START_MS);
  return () => {
    if (!shared) throw new Error('the world has not begun');
    return shared;
  };
}

/** Whether something is so now, or within a time that a busy machine needs. Each story lasts for some looks. */
export const SOON = { timeout: 90_000, interval: 50 };
