import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { type SavedServer, startSavedServer } from '../../sandbox/redis/saved-server.ts';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';
import { deliver } from '../../src/flows/telling/deliver.ts';
import type { BlindCause, News } from '../../src/recording/news.ts';
import { marksOf } from '../../src/recording/telling/marks.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { refusalOf } from '../../src/slack/api/codes.ts';
import { eventually } from '../eventually.ts';
import { BOT_TOKEN, messengerOf } from '../slack/bot.ts';
import { createTestLog, look, openWorld, PROD, register, type World, watchOf } from './world.ts';

/** Redis is cut off from power: what it wrote in the last second is gone. */

const binary = serverOnPath();

const file = (...names: readonly string[]): News => ({
  kind: 'file',
  files: names.map((name) => ({ name })),
});

let [world, slack, place, log]: [World, PretendSlack, Place, ReturnType<typeof createTestLog>] = [] as never;
let redis: SavedServer;

const beat = () => world.keyspace.run('connection/beat', '', 2_500);

const messenger = () => messengerOf(slack, { log, holds: world.holds });

/** Tells all that waits, at the pace of the channel. */
async function tell(): Promise<void> {
  const needs = { ...world, messenger: messenger(), refusalOf, log, random: () => 0, now: Date.now };
  const waiting = () => world.redis.exists(world.keyspace.key('lanes'));
  await eventually(async () => {
    await deliver(place, needs);
    expect(await waiting()).toBe(0);
  });
}

/** Has something learnt and told that Redis then knows nothing of. */
async function forgotten(learnt = async (): Promise<void> => {}): Promise<void> {
  const kept = await redis.kept();
  await learnt();
  await tell();
  await redis.cutPower(kept);
}

async function learn(...news: readonly News[]): Promise<void> {
  const known = await world.recordings.find('a');
  if (!known) throw new Error('not known');
  const at = Date.now();
  await look(world, known, { news, show: true, again: at });
}

/** Writes a sight of the app. @param cause for which it cannot be seen, which is told */
async function see(version: number, cause?: BlindCause): Promise<void> {
  const news = cause === undefined ? undefined : ({ kind: 'blind', since: 1, cause } as const);
  await world.sights.put(PROD.name, { version: version - 1 }, { version }, news);
}

const ofApp = () =>
  slack.messages(place.channel).filter(({ metadata }) => metadata?.event_payload.kinds === 'blind');

const lines = () => slack.replies(place.channel, slack.messages(place.channel)[0]?.ts ?? '');

/** The files that each line in the thread of the card names. */
const told = () =>
  lines().map(({ blocks }) => [...new Set(JSON.stringify(blocks).match(/[a-z]_\d/g))].join(' '));

beforeEach(async ({ skip }) => {
  if (binary === undefined) skip('no redis-server or valkey-server on PATH');
  redis = await startSavedServer(binary ?? '');
  slack = await createPretendSlack({
    signingSecret: 's',
    botToken: BOT_TOKEN,
    channels: [{ name: 'recordings' }],
  });
  log = createTestLog();
  world = openWorld({ url: redis.url });
  // It is away on purpose.
  world.redis.on('error', () => undefined);
  place = { team: 'T1', channel: slack.state().channels[0]?.id ?? '' };
  await register(world, 'a');
  await world.watches.put(watchOf('a', place));
  await learn();
  await tell();
  await learn(file('f_1'));
  await tell();
  await beat();
});
afterEach(async () => {
  await slack?.close();
  await redis?.close();
});

describe('after a power cut', () => {
  it('news that was told and waits again is not told twice', async () => {
    await learn(file('f_2'));
    await forgotten();
    await tell();
    expect(told()).toEqual(['f_1', 'f_2']);
    expect(log.outcomes()).toContain('recalled');
    expect((await world.ledger.of('a')).at(-1)).toMatchObject({ kinds: ['file'], how: 'found' });
  });

  it('news that was told and is learnt again, in other company, is told without what was told', async () => {
    await forgotten(() => learn(file('f_2')));
    await learn(file('f_2', 'f_3'), { kind: 'stuck_ready', since: 1 });
    await tell();
    expect(told()).toEqual(['f_1', 'f_2', 'f_3']);
    expect(lines().at(-1)?.metadata?.event_payload.kinds).toBe('file,stuck_ready');
  });

  it('other news is not believed to be told because it has the number of news that was', async () => {
    await forgotten(() => learn(file('f_2')));
    await learn(file('b_7'));
    await tell();
    const ids = lines().map(({ metadata }) => metadata?.event_payload.delivery);
    expect(ids[2]).toBe(ids[1]);
    expect(told()).toEqual(['f_1', 'f_2', 'b_7']);
  });

  it('other news is posted although the answer is lost and a message with its number is there', async () => {
    await forgotten(() => learn(file('f_2')));
    await learn(file('b_7'));
    slack.setFault({ kind: 'cut' }, { method: 'chat.postMessage', times: 1 });
    await tell();
    expect(told()).toEqual(['f_1', 'f_2', 'b_7']);
  });

  it('a card that was posted and is forgotten is not posted again', async () => {
    await register(world, 'c');
    await world.watches.put(watchOf('c', place));
    await forgotten();
    await tell();
    expect(slack.messages(place.channel)).toHaveLength(2);
    const card = slack.messages(place.channel).at(-1)?.ts;
    expect(await world.watches.find(place, 'c')).toMatchObject({ card });
  });

  it('other news of an app is told although it has the number of news that was', async () => {
    await forgotten(() => see(1, 'unavailable'));
    await see(1, 'credentials');
    await tell();
    const [one, other, ...more] = ofApp();
    expect(more).toEqual([]);
    expect(other?.metadata?.event_payload.delivery).toBe(one?.metadata?.event_payload.delivery);
  });

  it('news of an app that is learnt again under another number is not told twice', async () => {
    await forgotten(() => see(1, 'unavailable'));
    await see(1);
    await see(2, 'unavailable');
    await tell();
    expect(ofApp()).toHaveLength(1);
  });

  it('what was told before the lost second keeps no later news of the same kind from being told', async () => {
    await learn({ kind: 'paused', between: { after: 1, before: 2 } });
    await tell();
    await beat();
    await redis.cutPower(await redis.kept());
    await learn({ kind: 'paused', between: { after: 3, before: 4 } });
    await tell();
    expect(told()).toHaveLength(3);
  });
});

it('news is recognised whatever depends on when it was learnt', () => {
  const ended = { kind: 'ended', how: 'exited', files: 4 } as const;
  const one = marksOf('a', { ...ended, between: { after: 1, before: 2 } });
  expect(marksOf('a', { ...ended, files: 5, between: { after: 3, before: 4 } })).toEqual(one);
  expect(marksOf('b', { ...ended, between: { after: 1, before: 2 } })).not.toEqual(one);
  expect(marksOf('a', { between: { after: 1, before: 2 }, files: 4, how: 'exited', kind: 'ended' })).toEqual(
    one,
  );
  expect(marksOf('a', { ...ended, how: 'idle', between: { after: 1, before: 2 } })).not.toEqual(one);
});
