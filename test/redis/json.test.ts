import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { toJson } from '../../src/redis/connection/scripts/json.ts';
import { HERE, openWorld, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const HALVES = ['\ud800', 'a\udfffb', '\\ud800 \ud83d\ude00 \ud83d'];

test.each(HALVES)('what is written is read by Lua, with half of a character in it: %j', async (text) => {
  const read = await world.redis.eval('return cjson.decode(ARGV[1]).a[1]', 0, toJson({ a: [text] }));
  expect(read).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
});

test('a place that is to be told of half a character is told, and what comes after it as well', async () => {
  for (const [nth, alias] of HALVES.entries()) {
    await world.outbox.put(HERE, { id: `n${nth}`, kind: 'emptied', at: 1, total: 1, names: [alias] });
  }
  for (const nth of HALVES.keys()) {
    const batch = await world.outbox.take(HERE);
    expect(batch?.deliveries[0].id).toBe(`n${nth}`);
    if (batch) await world.outbox.settle(batch, 0);
  }
});

test('nothing is written to Redis as JSON in another way', () => {
  const files = readdirSync('src/redis', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const others = files.filter((name) =>
    readFileSync(join('src/redis', name), 'utf8').includes('JSON.stringify'),
  );
  expect(others).toEqual([join('connection', 'scripts', 'json.ts')]);
});
