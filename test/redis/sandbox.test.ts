import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  RedisNotStarted,
  type RedisOptions,
  type RunningRedis,
  startRedis,
} from '../../sandbox/redis/start.ts';
import { temporaryFolder } from '../temporary.ts';

async function start(options: RedisOptions): Promise<RunningRedis> {
  const running = await startRedis(options);
  onTestFinished(() => running.stop());
  return running;
}

function client(url: string): Redis {
  const redis = new Redis(url, { retryStrategy: () => null });
  // A test that kills its server says what it expects of the client itself.
  redis.on('error', () => undefined);
  onTestFinished(() => redis.disconnect());
  return redis;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const serverOnPath = await startRedis({ only: 'server' }).then(
  (running) => running.stop().then(() => true),
  () => false,
);

const KINDS = serverOnPath ? (['server', 'wasm'] as const) : (['wasm'] as const);

describe('a Redis for a machine that may have none', () => {
  it('takes the one that is named and starts nothing', async () => {
    const running = await start({ env: { REDIS_URL: 'redis://somewhere:1' } });
    expect(running).toMatchObject({ url: 'redis://somewhere:1', kind: 'given' });
    expect(running.pid).toBeUndefined();
  });

  it('starts none in production', async () => {
    await expect(startRedis({ env: { NODE_ENV: 'production' } })).rejects.toThrow(/REDIS_URL must be set/);
  });

  it('falls back to WebAssembly where PATH holds no server', async () => {
    const running = await start({ env: { PATH: '/nowhere' } });
    expect(running.kind).toBe('wasm');
    expect(await client(running.url).ping()).toBe('PONG');
  });

  it('runs a script and a blocking read on the WebAssembly server', async () => {
    const { url } = await start({ only: 'wasm' });
    const [writer, reader] = [client(url), client(url)];
    const waiting = reader.blpop('list', 5);
    await writer.eval("redis.call('RPUSH', KEYS[1], ARGV[1])", 1, 'list', 'told');
    expect(await waiting).toEqual(['list', 'told']);
  });

  it.for(KINDS)('says EADDRINUSE when the port of a %s is taken', async (only) => {
    const { url } = await start({ only: 'wasm' });
    const taken = startRedis({ only, port: Number(new URL(url).port) });
    await expect(taken).rejects.toBeInstanceOf(RedisNotStarted);
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has stopped listening once it is stopped', async () => {
    const { url, pid, stop } = await startRedis({ only: 'wasm' });
    await stop();
    expect(pid !== undefined && isAlive(pid)).toBe(false);
    await expect(client(url).ping()).rejects.toThrow();
  });

  it.for(KINDS)('leaves no %s behind when its parent is killed', async (only) => {
    const module = new URL('../../sandbox/redis/start.ts', import.meta.url).href;
    const script = `const { startRedis } = await import(${JSON.stringify(module)});
        console.log(JSON.stringify(await startRedis({ only: '${only}' }))); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout, 'data');
    const { pid } = JSON.parse(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  });

  it.runIf(serverOnPath)('keeps its data in a named folder', async () => {
    const folder = temporaryFolder();
    const first = await startRedis({ only: 'server', folder });
    await client(first.url).set('kept', 'yes');
    await first.stop();
    const second = await start({ only: 'server', folder });
    expect(await client(second.url).get('kept')).toBe('yes');
  });
});
