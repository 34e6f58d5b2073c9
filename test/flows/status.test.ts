import { describe, expect, test } from 'vitest';
import { status } from '../../src/flows/asking/status.ts';
import { unseen } from '../../src/recording/known.ts';
import { createWorld, HERE, NOON, recordingOf, SID } from './world.ts';

/** The present status of the recording. */
const asked = (needs: Parameters<typeof status>[3]) => status(HERE, 'U1', SID, needs);

/** One that was recording when it was last seen, a minute ago. */
function worldOfOne(app = 'default') {
  const world = createWorld();
  const seenAt = NOON - 60_000;
  const one = { ...unseen(recordingOf(SID, { app })), since: seenAt, seenAt, lookedAt: seenAt };
  world.know({ ...one, phase: 'recording', reached: 'recording' });
  return world;
}

describe('the status of a recording of which this look shows nothing', () => {
  const dark = { since: NOON, cause: 'unavailable', told: true } as const;

  test('is that it cannot be seen, while its app is dark and the look goes on', async () => {
    const world = worldOfOne();
    const agora = { look: () => new Promise<never>(() => {}) };
    const slow = { ...world, agora, inTime: async () => 'late' as const };
    const of = async () => asked(slow);
    expect(await of()).toMatchObject({ freshness: { kind: 'under_way' } });
    expect(await of()).not.toHaveProperty('subject.known.blind');
    world.darken(dark);
    expect(await of()).toMatchObject({
      freshness: { kind: 'under_way' },
      subject: { known: { phase: 'recording', blind: dark } },
    });
  });

  test('is that it cannot be seen, while its app is dark and no request is free', async () => {
    const world = worldOfOne();
    world.darken(dark);
    world.waits.push(20_000);
    expect(await asked(world)).toMatchObject({
      freshness: { kind: 'spent', ms: 20_000 },
      subject: { known: { blind: dark } },
    });
  });

  test('is that it cannot be seen since its last look, where its app was removed', async () => {
    expect(await asked(worldOfOne('staging'))).toMatchObject({
      freshness: { kind: 'not_configured' },
      subject: { known: { phase: 'recording', blind: { since: NOON - 60_000, told: true } } },
    });
  });

  test('stays how it ended, where its app was removed before that was final', async () => {
    const world = worldOfOne('staging');
    world.know({ ...world.lives(SID), phase: 'ended', how: 'exited' });
    expect(await asked(world)).not.toHaveProperty('subject.known.blind');
  });
});

describe('what somebody asks about by a sid that nobody registered', () => {
  const words = [{ event: 40, at: 1 }];
  const heard = { sid: SID, app: 'default', words };

  test('is what Agora has said of it', async () => {
    const world = createWorld();
    world.unregistered.set(SID, heard);
    expect(await status(HERE, 'U1', `<https://x.test|${SID}>`, world)).toMatchObject({ kind: 'none' });
    expect(await status(HERE, 'U1', SID, world)).toEqual({ kind: 'unregistered', heard });
  });

  test('is nothing of what is said of others', async () => {
    const world = createWorld();
    world.unregistered.set('of-another', heard);
    expect(await status(HERE, 'U1', SID, world)).toEqual({ kind: 'none', text: SID });
  });
});
