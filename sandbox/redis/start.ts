import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from '../free-port.ts';
import { onPath } from '../on-path.ts';

export interface RedisOptions {
  /** Starts only this kind, and ignores `REDIS_URL`. */
  readonly only?: 'server' | 'wasm';
  /** Folder of the append-only file; a temporary one, removed at the end, when absent. */
  readonly folder?: string;
  /** Loopback port; a free one when absent. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RunningRedis {
  readonly url: string;
  /** `given`: named by `REDIS_URL`. `wasm`: without persistence. */
  readonly kind: 'given' | 'server' | 'wasm';
  /** Process id, for tests that kill it; absent when it was given. */
  readonly pid?: number;
  /** Ends a server that was started here and removes its temporary folder; does nothing to a given one. */
  stop(): Promise<void>;
}

/** The server could not be started. `code` is Node's, e.g. `EADDRINUSE`. */
export class RedisNotStarted extends Error {
  override readonly name = 'RedisNotStarted';
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/**
 * Provides a Redis: `REDIS_URL` if set, without any fallback; else valkey-server or redis-server of PATH; else Valkey
 * compiled to WebAssembly. A process that is started here ends with this one, even when this one is killed.
 * @throws {RedisNotStarted} nothing could be started, or `NODE_ENV` is production, where `REDIS_URL` is required
 */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const env = options.env ?? process.env;
  const given = env.REDIS_URL;
  if (given && !options.only) return { url: given, kind: 'given', stop: async () => undefined };
  if (env.NODE_ENV === 'production') {
    throw new RedisNotStarted('In production REDIS_URL must be set; no Redis is started for you', undefined);
  }
  const servers = options.only === 'wasm' ? [] : ['valkey-server', 'redis-server'];
  const binary = onPath(servers, env.PATH ?? '');
  if (binary) {
    const running = await launch('server-child.mjs', options.port, (port) => [
      binary,
      String(port),
      options.folder ?? '',
    ]);
    return { ...running, kind: 'server' };
  }
  if (options.only === 'server')
    throw new RedisNotStarted('No valkey-server or redis-server on PATH', 'ENOENT');
  const running = await launch('wasm-child.mjs', options.port, (port) => [String(port)]);
  return { ...running, kind: 'wasm' };
}

/** Starts a server on a free port, with three attempts, because another process may take the port first. */
async function launch(script: string, port: number | undefined, args: (port: number) => string[]) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runChild(script, args(port ?? (await freePort())));
    } catch (error) {
      const taken = error instanceof RedisNotStarted && error.code === 'EADDRINUSE';
      if (!taken || port !== undefined || attempt === 3) throw error;
    }
  }
}

const Announcement = z.union([
  z.object({ port: z.number(), pid: z.number() }),
  z.object({ code: z.string().optional(), message: z.string() }),
]);

async function runChild(script: string, args: string[]) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    // Replaces the parent's flags, such as its loader. WASI would print a warning that it is experimental.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
  const said = Announcement.safeParse(message);
  if (said.success && 'port' in said.data) {
    child.unref();
    child.channel?.unref();
    const { port, pid } = said.data;
    return { url: `redis://127.0.0.1:${port}`, pid, stop: () => endOf(child) };
  }
  await endOf(child);
  const { code, message: why } =
    said.success && 'message' in said.data
      ? said.data
      : { code: undefined, message: `${script} ended at once` };
  throw new RedisNotStarted(why, code);
}

/** Ends a child by closing its channel, which the death of this process would do as well. */
async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.ref();
  if (child.connected) child.disconnect();
  await exit;
}
