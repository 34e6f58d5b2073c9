import { beforeEach, describe, expect, test } from 'vitest';
import { resume } from '../../src/flows/telling/resume.ts';
import { letIn, shutOut } from '../../src/flows/telling/shut-out.ts';
import type { MuteChoice } from '../../src/recording/watching/mute.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf, SID } from './world.ts';

const OWNER = { team: 'T1', channel: 'U1' };

let { world, slack, step, drain, learn }: Telling = createTelling();

const told = () => slack.posts.map(({ what }) => what);

/** The next press is answered while a worker is at work. */
const pressed = () =>
  resume(HERE, {
    ...world,
    wait: async () => {
      if (world.queued().length > 0) await step();
    },
  });

/** It ended while nothing could be told. */
const end = () => {
  const known = world.lives(SID);
  world.know({
    ...known,
    phase: 'ended',
    since: world.now(),
    life: [...known.life, { phase: 'ended', at: world.now() }],
  });
};

beforeEach(async () => {
  ({ world, slack, step, drain, learn } = createTelling(recordingOf()));
  await world.watch();
  await drain();
  slack.posts.length = 0;
  world.pass(60_000);
  await learn(SID, 1, { kind: 'file', files: [{ name: 'a_0.mp4' }] });
  slack.failures.push({ kind: 'gone', reason: 'is_archived' });
  await drain();
});

describe('the message to an owner', () => {
  const toOwner = async () => {
    await step(OWNER);
    return slack.said.at(-1)?.saying;
  };

  test('names what goes on', async () => {
    expect(await toOwner()).toMatchObject({ kind: 'paused', total: 1, names: [`${SID.slice(0, 8)}…`] });
  });

  test('neither names nor counts what is over by then', async () => {
    end();
    expect(await toOwner()).toMatchObject({ kind: 'paused', total: 0, names: [] });
  });
});

describe('resuming', () => {
  test('says in one message what was missed, and edits the card', async () => {
    end();
    expect(await pressed()).toEqual({ kind: 'resumed' });
    await drain();
    expect(told()).toEqual(['missed_here', 'news']);
    expect(slack.edits.at(-1)).toBe('ts-1');
    expect(world.watching[0]?.paused).toBeUndefined();
  });

  test('where nothing was missed edits the card and posts nothing', async () => {
    expect(await pressed()).toEqual({ kind: 'resumed' });
    await drain();
    expect(slack.posts).toEqual([]);
  });

  test('leaves a summary that was in hand when the place paused again to the next one', async () => {
    end();
    const missed = [{ sid: SID, since: NOON }];
    await world.outbox.put(HERE, { id: 'missed.1', kind: 'missed', at: world.now(), after: 'pause', missed });
    await drain();
    expect(slack.posts).toEqual([]);
  });

  test('where Slack still refuses says so, and asks nobody twice', async () => {
    end();
    slack.failures.push({ kind: 'gone', reason: 'channel_not_found' });
    expect(await pressed()).toEqual({ kind: 'still', reason: 'channel_not_found' });
    expect(world.queued(OWNER)).toHaveLength(1);
    expect(await pressed()).toEqual({ kind: 'resumed' });
    await drain();
    expect(told()).toEqual(['missed_here', 'news']);
  });

  test('pressed again, or by somebody else, says that it is done', async () => {
    await pressed();
    expect(await pressed()).toEqual({ kind: 'running' });
  });

  test('where nothing is watched any more says that', async () => {
    await world.watches.remove(HERE, SID, 'U1');
    expect(await pressed()).toEqual({ kind: 'gone' });
  });

  test('while Slack takes its time says that it is tried', async () => {
    expect(await resume(HERE, { ...world, wait: async () => {} })).toEqual({ kind: 'soon' });
  });
});

describe('resuming while a recording is muted', () => {
  const muted = (choice: MuteChoice) => world.mutes.mute(HERE, SID, choice, 'U2');

  test('leaves it to the end of the mute, which tells of the pause as well, once', async () => {
    await muted('1h');
    end();
    await pressed();
    await drain();
    expect(told()).toEqual([]);
    world.pass(3_600_000);
    await world.mutes.sweep();
    await drain();
    expect(told()).toEqual(['missed']);
  });

  test('tells what the mute would have let through', async () => {
    await muted('end');
    end();
    await pressed();
    await drain();
    expect(told()).toEqual(['missed_here']);
  });

  test('of which nothing but files is known waits until it ends', async () => {
    await muted('end');
    world.know({ ...world.lives(SID), files: [{ name: 'a_0.mp4', announcedAt: world.now() + 1 }] });
    await pressed();
    await drain();
    expect(told()).toEqual([]);
  });
});

describe('without anybody pressing anything', () => {
  test('being let in again resumes', async () => {
    world.lines.length = 0;
    await letIn(HERE, world);
    await drain();
    expect(await world.pauses.of(HERE)).toBeUndefined();
    const about = world.lines.filter(({ outcome }) => outcome.startsWith('place'));
    expect(about).toMatchObject([
      { outcome: 'placeTried', facts: { ...HERE, why: 'let_in' } },
      { outcome: 'placeBack', facts: HERE },
    ]);
  });

  test('being let in where nothing was paused does nothing', async () => {
    await pressed();
    await drain();
    await letIn(HERE, world);
    expect(world.queued()).toEqual([]);
  });

  test('being shut out pauses before a post fails', async () => {
    await pressed();
    await drain();
    await shutOut(HERE, 'not_in_channel', world);
    expect(world.watching[0]?.paused?.reason).toBe('not_in_channel');
    const facts = { ...HERE, reason: 'not_in_channel' };
    expect(world.lines.at(-1)).toEqual({ outcome: 'placeGone', facts });
  });

  test('being shut out of a place where nothing is watched is no pause', async () => {
    world.lines.length = 0;
    await shutOut({ ...HERE, channel: 'C2' }, 'is_archived', world);
    expect(world.lines).toEqual([]);
  });

  test('anything that Slack takes there ends the pause', async () => {
    await world.outbox.put(HERE, { id: 'share-1', kind: 'share', sid: SID, at: NOON, by: 'U2' });
    await drain();
    expect(world.watching[0]?.paused).toBeUndefined();
    expect(await world.pauses.of(HERE)).toBeUndefined();
  });
});
