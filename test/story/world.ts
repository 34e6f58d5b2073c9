import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, inject, onTestFinished, vi } from 'vitest';
import { createPretendAgora, type PretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';

/** The real bot in a process of its own, between a pretend Slack and a pretend Agora, on a real Redis. */

const root = fileURLToPath(new URL('../..', import.meta.url));

export const SECRETS = {
  signingSecret: 'signing-secret-of-the-story',
  botToken: 'xoxb-bot-token-of-the-story',
  appToken: 'xapp-app-token-of-the-story',
  customerId: 'customer-id-of-the-story',
  customerSecret: 'customer-secret-of-the-story',
};
const APP_ID = '7d1c0b5e94a84f0fa2d6c3b18e5f9a47';

export interface Process {
  readonly child: ChildProcess;
  /** Everything it has said, on both channels. */
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** What `npm start` starts, with this environment and no other; `first`: a file of the test that is loaded before it. */
export function startProcess(env: Readonly<Record<string, string>>, first?: URL): Process {
  const before = first === undefined ? [] : ['--import', first.href];
  const child = spawn(process.execPath, [...before, 'scripts/start.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => chunks.push(chunk));
  }
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return { child, output: () => chunks.join(''), exit };
}

export interface World {
  readonly agora: PretendAgora;
  readonly slack: PretendSlack;
  readonly env: Readonly<Record<string, string>>;
  /** Starts one more process of the bot and waits until it can work. */
  bot(more?: Readonly<Record<string, string>>, first?: URL): Promise<Process>;
  /** A recording on the pretend Agora, and what a person types to have it watched. */
  recording(
    mode?: 'mix' | 'web',
  ): Promise<{ readonly sid: string; readonly ids: string; readonly resourceId: string }>;
}

interface Options {
  readonly mode?: 'http' | 'socket';
  readonly redisUrl?: string;
  readonly quotaPerSecond?: number;
}

/** Short waits, so that a life of minutes is told in seconds; the rules are the same. */
const QUICK = {
  POLL_SECONDS: '1',
  NOT_FOUND_PATIENCE_SECONDS: '5',
  START_DEADLINE_SECONDS: '8',
  AGORA_TIMEOUT_MS: '1000',
  AGORA_REQUESTS_PER_SECOND: '8',
};

export async function createWorld({
  mode = 'http',
  redisUrl = inject('redisUrl'),
  quotaPerSecond = 10,
}: Options = {}): Promise<World> {
  const [port, opsPort] = [await freePort(), await freePort()];
  const agora = await createPretendAgora({ appId: APP_ID, ...SECRETS, quotaPerSecond });
  const slack = await createPretendSlack({
    ...SECRETS,
    ...(mode === 'http' ? { botUrl: `http://127.0.0.1:${port}/slack/events` } : {}),
    speed: 20,
  });
  onTestFinished(async () => {
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

  return {
    agora,
    slack,
    env,
    async bot(more = {}, first) {
      const all = { ...env, ...more };
      const process = startProcess(all, first);
      const ready = vi.waitFor(
        async () => expect((await fetch(`http://127.0.0.1:${all.OPS_PORT}/readyz`)).status).toBe(200),
        { timeout: 30_000, interval: 50 },
      );
      const died = process.exit.then((code) => {
        throw new Error(`the bot exited with ${code}:\n${process.output()}`);
      });
      await Promise.race([ready, died]);
      died.catch(() => undefined);
      return process;
    },
    async recording(mode = 'mix') {
      const { sid, resourceId } = await agora.start({ mode });
      return { sid, resourceId, ids: `${sid} ${resourceId} ${mode}` };
    },
  };
}
