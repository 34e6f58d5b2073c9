import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Relayed } from '../../src/ports/agora.ts';
import { closeQueue, openQueue, startWorker, stopWorker } from '../../src/redis/bus/bullmq.ts';
import { createRelays, startRelaying } from '../../src/redis/bus/relaying.ts';
import { createTestLog, openWorld, type World } from './world.ts';

let world: World;
let log: ReturnType<typeof createTestLog>;
beforeEach(() => {
  world = openWorld();
  log = createTestLog();
});

const URL = 'https://handler.example/agora';
const TOKEN = 'xoxb-of-a-test';

const one = (text: string): Relayed => ({
  app: 'prod',
  url: URL,
  headers: { a: 'b' },
  body: Buffer.from(text),
});

const open = () => createRelays(world.keyspace, log, TOKEN);
const start = (relay: (one: Relayed) => Promise<void>, token = TOKEN) =>
  startRelaying(world.keyspace, log, token, relay);

/** Command that reads a whole value, and what follows the key, by the type of the value. */
const READ: Readonly<Record<string, readonly [command: string, ...more: string[]]>> = {
  string: ['get'],
  hash: ['hgetall'],
  list: ['lrange', '0', '-1'],
  set: ['smembers'],
  zset: ['zrange', '0', '-1'],
  stream: ['xrange', '-', '+'],
};

/** All keys of this bot with their values. */
async function everything(): Promise<string> {
  const { redis, keyspace } = world;
  const read = async (key: string) => {
    const [command = 'get', ...more] = READ[await redis.type(key)] ?? [];
    return JSON.stringify([key, await redis.call(command, key, ...more)]);
  };
  return (await Promise.all((await redis.keys(`${keyspace.tag}:*`)).map(read))).join('\n');
}

/** Sealed parts of the jobs that Redis still has, in whatever state. */
async function sealed(): Promise<readonly string[]> {
  const keys = await world.redis.keys(`${world.keyspace.tag}:relay:relay-*`);
  const data = await Promise.all(
    keys.filter((key) => !key.endsWith(':lock')).map((key) => world.redis.hget(key, 'data')),
  );
  return data.flatMap((text) => (text === null ? [] : [JobData.parse(JSON.parse(text)).sealed]));
}

const JobData = z.object({ sealed: z.string() });

test('what was passed before any worker ran is handed on, byte for byte, and an exact copy is not', async () => {
  const { relays, close } = open();
  await relays.pass(one('\u00fc\n'));
  await relays.pass(one('\u00fc\n'));
  await relays.pass(one('other'));
  const got: Relayed[] = [];
  const relaying = start(async (relayed) => void got.push(relayed));
  await expect.poll(() => got.map(({ body }) => body.toString()).sort()).toEqual(['other', '\u00fc\n']);
  expect(got[0]).toMatchObject({ app: 'prod', url: URL, headers: { a: 'b' } });
  await relays.pass(one('other'));
  await relays.pass(one('last'));
  await expect.poll(() => got.length).toBe(3);
  expect(got.at(-1)).toEqual(one('last'));
  await relaying.stop();
  await close();
});

test('a handler that is away for a moment is tried again', async () => {
  const { relays, close } = open();
  let tries = 0;
  const relaying = start(async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
  });
  await relays.pass(one('again'));
  await expect.poll(() => tries, { timeout: 8_000 }).toBe(2);
  expect(log.outcomes()).toContain('relayFailed');
  await relaying.stop();
  await close();
});

test('what a callback holds cannot be read in Redis while it waits, and is gone when it was handed on', async () => {
  const { relays, close } = open();
  const body = JSON.stringify({ eventType: 100, details: { rtmpUrl: 'rtmp://live.example/app/stream-key' } });
  await relays.pass({ ...one(body), headers: { 'agora-signature-v2': 'a-signature' } });
  const waiting = await everything();
  const [waits = ''] = await sealed();
  expect(waiting).toContain(waits);
  const readable = `${waiting}\n${Buffer.from(waits, 'base64')}`;
  const encoded = Buffer.from(body).toString('base64');
  for (const text of ['stream-key', 'a-signature', URL, encoded]) expect(readable).not.toContain(text);

  let handedOn = 0;
  const relaying = start(async () => {
    handedOn += 1;
  });
  await expect.poll(sealed).toEqual([]);
  expect(handedOn).toBe(1);
  expect(await everything()).not.toContain(waits);
  await relaying.stop();
  await close();
});

test('a start removes what an earlier version kept in clear after it was handed on', async () => {
  const queue = openQueue(world.keyspace, log, 'relay');
  await queue.add('relay', { body: 'stream-key' }, { jobId: 'relay-of-before' });
  const worker = startWorker(world.keyspace, log, 'relay', async () => undefined, {});
  await expect.poll(() => queue.getCompletedCount()).toBe(1);
  await stopWorker(worker);
  expect(await everything()).toContain('stream-key');
  const { close } = open();
  await expect.poll(everything).not.toContain('stream-key');
  await Promise.all([close(), closeQueue(queue)]);
});

test('a job that another version wrote is given up by name after four attempts', async () => {
  const queue = openQueue(world.keyspace, log, 'relay');
  const job = { app: 'prod', headers: {}, body: '' };
  await queue.add('relay', job, { jobId: 'relay-other', attempts: 4, removeOnFail: true });
  const relaying = start(async () => undefined);
  await expect.poll(log.outcomes).toEqual([...Array(3).fill('relayFailed'), 'relayGivenUp']);
  expect(log.lines.at(-1)?.facts.error).toEqual(new Error('another version of the bot wrote it'));
  await relaying.stop();
  await closeQueue(queue);
});

test('a process with another token cannot read it, and says whose is wrong', async () => {
  const { relays, close } = open();
  await relays.pass(one('a callback'));
  const got: Relayed[] = [];
  const stranger = start(async (relayed) => void got.push(relayed), 'xoxb-of-another');
  await expect
    .poll(() => log.lines.map(({ facts }) => facts.error))
    .toContainEqual(new Error('it was sealed with another SLACK_BOT_TOKEN'));
  expect(got).toEqual([]);
  await stranger.stop();
  await close();
});
