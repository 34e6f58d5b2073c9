import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { Redis } from 'ioredis';
import { startRedis } from '../sandbox/redis/start.ts';

/** The machine and its software, in one line. */
export async function describeMachine(): Promise<string> {
  const [cpu] = cpus();
  const parts = [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    await describeRedis(),
    'everything on loopback',
  ];
  return parts.join(' · ');
}

/** How busy it is at present. */
export const describeLoad = (): string => `load ${(loadavg()[0] ?? 0).toFixed(2)} before`;

/** The commit, and whether what is built or measured differs from it. */
export function describeCommit(): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: new URL('.', import.meta.url), encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', '../src', '../package.json', '../bench/*/') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

async function describeRedis(): Promise<string> {
  const running = await startRedis({ env: { PATH: process.env.PATH } });
  const redis = new Redis(running.url);
  try {
    const [, name, version] = /^(redis|valkey)_version:(\S+)/m.exec(await redis.info('server')) ?? [];
    return `${name} ${version}${running.kind === 'wasm' ? ' (WebAssembly)' : ', AOF everysec'}`;
  } finally {
    redis.disconnect();
    await running.stop();
  }
}
