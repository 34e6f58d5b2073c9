import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../../sandbox/free-port.ts';
import { awaitRedis } from '../../src/redis/connection/admission.ts';
import { temporaryFolder } from '../temporary.ts';
import { startPretendRedis } from './pretend-redis.ts';

const silent = { info() {}, warn() {}, error() {} };

/** The healthcheck of the service `redis`, on another port. */
function checkHealth(url: string) {
  const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
  const [kind, check] = services.redis.healthcheck.test as readonly [string, string];
  expect(kind).toBe('CMD-SHELL');
  return promisify(execFile)('sh', ['-c', check.replace('redis-cli', `redis-cli -p ${new URL(url).port}`)]);
}

/** Runs the command of the service `redis` without its container: with a folder for `/access`, on another port. */
async function startAsCompose(folder: string, prefix: string): Promise<string> {
  const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
  const [shell, flag, script] = services.redis.command as [string, string, string];
  const port = await freePort();
  const tools = join(folder, 'tools');
  mkdirSync(tools, { recursive: true });
  // The entrypoint of the image starts what it is given.
  writeFileSync(
    join(tools, 'docker-entrypoint.sh'),
    `#!/bin/sh\nexec "$@" --port ${port} --dir ${folder}\n`,
    {
      mode: 0o755,
    },
  );
  const command = script.replaceAll('$$', '$').replaceAll('/access/', `${folder}/`);
  const server = spawn(shell, [flag, command], {
    env: { PATH: `${tools}:${process.env.PATH}`, REDIS_PREFIX: prefix },
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    const exit = server.exitCode === null ? once(server, 'exit') : undefined;
    server.kill('SIGKILL');
    await exit;
  });
  await expect.poll(() => existsSync(join(folder, 'url'))).toBe(true);
  return readFileSync(join(folder, 'url'), 'utf8').replace('redis:6379', `127.0.0.1:${port}`);
}

const isThere = spawnSync('redis-server', ['--version']).status === 0;

test.skipIf(!isThere && process.env.TEST_REDIS !== 'server')(
  'the Redis of the compose file lets the bot in with the password it made up, and nobody else',
  async () => {
    const folder = temporaryFolder();
    const url = await startAsCompose(folder, 'team.a');
    // Every right is tried, and noeviction is asked for.
    await awaitRedis({ url, prefix: 'team.a', sentinel: {} }, 10_000, silent);
    await expect(awaitRedis({ url, prefix: 'another', sentinel: {} }, 10_000, silent)).rejects.toThrow(
      /another/,
    );

    const { port, password } = new URL(url);
    expect(password.length).toBeGreaterThan(30);
    const nobody = new Redis(Number(port));
    onTestFinished(() => nobody.disconnect());
    expect(await nobody.ping()).toBe('PONG');
    await expect(nobody.get('{team.a}:x')).rejects.toThrow('NOPERM');
    await expect(checkHealth(url)).resolves.toMatchObject({ stderr: '' });
    // The bot is started only when its data is there.
    const loading = await startPretendRedis(() => '-LOADING Redis is loading the dataset in memory\r\n');
    await expect(checkHealth(loading)).rejects.toMatchObject({ code: 1 });
  },
);
