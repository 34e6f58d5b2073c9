import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import { share } from '../../src/flows/telling/on-request.ts';
import { forget } from '../../src/flows/watching/forget.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { Sight } from '../../src/recording/judging/sight.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { cardEdit } from '../../src/recording/telling/delivery.ts';
import { LANE_LEASE_MS } from './stores/outbox.ts';
import { createSlackInMemory, createWorld, HERE, NOON, recordingOf, SID, type World } from './world.ts';

const STARTED: News = { kind: 'started', between: { after: NOON, before: NOON + 9_000 }, late: false };
const FILE: News = { kind: 'file', files: [{ name: 'a_0.mp4' }] };
const READY: News = { kind: 'phase', from: 'starting', to: 'ready', status: 4 };

let world: World;
let slack: ReturnType<typeof createSlackInMemory>;

const told = () => slack.posts.map(({ what, id }) => `${what} ${id.replace(SID, '')}`);
const step = () => deliver(HERE, { ...world, messenger: slack.messenger });
const news = (version: number, ...list: News[]) =>
  world.outbox.put(HERE, {
    id: `${SID}.${version}`,
    kind: 'recording',
    sid: SID,
    at: world.now(),
    news: list,
  });

/** Delivers until nothing is queued, as whoever calls next would. */
async function drain(): Promise<void> {
  for (let steps = 0; world.queued().length > 0; steps += 1) {
    if (steps > 30) throw new Error('does not come to an end');
    await step();
  }
}

beforeEach(async () => {
  world = createWorld(recordingOf());
  slack = createSlackInMemory();
  await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON });
});

describe('a watch that has just begun', () => {
  test('gets its card, once', async () => {
    await drain();
    expect(told()).toEqual(['card .card']);
    expect(world.watching[0]?.card).toBe('ts-1');
  });

  test('hears news in order: what waits together is one message', async () => {
    await news(1, STARTED);
    await news(2, FILE);
    await drain();
    await news(3, FILE);
    await drain();
    expect(told().slice(1)).toEqual(['news .1', 'news .3']);
    expect(slack.posts.map(({ news }) => news)).toEqual([undefined, [STARTED, FILE], [FILE]]);
  });
});

describe('news', () => {
  beforeEach(drain);

  test('that only shows on the card edits it and posts nothing', async () => {
    await news(1, READY);
    await drain();
    expect(slack.edits).toEqual(['ts-1']);
    expect(slack.posts).toHaveLength(1);
  });

  test('of one look come in one message', async () => {
    await news(1, STARTED, FILE);
    await drain();
    expect(slack.posts[1]?.news).toEqual([STARTED, FILE]);
  });

  test('nobody asked for edit the card and are not posted', async () => {
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON, only: ['ended'] });
    await news(1, STARTED);
    await drain();
    expect(slack.posts).toHaveLength(1);
    expect(slack.edits.length).toBeGreaterThan(0);
  });

  test('waiting in a row edit the card once, at the end', async () => {
    for (const version of [1, 2, 3]) await news(version, READY);
    await drain();
    expect(slack.edits).toHaveLength(1);
  });

  test('of a recording nobody watches any more are not told', async () => {
    await world.watches.remove(HERE, SID);
    await news(1, STARTED);
    await drain();
    expect(slack.posts).toHaveLength(1);
  });
});

describe('Slack in trouble', () => {
  beforeEach(drain);

  test('a 429 keeps the news for as long as Slack says, without any doubt', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'later', afterMs: 30_000 });
    await step();
    expect(world.slept).toContain(30_000);
    expect((await world.outbox.take(HERE))?.doubtful).toBe(false);
  });

  test('a lost answer is looked for, and what had arrived is not posted twice', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await drain();
    expect(told()).toEqual(['card .card', 'news .1']);
  });

  test('a doubt that cannot be settled yet posts nothing', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    slack.findAnswers({ kind: 'later', afterMs: 1_000 });
    await step();
    expect(slack.posts).toHaveLength(2);
    expect(world.queued()).toHaveLength(1);
  });

  test('a doubt that nobody may settle is told twice rather than not at all', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'unknown', why: 'reset' });
    slack.findAnswers({ kind: 'forbidden' });
    await drain();
    expect(slack.posts.filter(({ what }) => what === 'news').map(({ repeats }) => repeats)).toEqual([
      undefined,
      true,
    ]);
  });

  test('a card that was perhaps posted before says so at every edit, until it is posted anew', async () => {
    await world.watches.remove(HERE, SID);
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: world.now() });
    const first = world.now();
    slack.failures.push({ kind: 'unknown', why: 'reset' });
    slack.findAnswers({ kind: 'forbidden' });
    await step();
    world.pass(5_000);
    await drain();
    const shown: unknown[] = [];
    const edit: Messenger['edit'] = (place, id, ts, saying) => {
      shown.push(saying.kind === 'card' && saying.subject.watch?.copySince);
      return slack.messenger.edit(place, id, ts, saying);
    };
    const editOnce = async () => {
      await news(shown.length, READY);
      while (world.queued().length > 0)
        await deliver(HERE, { ...world, messenger: { ...slack.messenger, edit } });
    };
    await editOnce();
    await editOnce();
    slack.editFailures.push({ kind: 'no_message' });
    await editOnce();
    await editOnce();
    expect(shown).toEqual([first, first, first, undefined]);
  });

  test('a search that Slack limits waits as long as Slack asks, goes on where it was, and ends after minutes', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    slack.findAnswers({ kind: 'later', afterMs: 60_000, from: 'page-2' });
    for (let n = 0; n < 4; n += 1) await step();
    expect(world.slept.slice(-3)).toEqual([60_000, 60_000, 60_000]);
    expect(slack.searches.map(({ from }) => from)).toEqual([undefined, 'page-2', 'page-2', 'page-2']);
    expect(slack.posts.filter(({ what }) => what === 'news').map(({ repeats }) => repeats)).toEqual([
      undefined,
      true,
    ]);
    expect(world.queued()).toEqual([]);
  });

  test('a message is looked for around its attempts only', async () => {
    await news(1, STARTED);
    world.pass(3_600_000);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await drain();
    expect(slack.searches[0]).toMatchObject({ since: world.now() - 60_000, until: world.now() + 60_000 });
  });

  test('unknown outcomes are retried ever more slowly', async () => {
    await news(1, STARTED);
    slack.findAnswers({ kind: 'absent' });
    for (let n = 0; n < 3; n += 1) {
      slack.failures.push({ kind: 'unknown', why: 'timeout' });
      await step();
    }
    expect(world.slept.slice(-3)).toEqual([1_000, 2_000, 5_000]);
  });

  test('a Slack that cannot be reached is asked ever more rarely, up to a minute, and each place at its own moment', async () => {
    await news(1, STARTED);
    const spread = { ...world, random: () => 0.9, messenger: slack.messenger };
    for (let n = 0; n < 8; n += 1) {
      slack.failures.push({ kind: 'later' });
      await deliver(HERE, spread);
    }
    expect(world.slept.slice(-8)).toEqual([700, 1_400, 3_500, 10_500, 21_000, 42_000, 42_000, 42_000]);
    expect((await world.outbox.take(HERE))?.doubtful).toBe(false);
  });

  test('a card that was deleted is posted again, and the news still goes under it', async () => {
    await news(1, STARTED);
    slack.editFailures.push({ kind: 'no_message' });
    await drain();
    expect(told().slice(1)).toEqual(['card .card', 'news .1']);
    expect(world.watching[0]?.card).toBe('ts-2');
  });

  test.each([
    { kind: 'refused', reason: 'some_new_error' },
    { kind: 'invalid', why: 'invalid_blocks' },
    { kind: 'unknown', why: 'timeout' },
    { kind: 'later', afterMs: 30_000 },
  ] as const)(
    'an edit that is $kind does not hold up the news, and is made again by itself',
    async (failure) => {
      await news(1, STARTED);
      slack.editFailures.push(failure);
      await step();
      expect(told().slice(1)).toEqual(['news .1']);
      await drain();
      expect(slack.edits).toEqual(['ts-1']);
    },
  );

  test('a place that is gone pauses the watch and tells its owner once', async () => {
    await news(1, STARTED);
    await news(2, FILE);
    slack.failures.push({ kind: 'gone', reason: 'is_archived' });
    await drain();
    expect(world.watching[0]?.paused?.reason).toBe('is_archived');
    expect(slack.posts).toHaveLength(1);
    expect(world.queued({ team: 'T1', channel: 'U1' }).map(({ kind }) => kind)).toEqual(['paused']);
  });

  test('a message that Slack refuses does not block those behind it, and is kept to be told again', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'invalid', why: 'invalid_blocks' });
    await step();
    await news(2, FILE);
    await drain();
    expect(told().slice(1)).toEqual(['news .2']);
    const [letter, ...others] = await world.deadLetters.of(HERE.team);
    expect([letter, others]).toMatchObject([{ place: HERE, reason: 'invalid_blocks' }, []]);
    expect(await world.deadLetters.again(letter?.id ?? '')).toBe('queued');
    await drain();
    expect(told().slice(1)).toEqual(['news .2', 'news .1']);
    expect(await world.deadLetters.of(HERE.team)).toEqual([]);
  });

  test('a last edit that is refused for long is kept, for no summary will make it good', async () => {
    await world.watches.remove(HERE, SID);
    await world.outbox.put(HERE, { id: 'x', kind: 'unwatched', sid: SID, at: NOON, card: 'ts-1' });
    for (let n = 0; n < 7; n += 1) slack.editFailures.push({ kind: 'refused', reason: 'some_new_error' });
    await drain();
    expect(await world.deadLetters.of(HERE.team)).toMatchObject([{ reason: 'some_new_error' }]);
  });

  test('an edit by itself that may have arrived leaves no doubt, as it is simply made again', async () => {
    await drain();
    await world.outbox.put(HERE, cardEdit(SID, NOON));
    slack.editFailures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    expect(world.outcomes.at(-1)).toBe('not_edited');
    await drain();
    expect(slack.edits).toEqual(['ts-1']);
  });
});

test('that Redis was emptied is kept where Slack lets nobody post, for nothing pauses there', async () => {
  const there = { team: HERE.team, channel: 'C9' };
  await world.outbox.put(there, { id: 'emptied.1', kind: 'emptied', at: NOON, total: 1, names: ['Algebra'] });
  slack.failures.push({ kind: 'gone', reason: 'is_archived' });
  await deliver(there, { ...world, messenger: slack.messenger });
  expect(world.queued(there)).toEqual([]);
  expect(await world.deadLetters.of(HERE.team)).toMatchObject([{ place: there, reason: 'is_archived' }]);
});

describe('a crash after Slack had accepted and before it was written down', () => {
  test('is made good by finding the message', async () => {
    await drain();
    await news(1, STARTED);
    const crashing = { ...world.outbox, settle: () => Promise.reject(new Error('killed')) };
    await expect(deliver(HERE, { ...world, outbox: crashing, messenger: slack.messenger })).rejects.toThrow(
      'killed',
    );
    world.pass(LANE_LEASE_MS);
    await drain();
    expect(told()).toEqual(['card .card', 'news .1']);
  });
});

describe('other deliveries', () => {
  test('a share is a message of its own', async () => {
    await drain();
    await world.outbox.put(HERE, { id: 'share-1', kind: 'share', sid: SID, at: NOON, by: 'U2' });
    await drain();
    expect(told().at(-1)).toBe('share share-1');
  });

  test.each([
    ['where it is watched', HERE],
    ['where nothing is watched', { team: 'T1', channel: 'C0PRIVATE' }],
  ])('a share that Slack does not let the bot post is answered to whoever asked, %s', async (_, place) => {
    await drain();
    expect(await share(place, SID, 'U2', world)).toBe('queued');
    slack.failures.push({ kind: 'gone', reason: 'not_in_channel' });
    await deliver(place, { ...world, messenger: slack.messenger });
    expect(world.queued({ team: 'T1', channel: 'U2' })).toMatchObject([
      { kind: 'not_shared', sid: SID, channel: place.channel, reason: 'not_in_channel' },
    ]);
    await deliver({ team: 'T1', channel: 'U2' }, { ...world, messenger: slack.messenger });
    expect(slack.posts.at(-1)).toMatchObject({ what: 'not_shared', place: { channel: 'U2' } });
    // Whoever has let the bot in need not wait for a minute.
    expect(await share(place, SID, 'U2', world)).toBe('queued');
  });

  describe('that an app cannot be seen', () => {
    const tell = async (kind: 'blind' | 'sighted', since = world.now()) => {
      const news = { kind, since, cause: 'credentials' } as const;
      await world.outbox.put(HERE, {
        id: 'prod.sight.1',
        kind: 'app',
        app: 'prod',
        at: world.now(),
        news,
        sids: [SID],
      });
      await drain();
      return told().includes('app prod.sight.1');
    };
    beforeEach(async () => {
      await drain();
      world.pass(60_000);
    });

    test('is told where a recording of it is watched', async () => {
      expect(await tell('blind')).toBe(true);
    });

    test('is told nowhere where nobody wants to hear of it', async () => {
      await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON, only: ['ended'] });
      expect(await tell('blind')).toBe(false);
    });

    test('is told nowhere where all is muted, nor that it can be seen again', async () => {
      await world.mutes.mute(HERE, SID, '1h', 'U2');
      expect(await tell('blind')).toBe(false);
      expect(await tell('sighted')).toBe(false);
    });

    test('comes through a mute that lets bad news through', async () => {
      await world.mutes.mute(HERE, SID, 'bad', 'U2');
      expect(await tell('blind')).toBe(true);
    });

    test('and was told before a mute is followed by that it can be seen again', async () => {
      await world.mutes.mute(HERE, SID, '1h', 'U2');
      expect(await tell('sighted', world.now() - 1)).toBe(true);
    });

    test('is told nowhere where it is watched no longer', async () => {
      await world.watches.remove(HERE, SID);
      expect(await tell('blind')).toBe(false);
    });
  });

  test('the card of an ended watch is edited for the last time', async () => {
    await drain();
    await world.watches.remove(HERE, SID);
    await world.outbox.put(HERE, { id: 'x', kind: 'unwatched', sid: SID, at: NOON, card: 'ts-1' });
    await drain();
    expect(slack.edits).toEqual(['ts-1']);
  });

  test('that card having been deleted is no trouble', async () => {
    await drain();
    slack.editFailures.push({ kind: 'no_message' });
    await world.outbox.put(HERE, { id: 'x', kind: 'unwatched', sid: SID, at: NOON, card: 'ts-9' });
    await drain();
    expect(world.queued()).toEqual([]);
    expect(await world.deadLetters.of(HERE.team)).toEqual([]);
  });
});

test('forgetting a recording edits its card for the last time', async () => {
  await drain();
  slack.edits.length = 0;
  expect(await forget(SID, world)).toBe(true);
  await drain();
  expect(slack.edits).toEqual(['ts-1']);
  expect(await forget(SID, world)).toBe(false);
});

describe('the card of a recording whose app cannot be seen', () => {
  const DARK = { since: NOON, cause: 'credentials', looks: 1, told: true } as const;
  const shown: Known[] = [];
  const put = async (dark?: Sight['dark']) => {
    const before = await world.sights.get();
    const next = { version: before.version + 1, ...(dark ? { dark } : {}) };
    await world.sights.put('default', before, next, undefined);
  };
  const edited = async () => {
    await world.outbox.put(HERE, cardEdit(SID, world.now()));
    const { edit } = slack.messenger;
    await deliver(HERE, {
      ...world,
      messenger: {
        ...slack.messenger,
        edit: (place, id, ts, saying) => {
          if (saying.kind === 'card') shown.push(saying.subject.known);
          return edit(place, id, ts, saying);
        },
      },
    });
    return shown.at(-1);
  };

  test('says so from the moment at which people were told, and no more when it is back', async () => {
    await drain();
    await put(DARK);
    expect(await edited()).toMatchObject({ blind: { since: NOON, cause: 'credentials' } });
    await put();
    expect(await edited()).not.toHaveProperty('blind');
  });

  test('says nothing of an outage that nobody was told of', async () => {
    await drain();
    await put({ ...DARK, told: false });
    expect(await edited()).not.toHaveProperty('blind');
  });
});
