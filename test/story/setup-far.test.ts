import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeAuthority } from '../../sandbox/authority.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { SENTINEL_PASSWORD, startTrio } from '../../sandbox/redis/kinds.ts';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { temporaryFolder } from '../temporary.ts';
import { ANSWERED, runScript, secretsIn } from './command.ts';
import { createFarWorld } from './far-world.ts';
import { createWorld } from './world.ts';

/** Setup, doctor and a single look where the way out is a proxy, or Redis is not one plain server. */

const PATH = process.env.PATH;

test('where nothing answers setup asks for a proxy and an authority, and what it writes is enough', async () => {
  const { world, env } = await createFarWorld();
  const folder = temporaryFolder();
  const { SLACK_API_URL, AGORA_HOSTS, SLACK_PROXY_URL, AGORA_PROXY_URL, EXTRA_CA_FILE } = env;
  const given = { PATH, SLACK_API_URL, AGORA_HOSTS, REDIS_URL: world.env.REDIS_URL };
  const running = runScript('setup', [], folder, given);
  const [bot = '', app = '', ...agora] = ANSWERED.map((name) => world.env[name] ?? '');
  for (const line of [bot, SLACK_PROXY_URL, EXTRA_CA_FILE, app, ...agora, AGORA_PROXY_URL])
    running.type(line);
  running.end();
  const { code, output } = await running.done;
  expect(output).toContain('✗ Slack, SLACK_BOT_TOKEN: Slack cannot be reached');
  expect(output).toContain('✓ Proxy, SLACK_PROXY_URL: it opens a tunnel to slack-gov.test:443.');
  expect(output).toContain('Everything is well.');
  expect(code).toBe(0);
  expect([...secretsIn(output), ...(output.match(/proxy-word/g) ?? [])]).toEqual([]);
  const kept = readFileSync(join(folder, '.env'), 'utf8');
  expect(kept).toContain(`SLACK_PROXY_URL=${SLACK_PROXY_URL}\n`);
  expect(await runScript('doctor', [], folder, given).done).toMatchObject({ code: 0 });
});

test('doctor says what a proxy does: refuses the user, refuses the host, is not there', async () => {
  const { world, proxy, env } = await createFarWorld();
  const folder = temporaryFolder();
  const doctor = async (more: Record<string, string> = {}) =>
    runScript('doctor', [], folder, { PATH, ...world.env, ...env, ...more }).done;
  proxy.refuse(407);
  const unknown = await doctor();
  expect(unknown.output).toContain('✗ Proxy, SLACK_PROXY_URL: it refuses the user or the password');
  expect(unknown.output).toContain('✗ Proxy, AGORA_PROXY_URL: it refuses the user or the password');
  expect(unknown.output).toContain('2 of ');
  expect(unknown.code).toBe(1);
  proxy.refuse(403);
  expect((await doctor()).output).toContain('it opens no tunnel to agora.test:443 (it answers 403)');
  const nowhere = await doctor({ AGORA_PROXY_URL: `http://me:proxy-word@127.0.0.1:${await freePort()}` });
  expect(nowhere.output).toContain('✗ Proxy, AGORA_PROXY_URL: it cannot be reached (ECONNREFUSED)');
  expect(unknown.output + nowhere.output).not.toContain('proxy-word');
});

test('a single look takes the same way, with its secrets from files', async () => {
  const { world, env } = await createFarWorld();
  const folder = temporaryFolder();
  const { sid, resourceId } = await world.recording();
  world.agora.act(sid, 'publish');
  const { AGORA_APP_ID: appId = '', AGORA_CUSTOMER_ID, AGORA_CUSTOMER_SECRET = '' } = world.env;
  const secret = join(folder, 'secret');
  writeFileSync(secret, `${AGORA_CUSTOMER_SECRET}\n`);
  const given = { PATH, ...env, AGORA_CUSTOMER_ID, AGORA_CUSTOMER_SECRET_FILE: secret };
  const args = ['status', appId, resourceId, sid, 'mix'];
  const look = (more = {}) => runScript('recording-watch', args, folder, { ...given, ...more }).done;
  expect(await look()).toMatchObject({ code: 0, output: expect.stringContaining('recording since') });
  expect(await look({ AGORA_CUSTOMER_SECRET_FILE: join(folder, 'nowhere') })).toMatchObject({
    code: 78,
    output: expect.stringMatching(/1 problem\(s\):\n {2}AGORA_CUSTOMER_SECRET_FILE cannot be read/),
  });
});

const binary = serverOnPath() ?? '';

test.skipIf(binary === '')(
  'for Sentinel by TLS setup asks for its password and for the authority',
  async () => {
    const folder = temporaryFolder();
    const authority = makeAuthority(folder);
    const redis = await startTrio({ binary, authority });
    onTestFinished(() => redis.stop());
    const { env } = await createWorld({ mode: 'socket' });
    const given = { PATH, ...env, REDIS_URL: '' };
    const running = runScript('setup', [], folder, given);
    for (const line of [redis.url, '', SENTINEL_PASSWORD, authority.caFile]) running.type(line);
    running.end();
    const { code, output } = await running.done;
    expect(output.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(output).toContain('Everything is well.');
    expect(code).toBe(0);
    expect(output).not.toContain(SENTINEL_PASSWORD);
    const kept = readFileSync(join(folder, '.env'), 'utf8');
    expect(kept).toContain(`REDIS_SENTINEL_PASSWORD=${SENTINEL_PASSWORD}\n`);
    expect(kept).not.toContain('REDIS_SENTINEL_USERNAME');
  },
);
