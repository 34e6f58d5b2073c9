import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BotControls } from '../page/server.ts';
import type { BotPicture } from '../page/world.ts';

export interface BotOptions {
  /** The script to run and its arguments. */
  readonly args: readonly string[];
  /** All of its environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once it is ready. */
  readonly readyUrl: string;
  /** Its output is appended here. */
  readonly logFile: string;
}

export interface BotProcess extends BotControls {
  /** Resolves when it is ready for the first time; rejects when its first life ends before that. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const ASK_MS = 100;
/** Time until the bot must be ready; it gives up by itself when Redis is away for 15 s. */
const READY_WITHIN_MS = 30_000;
const RESTART_MS = 400;
/** Longest wait before a restart; each short life of the bot doubles the wait. */
const RESTART_MAX_MS = 5_000;
/** Time after which the bot is killed; it promises to finish its jobs within 10 s. */
const STOP_MS = 12_000;

/** Runs the real bot as a process of its own and restarts it whenever it dies, as a supervisor would. */
export function createBotProcess(options: BotOptions): BotProcess {
  const listeners = new Set<() => void>();
  let picture: BotPicture = { state: 'starting', starts: 0 };
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let shortLives = 0;
  const first = deferred();
  // Prevents an unhandled rejection where nobody waits yet; a later `await` still rejects.
  first.promise.catch(() => undefined);

  mkdirSync(dirname(options.logFile), { recursive: true });
  // Each demo has its own log.
  closeSync(openSync(options.logFile, 'w'));

  function become(next: Partial<BotPicture>): void {
    picture = { ...picture, ...next };
    for (const listener of listeners) listener();
  }

  function start(): void {
    const log = openSync(options.logFile, 'a');
    const started = spawn(process.execPath, options.args, {
      env: options.env,
      stdio: ['ignore', log, log],
      // Ctrl-C in a terminal reaches the whole process group, but the bot is to be stopped in order.
      detached: true,
    });
    closeSync(log);
    child = started;
    const { pid } = started;
    become({ starts: picture.starts + 1, ...(pid === undefined ? {} : { pid }) });
    started.once('exit', (code, signal) => onExit(signal ?? `exit code ${code}`));
    started.once('error', (error) => onExit(error.message));
    untilReady(started).catch((error: unknown) => first.reject(error));
  }

  async function untilReady(started: ChildProcess): Promise<void> {
    while (started === child && !(await isReady(options.readyUrl))) await pause(ASK_MS);
    if (started !== child) return;
    shortLives = 0;
    become({ state: 'running' });
    clearTimeout(overdue);
    first.resolve();
  }

  function onExit(how: string): void {
    const { pid: _, ...rest } = picture;
    child = undefined;
    picture = rest;
    if (picture.state === 'starting') first.reject(new Error(`the bot ended at once (${how})`));
    become({ state: stopping ? 'stopped' : 'restarting', lastEnd: how });
    if (stopping) return;
    const delay = Math.min(RESTART_MS * 2 ** shortLives, RESTART_MAX_MS);
    shortLives += 1;
    timer = setTimeout(start, delay);
  }

  const overdue = setTimeout(
    () => first.reject(new Error(`the bot was not ready within ${READY_WITHIN_MS / 1000} s`)),
    READY_WITHIN_MS,
  );
  start();
  return {
    ready: first.promise,
    picture: () => picture,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    kill: () => void child?.kill('SIGKILL'),
    async stop() {
      stopping = true;
      clearTimeout(timer);
      clearTimeout(overdue);
      if (!child) return;
      const gone = once(child, 'exit');
      const patience = setTimeout(() => child?.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(patience);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred() {
  let resolve: () => void = () => undefined;
  let reject: (why: unknown) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
