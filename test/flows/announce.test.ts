import { expect, test } from 'vitest';
import { announce } from '../../src/flows/watching/announce.ts';
import { unseen } from '../../src/recording/known.ts';
import { createWorld, recordingOf, SID } from './world.ts';

test('a recording that a backend of another app registers at the same moment stays theirs', async () => {
  const world = createWorld();
  const theirs = { ...unseen(recordingOf(SID, { app: 'prod' })), reached: 'recording' } as const;
  const needs = {
    ...world,
    recordings: {
      ...world.recordings,
      async find(sid: string) {
        const found = await world.recordings.find(sid);
        world.know(theirs);
        return found;
      },
    },
    apps: ['prod', 'stage'].map((name) => ({ name, appId: name })),
    workspace: async () => 'T1',
  };
  const pasted = { sid: SID, resourceId: 'R'.repeat(200), mode: 'mix', words: [], options: {} } as const;
  const announcement = { pasted, circumstances: {}, watch: [{ channel: 'C1' }] };
  const announced = await announce(announcement, { name: 'ours', apps: ['stage'] }, needs);
  expect(announced).toEqual({ kind: 'of_other_app' });
  expect(world.lives(SID)).toEqual(theirs);
  expect(world.watching).toEqual([]);
});
