import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { type OwnServer, serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';
import { temporaryFolder } from '../temporary.ts';
import { openWorld, register, watch } from './world.ts';

/** Backup and restore as docs/operations.md says, by the user of the compose file, on a server with `appendonly yes`. */

const KEEPS = ['--appendonly', 'yes', '--save', ''];

async function serve(binary: string, folder: string): Promise<OwnServer & { readonly url: string }> {
  const server = await startOwnServer(binary, await freePort(), folder, KEEPS);
  onTestFinished(server.kill);
  return { ...server, url: `redis://127.0.0.1:${server.port}` };
}

test('what was backed up while the bot ran is all there after a restore', async ({ skip }) => {
  const binary = serverOnPath();
  const tools = ['redis-server', 'redis-cli'].every((name) => spawnSync(name, ['--version']).status === 0);
  if (binary === undefined || !tools) return skip('no redis-server and redis-cli on PATH');
  const before = await serve(binary, temporaryFolder());
  const world = openWorld({ url: before.url });
  await register(world, 'a', { alias: 'Algebra II, room 4' });
  await watch(world, 'a');

  const [, rule = ''] =
    /'user (backup on >%s [^']*)\\n'/.exec(readFileSync('docker-compose.yml', 'utf8')) ?? [];
  await world.redis.call('ACL', 'SETUSER', ...rule.replace('%s', 'a-password').split(' '));
  const asBackup = before.url.replace('//', '//backup:a-password@');
  const backup = execFileSync('redis-cli', ['-u', asBackup, '--rdb', '-'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  world.redis.disconnect();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'what-was-there-before'), 'x');
  const restored = execFileSync('sh', ['ops/redis-restore.sh', folder], { input: backup, encoding: 'utf8' });
  expect(restored).toMatch(/^[1-9]\d* keys restored\n$/);
  expect(readdirSync(folder)).toContain('appendonlydir');

  const after = await serve(binary, folder);
  const again = openWorld({ url: after.url, prefix: world.prefix });
  onTestFinished(() => again.redis.disconnect());
  expect(await again.recordings.find('a')).toMatchObject({ recording: { alias: 'Algebra II, room 4' } });
  expect(await again.watches.of('a')).toMatchObject([{ channel: 'C1' }]);
  expect(await again.dueIn('a')).toBeDefined();
});
