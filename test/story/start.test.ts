import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { startRedis } from '../../sandbox/redis/start.ts';
import { createWorld, type Process, startProcess } from './world.ts';

const EX_CONFIG = 78;

test('a configuration that lacks three things names all three and exits with 78', async () => {
  const bot = startProcess({ AGORA_APP_ID: 'a', AGORA_CUSTOMER_ID: 'b', SLACK_SIGNING_SECRET: 'c' });
  expect(await bot.exit).toBe(EX_CONFIG);
  for (const name of ['SLACK_BOT_TOKEN', 'AGORA_CUSTOMER_SECRET', 'REDIS_URL']) {
    expect(bot.output()).toContain(`${name} is missing`);
  }
  expect(bot.output()).not.toContain('    at ');
});

test('a Redis that is not there, or a replica, is waited for, then named without its password', async () => {
  const { env } = await createWorld();
  const nowhere = `127.0.0.1:${await freePort()}`;
  const away = startProcess({ ...env, REDIS_URL: `redis://:hush-hush@${nowhere}` });
  const server = await startRedis({ only: 'wasm' });
  onTestFinished(server.stop);
  const replica = new Redis(server.url);
  await replica.acl('SETUSER', 'bot', 'on', '>hush-hush', '~*', '+@all');
  await replica.replicaof('127.0.0.1', 1);
  replica.disconnect();
  const wrong = startProcess({ ...env, REDIS_URL: server.url.replace('//', '//bot:hush-hush@') });
  // Whoever starts it may start it again: Redis will be back.
  expect(await away.exit).toBe(1);
  expect(away.output()).toContain(`Redis at ${nowhere} did not answer within 15 s`);
  expect(await wrong.exit).toBe(EX_CONFIG);
  expect(wrong.output()).toContain('is a replica of 127.0.0.1:1; REDIS_URL must name the master');
  expect(away.output() + wrong.output()).not.toContain('hush-hush');
}, 90_000);

test('a port that is taken is named with its variable', async () => {
  const world = await createWorld();
  await world.bot();
  const second = startProcess({ ...world.env, OPS_PORT: `${await freePort()}` });
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain('choose another PORT');
});

test('started without a build it says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('scripts/start.mjs', join(folder, 'scripts', 'start.mjs'));
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', 'start.mjs')], {
    encoding: 'utf8',
  });
  expect(status).toBe(EX_CONFIG);
  expect(stderr).toContain('npm run build');
});

describe('SIGTERM while it starts', () => {
  /** Takes connections and never says a word. */
  async function startSilence(): Promise<{ readonly server: Server; readonly address: string }> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { server, address: `127.0.0.1:${address.port}` };
  }

  async function endsInTime(bot: Process): Promise<void> {
    bot.child.kill('SIGTERM');
    await vi.waitFor(() => expect(bot.child.exitCode).not.toBeNull(), { timeout: 10_000, interval: 20 });
    expect(bot.child.exitCode).toBe(0);
    expect(bot.output()).toContain('"msg":"stopped"');
    expect(bot.output()).not.toMatch(/unhandled|uncaught/i);
  }

  test('ends it within ten seconds although Redis does not answer', { timeout: 30_000 }, async () => {
    const { env } = await createWorld();
    const redis = await startSilence();
    const asked = once(redis.server, 'connection');
    const bot = startProcess({ ...env, REDIS_URL: `redis://${redis.address}` });
    await asked;
    await endsInTime(bot);
  });

  test('ends it within ten seconds although Slack does not answer', { timeout: 30_000 }, async () => {
    const { env } = await createWorld({ mode: 'socket' });
    const slack = await startSilence();
    const asked = once(slack.server, 'connection');
    const bot = startProcess({ ...env, SLACK_API_URL: `http://${slack.address}/api/` });
    await asked;
    await endsInTime(bot);
  });
});
