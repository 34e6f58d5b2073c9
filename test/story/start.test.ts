import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { freePort, listenAt } from '../../sandbox/free-port.ts';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import { startRedis } from '../../sandbox/redis/start.ts';
import { bulk, FIT, startPretendRedis } from '../redis/pretend-redis.ts';
import { temporaryFolder } from '../temporary.ts';
import { at } from './command.ts';
import { API_TOKEN, backend } from './looks.ts';
import { createWorld, type Process, SOON, startProcess } from './world.ts';

const EX_CONFIG = 78;

/** Tests that mostly wait run beside those after them. */
const slow = test.concurrent;

slow('a configuration that lacks three things names all three and exits with 78', async (here) => {
  const env = { AGORA_APP_ID: 'a', AGORA_CUSTOMER_ID: 'b', SLACK_SIGNING_SECRET: 'signing-secret' };
  const bot = startProcess(env, undefined, here.onTestFinished);
  expect(await bot.exit).toBe(EX_CONFIG);
  for (const name of ['SLACK_BOT_TOKEN', 'AGORA_CUSTOMER_SECRET', 'REDIS_URL']) {
    expect(bot.output()).toContain(`${name} is missing`);
  }
  expect(bot.output()).not.toContain('    at ');
});

slow(
  'a Redis that is not there, or a replica, is waited for, then named without its password',
  async (here) => {
    const { onTestFinished: atEnd } = here;
    const { env } = await createWorld({ atEnd });
    const nowhere = `127.0.0.1:${await freePort()}`;
    const away = startProcess({ ...env, REDIS_URL: `redis://:hush-hush@${nowhere}` }, undefined, atEnd);
    const server = await startRedis({ only: 'wasm' });
    atEnd(server.stop);
    const replica = new Redis(server.url);
    await replica.acl('SETUSER', 'bot', 'on', '>hush-hush', '~*', '+@all');
    await replica.replicaof('127.0.0.1', 1);
    replica.disconnect();
    const url = server.url.replace('//', '//bot:hush-hush@');
    const wrong = startProcess({ ...env, REDIS_URL: url }, undefined, atEnd);
    // A supervisor may start it again: Redis will be back.
    expect(await away.exit).toBe(1);
    expect(away.output()).toContain(`Redis at ${nowhere} did not answer within 15 s`);
    expect(await wrong.exit).toBe(EX_CONFIG);
    expect(wrong.output()).toContain('is a replica of 127.0.0.1:1; REDIS_URL must name the master');
    expect(away.output() + wrong.output()).not.toContain('hush-hush');
  },
);

slow('a Redis that is full keeps no process from starting', async ({ onTestFinished: atEnd }) => {
  const server = await startRedis({ env: { PATH: process.env.PATH } });
  atEnd(server.stop);
  const world = await createWorld({ redisUrl: server.url, atEnd });
  const first = await world.bot();
  first.child.kill('SIGTERM');
  await first.exit;
  const operator = new Redis(server.url);
  await operator.config('SET', 'maxmemory', 1);
  operator.disconnect();
  const again = await world.bot();
  expect(again.output()).toMatch(/"loop":"epoch".*"loopFailed"/);
});

slow('a Slack that cannot be reached in Socket Mode keeps no backend waiting', async (here) => {
  const world = await createWorld({ mode: 'socket', atEnd: here.onTestFinished });
  for (const method of ['auth.test', 'apps.connections.open'])
    world.slack.setFault({ kind: 'down' }, { method });
  await world.bot({ API_TOKENS: API_TOKEN });
  const { appId: _, ...started } = world.agora.start({ mode: 'mix' });
  const register = async () => (await backend(world, 'POST', '', started)).status;
  // Slack alone can say which workspace this is.
  expect(await register()).toBe(503);
  world.slack.clearFaults('auth.test');
  expect(await register()).toBe(201);
  const readiness = await fetch(`http://127.0.0.1:${world.env.OPS_PORT}/readyz`);
  expect(await readiness.json()).toMatchObject({
    ready: true,
    reasons: [expect.stringContaining('no connection to Slack')],
  });
});

slow('a Redis that loads its data is waited for beyond that time', async ({ onTestFinished: atEnd }) => {
  const info = bulk(FIT.replace('loading:0', 'loading:1'));
  const loading = await startPretendRedis(
    (command) => (command.startsWith('info') ? info : undefined),
    atEnd,
  );
  const redis = await startProxy(loading);
  atEnd(() => redis.close());
  const { env } = await createWorld({ redisUrl: redis.url, atEnd });
  const bot = startProcess(env, undefined, atEnd);
  await vi.waitFor(() => expect(bot.output()).toContain('"msg":"redisLoading"'), SOON);
  redis.be('refuse');
  redis.leadTo(inject('redisUrl'));
  redis.be('pass');
  await vi.waitFor(() => expect(bot.output()).toContain('"msg":"started"'), SOON);
});

slow('a port that is taken is named with its variable', async ({ onTestFinished: atEnd }) => {
  const { env } = await createWorld({ atEnd });
  const squatter = createServer();
  atEnd(() => void squatter.close());
  await listenAt(squatter, Number(env.PORT));
  const bot = startProcess(env, undefined, atEnd);
  expect(await bot.exit).toBe(1);
  expect(bot.output()).toContain('choose another PORT');
});

test('started without a build it says what to do', () => {
  const folder = temporaryFolder();
  cpSync('scripts', join(folder, 'scripts'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', 'start.mjs')], {
    encoding: 'utf8',
  });
  expect(status).toBe(EX_CONFIG);
  expect(stderr).toContain('npm run build');
});

test.each([
  ['explain', 'a-sid'],
  ['deliver', '--again', '1'],
])('`npm run %s` ends with 78 too, and names what is missing', (script, ...args) => {
  const { status, stderr } = spawnSync(process.execPath, [at(`scripts/${script}.mjs`), ...args], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(stderr).toContain('REDIS_URL is missing');
  expect(status).toBe(EX_CONFIG);
});

describe('.env of the folder that it is started in', () => {
  /** Output of `npm start -- --check` in a folder with this `.env`, beside these variables. */
  function check(file: string, env: Readonly<Record<string, string>> = {}) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), file);
    return spawnSync(process.execPath, [join(process.cwd(), 'scripts/start.mjs'), '--check'], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
  }
  const lines = (env: Readonly<Record<string, string>>): string =>
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n');

  test('is read, and it says so; with everything there the check ends well', async () => {
    const { env } = await createWorld();
    const { status, stdout, stderr } = check(lines(env));
    expect(stderr).toBe('Recording Watch has read .env; variables of the environment win.\n');
    expect(stdout).toContain('Redis is fit');
    expect(status).toBe(0);
  });

  test('yields to a variable of the environment, and what is missing ends with 78', async () => {
    const { env } = await createWorld();
    const { status, stderr } = check(lines({ ...env, SLACK_BOT_TOKEN: '' }), { REDIS_URL: 'nonsense' });
    expect(stderr).toContain('SLACK_BOT_TOKEN is missing');
    expect(stderr).toContain('REDIS_URL must begin with');
    expect(status).toBe(EX_CONFIG);
  });
});

describe('SIGTERM, and another one as npm passes it on,', () => {
  /** Takes connections and never says a word. */
  async function startSilence(): Promise<{ readonly server: Server; readonly address: string }> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
    });
    const port = await listenAt(server);
    onTestFinished(() => void server.close());
    return { server, address: `127.0.0.1:${port}` };
  }

  async function endsInTime(bot: Process): Promise<void> {
    bot.child.kill('SIGTERM');
    await vi.waitFor(() => expect(bot.output()).toContain('"msg":"stopping"'), {
      timeout: 10_000,
      interval: 5,
    });
    bot.child.kill('SIGTERM');
    await vi.waitFor(() => expect(bot.child.exitCode).not.toBeNull(), { timeout: 10_000, interval: 20 });
    expect(bot.child.exitCode).toBe(0);
    expect(bot.output()).toContain('"msg":"stopped"');
    expect(bot.output()).not.toMatch(/unhandled|uncaught/i);
  }

  test('ends it within ten seconds although a look waits for Agora', async () => {
    const world = await createWorld();
    const agora = await startSilence();
    const asked = once(agora.server, 'connection');
    const bot = await world.bot({ AGORA_HOSTS: `http://${agora.address}` });
    await world.type('watch', world.recording().ids);
    await asked;
    await endsInTime(bot);
  });

  test('ends its start within ten seconds although Redis does not answer', async () => {
    const { env } = await createWorld();
    const redis = await startSilence();
    const asked = once(redis.server, 'connection');
    const bot = startProcess({ ...env, REDIS_URL: `redis://${redis.address}` });
    await asked;
    await endsInTime(bot);
  });

  test('ends its start within ten seconds although Slack does not answer', async () => {
    const { env } = await createWorld({ mode: 'socket' });
    const slack = await startSilence();
    const asked = once(slack.server, 'connection');
    const bot = startProcess({ ...env, SLACK_API_URL: `http://${slack.address}/api/` });
    await asked;
    await endsInTime(bot);
  });
});
