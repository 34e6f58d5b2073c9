import { spawnSync } from 'node:child_process';
import { beforeEach, expect, test } from 'vitest';
import { doctor } from '../../src/bot/doctor.ts';
import { tellAgain } from '../../src/bot/tell-again.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import { HERE, openWorld, register, type World, watch } from '../redis/world.ts';
import { createWorld } from './world.ts';

/** `npm run deliver -- --again <id>`, for the person who runs the bot. */

let world: World;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  ({ env } = await createWorld());
  world = openWorld({ prefix: env.REDIS_PREFIX ?? '' });
  return () => world.close();
});

const share: Delivery = { id: 'a', kind: 'share', sid: 's', at: 1, by: 'U1' };

async function kept(): Promise<string> {
  await world.deadLetters.keep(HERE, share, 'invalid_blocks');
  return (await world.deadLetters.of(HERE.team))[0]?.id ?? '';
}

test('a message that is kept is queued where it was to be told, once', async () => {
  const id = await kept();
  expect(await tellAgain(id, env)).toMatchObject({ queued: true });
  expect(await world.tellAll()).toEqual(['a']);
  expect(await tellAgain(id, env)).toEqual({
    queued: false,
    sentence: 'No message with that number is kept. `npm run doctor` names those that are.',
  });
});

test('`npm run doctor` names what is kept, whichever channel it is of', async () => {
  const id = await kept();
  const lines: string[] = [];
  expect(await doctor(env, (line) => lines.push(line))).toBe(false);
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([expect.stringContaining(id)]);
});

test('where nothing is told at present it stays, and the sentence says where to look', async () => {
  const id = await kept();
  await register(world, 's');
  await watch(world, 's');
  await world.pauses.pause(HERE, 'is_archived');
  expect(await tellAgain(id, env)).toMatchObject({
    queued: false,
    sentence: expect.stringContaining('doctor'),
  });
});

test('without an id it says how it is used', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/deliver.mjs', '--again'], {
    encoding: 'utf8',
  });
  expect(status).toBe(64);
  expect(stderr).toContain('npm run deliver -- --again <id>');
});
