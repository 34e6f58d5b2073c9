import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { outputOf } from '../output.ts';
import { SECRETS } from './world.ts';

/** A file of this repository, from any folder. */
export const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A command that has ended, or has said what is wrong, reads no further answers. */
export function mayEndUnread(stdin: Writable): void {
  stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** A command that a person types, while it runs. */
export interface Running {
  readonly output: () => string;
  readonly type: (line: string) => void;
  readonly end: () => void;
  readonly done: Promise<Ran>;
}

/** Starts a command with this environment and no other. */
export function start(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Running {
  const child = spawn(command, args, { cwd, env, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  mayEndUnread(child.stdin);
  const output = outputOf(child);
  return {
    output,
    type: (line) => void child.stdin.write(`${line}\n`),
    end: () => void child.stdin.end(),
    done: once(child, 'close').then(([code]) => ({ code, output: output() })),
  };
}

/** A script of `scripts/`, as its npm command runs it. */
export const runScript = (
  name: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Running => start(process.execPath, [at(`scripts/${name}.mjs`), ...args], cwd, env);

/** Answers that setup wants for Slack by Socket Mode and for Agora, in their order. */
export const ANSWERED = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'AGORA_APP_ID',
  'AGORA_CUSTOMER_ID',
  'AGORA_CUSTOMER_SECRET',
];

/** Secrets that a command has shown. */
export const secretsIn = (output: string): readonly string[] =>
  [SECRETS.botToken, SECRETS.appToken, SECRETS.customerSecret].filter((secret) => output.includes(secret));
