import { describe, expect, it } from 'vitest';
import { clusterNode, serverOnPath } from '../../sandbox/redis/own-server.ts';
import { awaitRedis } from '../../src/redis/connection/admission.ts';
import { unfitFor } from '../../src/redis/connection/rights.ts';
import { at } from './at.ts';
import { startPretendRedis } from './pretend-redis.ts';
import { LEAST_RIGHTS, startRestricted } from './restricted.ts';
import { createTestLog } from './world.ts';

const binary = serverOnPath() ?? '';

const start = (url: string) => awaitRedis(at(url), 5_000, createTestLog());

/** All rights but one, which Redis takes in the order in which they are given. */
const LACKING: readonly (readonly [right: string, without: readonly string[]])[] = [
  ['+info', ['-info']],
  ['+time', ['-time']],
  ['+eval', ['-eval']],
  ['+set', ['-set']],
  ['+bzpopmin', ['-bzpopmin']],
  ['+xadd', ['-xadd']],
  ['~{recbot}*', ['resetkeys', '~other:*']],
  ['~{recbot}*', ['resetkeys', '~{recbot}:*']],
];

describe.skipIf(binary === '')('a Redis user with few rights', () => {
  it('is taken with the least rights that are documented', async () => {
    const redis = await startRestricted(binary);
    await expect(start(await redis.urlFor(LEAST_RIGHTS))).resolves.toBeUndefined();
    await expect.poll(() => redis.admin.keys('*'), { timeout: 3_000 }).toEqual([]);
  });

  it.each(LACKING)('is refused with the right that lacks: %s', async (right, without) => {
    const redis = await startRestricted(binary);
    await expect(start(await redis.urlFor([...LEAST_RIGHTS, ...without]))).rejects.toMatchObject({
      reason: 'denied',
      message: `The Redis user of REDIS_URL at ${redis.host} lacks a right: ${right}; docs/operations.md has all that it needs`,
    });
  });

  it.each(['redis://bot:wrong-password@', 'redis://nobody:pw-of-the-bot@'])(
    'that may not log in is refused at once, without its password (%s)',
    async (login) => {
      const redis = await startRestricted(binary);
      await redis.urlFor(LEAST_RIGHTS);
      const error: unknown = await start(`${login}${redis.host}`).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        reason: 'denied',
        message: `Redis at ${redis.host} does not accept the user and password of REDIS_URL; give those of a user that may log in`,
      });
      expect(String(error)).not.toContain('password-');
    },
  );

  it('that needs a password is refused without one', async () => {
    const redis = await startRestricted(binary, ['--requirepass', 'pw-of-all'], 'pw-of-all');
    await expect(start(`redis://${redis.host}`)).rejects.toMatchObject({ reason: 'denied' });
  });
});

describe('a node of a cluster', () => {
  it('that does not hold the keys of the bot is refused in words', async () => {
    const url = await startPretendRedis((command) =>
      command.startsWith('set ') ? '-MOVED 866 10.0.0.7:6379\r\n' : undefined,
    );
    await expect(start(url)).rejects.toMatchObject({
      reason: 'elsewhere',
      message: `Redis at ${new URL(url).host} is a node of a cluster and keeps the keys {recbot}:* elsewhere; REDIS_URL must name a Redis that keeps all of them`,
    });
  });

  it.skipIf(binary === '')('is waited for until it serves the keys of the bot', async () => {
    const redis = await startRestricted(binary, await clusterNode());
    const waiting = start(`redis://${redis.host}`);
    await redis.admin.cluster('ADDSLOTSRANGE', 0, 16_383);
    await expect(waiting).resolves.toBeUndefined();
  });
});

it.each([
  ['CLUSTERDOWN The cluster is down', undefined],
  ["READONLY You can't write against a read only replica.", 'replica'],
  ["ERR The user executing the script can't run this command or subcommand script: abc", 'denied'],
  ["ERR The user executing the script can't access at least one of the keys mentioned", 'denied'],
  ["OOM command not allowed when used memory > 'maxmemory'.", undefined],
  ['ERR value is not an integer or out of range', undefined],
])('the refusal %s is %s', (message, reason) => {
  expect(unfitFor(message, 'eval', '{recbot}', 'host:6379')?.reason).toBe(reason);
});
