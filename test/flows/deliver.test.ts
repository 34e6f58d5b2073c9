import { beforeEach, describe, expect, test } from 'vitest';
import { share } from '../../src/flows/telling/on-request.ts';
import { forget } from '../../src/flows/watching/forget.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { News } from '../../src/recording/news.ts';
import { cardEdit } from '../../src/recording/telling/delivery.ts';
import { LANE_LEASE_MS } from './stores/outbox.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf, SID } from './world.ts';

const STARTED: News = { kind: 'started', between: { after: NOON, before: NOON + 9_000 }, late: false };
const FILE: News = { kind: 'file', files: [{ name: 'a_0.mp4' }] };
const READY: News = { kind: 'phase', from: 'starting', to: 'ready', status: 4 };

let { world, slack, step, drain, learn, dies }: Telling = createTelling();

const told = () => slack.posts.map(({ what, id }) => `${what} ${id.replace(SID, '')}`);
const news = (version: number, ...list: News[]) => learn(SID, version, ...list);
/** Tells of each message with news whether it says that it may be a repetition. */
const repeats = () => slack.posts.filter(({ what }) => what === 'news').map((post) => post.repeats);
/** The card as each edit had it. */
const cards = () =>
  slack.said.flatMap(({ how, saying }) => (how === 'edit' && saying.kind === 'card' ? [saying.subject] : []));

beforeEach(async () => {
  ({ world, slack, step, drain, learn, dies } = createTelling(recordingOf()));
  await world.watch();
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
  beforeEach(() => drain());

  test('that only shows on the card edits it and posts nothing', async () => {
    await news(1, READY);
    await drain();
    expect(slack.edits).toEqual(['ts-1']);
    expect(slack.posts).toHaveLength(1);
  });

  test('waiting in a row edit the card once, at the end', async () => {
    for (const version of [1, 2, 3]) await news(version, READY);
    await drain();
    expect(slack.edits).toHaveLength(1);
  });

  test('of a recording nobody watches any more are not told', async () => {
    await world.watches.remove(HERE, SID, 'U1');
    await news(1, STARTED);
    await drain();
    expect(slack.posts).toHaveLength(1);
  });
});

describe('Slack in trouble', () => {
  beforeEach(() => drain());

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
    expect(repeats()).toEqual([undefined, true]);
  });

  test('a card that was perhaps posted before says so at every edit, until it is posted anew', async () => {
    await world.watches.remove(HERE, SID, 'U1');
    await drain();
    slack.said.length = 0;
    await world.watch({ since: world.now() });
    const first = world.now();
    slack.failures.push({ kind: 'unknown', why: 'reset' });
    slack.findAnswers({ kind: 'forbidden' });
    await step();
    world.pass(5_000);
    await drain();
    const editOnce = async (version: number) => {
      await news(version, READY);
      await drain();
    };
    await editOnce(1);
    await editOnce(2);
    slack.editFailures.push({ kind: 'no_message' });
    await editOnce(3);
    await editOnce(4);
    expect(cards().map(({ watch }) => watch?.copySince)).toEqual([first, first, undefined]);
  });

  test('a search that Slack limits waits as long as Slack asks, goes on where it was, and ends after minutes', async () => {
    await news(1, STARTED);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    slack.findAnswers({ kind: 'later', afterMs: 60_000, from: 'page-2' });
    for (let n = 0; n < 4; n += 1) await step();
    expect(world.slept.slice(-3)).toEqual([60_000, 60_000, 60_000]);
    expect(slack.searches.map(({ from }) => from)).toEqual([undefined, 'page-2', 'page-2', 'page-2']);
    expect(repeats()).toEqual([undefined, true]);
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
    for (let n = 0; n < 8; n += 1) {
      slack.failures.push({ kind: 'later' });
      await step(HERE, { random: () => 0.9 });
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

  test('a card that was deleted is posted again, however often its news was refused with a code on no list', async () => {
    await news(1, STARTED);
    for (let n = 0; n < 6; n += 1) {
      slack.failures.push({ kind: 'refused', reason: 'some_new_error' });
      await step();
    }
    slack.editFailures.push({ kind: 'no_message' });
    await drain();
    expect(told().slice(1)).toEqual(['card .card', 'news .1']);
    expect(await world.deadLetters.of(HERE.team)).toEqual([]);
  });

  test('news under a card that was deleted twice is tried as often as any other before its place pauses', async () => {
    await news(1, STARTED);
    for (let n = 0; n < 2; n += 1) {
      slack.editFailures.push({ kind: 'no_message' });
      await step();
      await step();
    }
    for (let n = 0; n < 6; n += 1) slack.failures.push({ kind: 'refused', reason: 'some_new_error' });
    await drain();
    expect(told().slice(1)).toEqual(['card .card', 'card .card', 'news .1']);
    expect(world.watching[0]).not.toHaveProperty('paused');
  });

  test('cards under which Slack takes nothing come to an end, and the news is kept to be told again', async () => {
    await news(1, STARTED);
    const post: Messenger['post'] = async (...said) =>
      said[3] === undefined ? slack.messenger.post(...said) : { kind: 'no_message' };
    while (world.queued().length > 0 && told().length < 10)
      await step(HERE, { messenger: { ...slack.messenger, post } });
    expect(told()).toEqual(['card .card', 'card .card', 'card .card']);
    expect(await world.deadLetters.of(HERE.team)).toMatchObject([{ reason: 'no_message' }]);
  });

  test('that somebody is on it is told under a new card if the card was deleted', async () => {
    await world.outbox.put(HERE, { id: 'on-it', kind: 'on_it', sid: SID, at: NOON, by: 'U1' });
    slack.failures.push({ kind: 'no_message' });
    await drain();
    expect(told().slice(1)).toEqual(['card .card', 'on_it on-it']);
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

  test('a place that is paused gets no edit of a card and no line under it, which could end the pause', async () => {
    await world.pauses.pause(HERE, 'not_in_channel');
    await world.outbox.put(HERE, cardEdit(SID, NOON));
    await world.outbox.put(HERE, { id: 'on-it', kind: 'on_it', sid: SID, at: NOON, by: 'U1' });
    await drain();
    expect([slack.edits, slack.posts.length]).toEqual([[], 1]);
    expect(world.watching[0]?.paused?.reason).toBe('not_in_channel');
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
    const line = world.lines.find(({ outcome }) => outcome === 'notTold');
    expect(line?.facts).toMatchObject({ why: 'invalid_blocks', letter: letter?.id });
    expect(await world.deadLetters.again(letter?.id ?? '')).toBe('queued');
    await drain();
    expect(told().slice(1)).toEqual(['news .2', 'news .1']);
    expect(await world.deadLetters.of(HERE.team)).toEqual([]);
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
  await step(there);
  expect(world.queued(there)).toEqual([]);
  const letters = await world.deadLetters.of(HERE.team);
  expect(letters).toMatchObject([{ place: there, reason: 'is_archived' }]);
  expect(world.lines.at(-1)).toMatchObject({ outcome: 'notPosted', facts: { letter: letters[0]?.id } });
});

test('a crash after Slack had accepted and before it was written down is made good by finding the message', async () => {
  await drain();
  await news(1, STARTED);
  await dies();
  world.pass(LANE_LEASE_MS);
  await drain();
  expect(told()).toEqual(['card .card', 'news .1']);
});

test('a place that is paused twice, as the first answer of Redis was lost, is logged as gone', async () => {
  await drain();
  await news(1, STARTED);
  slack.failures.push({ kind: 'gone', reason: 'not_in_channel' });
  const { pause } = world.pauses;
  const repeated: typeof pause = async (...order) => {
    await pause(...order);
    return pause(...order);
  };
  await step(HERE, { pauses: { ...world.pauses, pause: repeated } });
  expect(world.lines.at(-1)?.outcome).toBe('placeGone');
});

describe('other deliveries', () => {
  test('a share is a message of its own', async () => {
    await drain();
    await world.outbox.put(HERE, { id: 'share-1', kind: 'share', sid: SID, at: NOON, by: 'U2' });
    await drain();
    expect(told().at(-1)).toBe('share share-1');
  });

  test.each([
    ['where it is watched', HERE, 'placeGone'],
    ['where nothing is watched, so nothing pauses', { team: 'T1', channel: 'C0PRIVATE' }, 'notPosted'],
  ])(
    'a share that Slack does not let the bot post is answered to whoever asked, %s',
    async (_, place, logged) => {
      await drain();
      expect(await share(place, SID, 'U2', world)).toBe('queued');
      slack.failures.push({ kind: 'gone', reason: 'not_in_channel' });
      await step(place);
      expect(world.lines.at(-1)?.outcome).toBe(logged);
      expect(world.queued({ team: 'T1', channel: 'U2' })).toMatchObject([
        { kind: 'not_shared', sid: SID, channel: place.channel, reason: 'not_in_channel' },
      ]);
      await step({ team: 'T1', channel: 'U2' });
      expect(slack.posts.at(-1)).toMatchObject({ what: 'not_shared', place: { channel: 'U2' } });
      // Somebody who has let the bot in need not wait for a minute.
      expect(await share(place, SID, 'U2', world)).toBe('queued');
      // Refused once more, where nothing pauses: a place that is watched is paused by now.
      slack.failures.push({ kind: 'gone', reason: 'not_in_channel' });
      await step(place);
      expect(world.lines.at(-1)?.outcome).toBe('notPosted');
    },
  );

  describe('that an app cannot be seen', () => {
    const isTold = async (kind: 'blind' | 'sighted', since = world.now()) => {
      const app = { id: 'prod.sight.1', kind: 'app', app: 'prod', at: world.now(), sids: [SID] } as const;
      await world.outbox.put(HERE, { ...app, news: { kind, since, cause: 'credentials' } });
      await drain();
      return told().includes('app prod.sight.1');
    };
    beforeEach(async () => {
      await drain();
      world.pass(60_000);
    });

    test.each([
      ['where a recording of it is watched', async () => {}, true],
      ['nowhere where nobody wants to hear of it', () => world.watch({ only: ['ended'] }), false],
      ['nowhere where all is muted', () => world.mutes.mute(HERE, SID, '1h', 'U2'), false],
      ['through a mute that lets bad news through', () => world.mutes.mute(HERE, SID, 'bad', 'U2'), true],
      ['nowhere where it is watched no longer', () => world.watches.remove(HERE, SID, 'U1'), false],
    ])('is told %s', async (_, choose, is) => {
      await choose();
      expect(await isTold('blind')).toBe(is);
    });

    test('is followed by that it can be seen again only where it was told before a mute', async () => {
      await world.mutes.mute(HERE, SID, '1h', 'U2');
      expect(await isTold('sighted')).toBe(false);
      expect(await isTold('sighted', world.now() - 1)).toBe(true);
    });
  });

  describe('the card of an ended watch', () => {
    beforeEach(async () => {
      await drain();
      await world.watches.remove(HERE, SID, 'U1');
    });

    test('is edited for the last time', async () => {
      await drain();
      expect(slack.edits).toEqual(['ts-1']);
    });

    test('may have been deleted', async () => {
      slack.editFailures.push({ kind: 'no_message' });
      await drain();
      expect([world.queued(), await world.deadLetters.of(HERE.team)]).toEqual([[], []]);
    });

    test('whose last edit is refused for long is kept, for no summary will make it good', async () => {
      for (let n = 0; n < 7; n += 1) slack.editFailures.push({ kind: 'refused', reason: 'some_new_error' });
      await drain();
      expect(await world.deadLetters.of(HERE.team)).toMatchObject([{ reason: 'some_new_error' }]);
    });
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
  const edited = async () => {
    await world.outbox.put(HERE, cardEdit(SID, world.now()));
    await drain();
    return cards().at(-1)?.known;
  };
  beforeEach(() => drain());

  test('says so from the moment at which people were told, and no more when it is back', async () => {
    world.darken();
    expect(await edited()).toMatchObject({ blind: { since: NOON, cause: 'credentials' } });
    world.lighten();
    expect(await edited()).not.toHaveProperty('blind');
  });

  test('says nothing of an outage that nobody was told of', async () => {
    world.darken({ told: false });
    expect(await edited()).not.toHaveProperty('blind');
  });
});
