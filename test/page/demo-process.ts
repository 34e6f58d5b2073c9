import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../output.ts';

const DEMO = fileURLToPath(new URL('../../sandbox/demo.ts', import.meta.url));

/** `npm run demo` without npm. */
export interface DemoProcess {
  readonly child: ChildProcess;
  /** Everything it has printed. */
  said(): string;
  /** Resolves with its exit code. */
  readonly gone: Promise<number | null>;
  /** Sends a signal to its whole group, as a terminal does. */
  signal(signal: NodeJS.Signals): void;
}

export function startDemo(port: number): DemoProcess {
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', DEMO], {
    env: { ...env, DEMO_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that signals to it do not reach the tests.
    detached: true,
  });
  return {
    child,
    said: outputOf(child),
    gone: once(child, 'exit').then(([code]) => code),
    signal(signal) {
      const lives = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && lives) process.kill(-child.pid, signal);
    },
  };
}

/** Processes that this one has started, and those that these have; read from Linux's `/proc`. */
export function descendants(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parentOf(pid: string): number | undefined {
  try {
    // After the name in brackets, which may contain anything: state, parent, …
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    // It ended while we were looking.
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
