import { beforeEach, expect, test } from 'vitest';
import { list } from '../../src/flows/asking/list.ts';
import { forgetNeverFound } from '../../src/flows/watching/forget.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { createWorld, HERE, recordingOf, type World } from './world.ts';

let world: World;

async function add(sid: string, owner: string, more: Partial<Known> = {}, about: Partial<Recording> = {}) {
  world.know({ ...unseen(recordingOf(sid, about)), phase: 'not_started', how: 'watched', ...more });
  await world.watch({ sid, owner });
}

beforeEach(async () => {
  world = createWorld();
  await add('of-mei', 'UMEI');
  await add('of-tom', 'UTOM');
  await add('refused', 'UMEI', { phase: 'refused' });
  await add('seen', 'UMEI', { phase: 'lost', reached: 'recording' });
  await add('awaited', 'UMEI', { phase: 'registered' });
  await add('of-backend', API_OWNER, {}, { origin: 'backend' });
  world.admins.add('UADMIN');
});

const offered = async (user: string) => (await list(HERE, user, 'all', 0, world)).neverFound ?? 0;
const left = () => [...world.known.keys()].toSorted();

test('an admin forgets all that were asked for and never found, and nothing else', async () => {
  expect(await offered('UADMIN')).toBe(3);
  expect(await forgetNeverFound(HERE, 'UADMIN', world)).toEqual({ forgotten: 3, left: 0 });
  expect(left()).toEqual(['awaited', 'of-backend', 'seen']);
  expect(await forgetNeverFound(HERE, 'UADMIN', world)).toEqual({ forgotten: 0, left: 0 });
});

test('everybody else forgets what only they asked for', async () => {
  await world.watch({ channel: 'C2', sid: 'refused', owner: 'UTOM' });
  expect(await offered('UMEI')).toBe(1);
  expect(await forgetNeverFound(HERE, 'UMEI', world)).toEqual({ forgotten: 1, left: 0 });
  expect(left()).toEqual(['awaited', 'of-backend', 'of-tom', 'refused', 'seen']);
  expect(await offered('USTRANGER')).toBe(0);
});

test('each is logged, with who had it forgotten', async () => {
  await forgetNeverFound(HERE, 'UMEI', world);
  const facts = { team: HERE.team, app: 'default', by: 'UMEI' };
  const sids = ['refused', 'of-mei'];
  expect(world.lines).toEqual(
    sids.map((sid) => ({ outcome: 'neverFoundForgotten', facts: { ...facts, sid } })),
  );
});

test('cards say who had their recordings forgotten', async () => {
  const batch = await world.outbox.take(HERE);
  if (batch) await world.outbox.setCard(batch, 'of-mei', '17.1');
  await forgetNeverFound(HERE, 'UMEI', world);
  expect(world.queued()).toContainEqual(
    expect.objectContaining({ kind: 'forgotten', sid: 'of-mei', card: '17.1', by: 'UMEI' }),
  );
});
