import { beforeEach, describe, expect, test } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { deliver } from '../../src/flows/telling/deliver.ts';
import { share } from '../../src/flows/telling/on-request.ts';
import { admitted } from '../../src/flows/telling/shut-out.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { News } from '../../src/recording/news.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { CODES } from '../../src/slack/api/codes.ts';
import { postedOf } from '../../src/slack/api/failure.ts';
import { createWorld, NOON, recordingOf, SID, type World } from '../flows/world.ts';
import { memoryHolds, messengerOf, openSlack } from './bot.ts';
import { directIn, personIn, placeIn } from './screen.ts';

/** Refusals of Slack, as they come over HTTP, and what becomes of the news that was to be told. */

const OTHERS = Array.from({ length: 6 }, (_, n) => SID.replace(/^./, String(n)));
const BETWEEN = { after: NOON, before: NOON + 9_000 };
const ENDED: News = { kind: 'ended', between: BETWEEN, how: 'exited', files: 0 };

let slack: PretendSlack;
let messenger: Messenger;
let world: World;
let here: Place;
let mei: Place;

beforeEach(async () => {
  slack = await openSlack({ channels: [{ name: 'recordings' }], users: [{ name: 'mei' }], speed: 1_000 });
  messenger = messengerOf(slack, { holds: memoryHolds(() => world.now()) });
  world = createWorld(...[SID, ...OTHERS].map((sid, n) => recordingOf(sid, { alias: `room ${n}` })));
  here = placeIn(slack);
  mei = personIn(slack, 'mei');
});

/** One delivery, and the wait that it asks for. */
async function step(place = here): Promise<void> {
  const before = world.slept.length;
  await deliver(place, { ...world, messenger });
  for (const ms of world.slept.slice(before)) world.pass(ms);
}

/** Delivers until nothing waits there any more. */
async function drain(place = here): Promise<void> {
  for (let steps = 0; world.queued(place).length > 0; steps += 1) {
    if (steps > 40) throw new Error('does not come to an end');
    await step(place);
  }
}

const watch = (sid: string) => world.watches.put({ ...here, sid, owner: mei.channel, since: NOON });

/** It has ended, which is to be told. */
async function end(sid: string): Promise<void> {
  const known = world.lives(sid);
  const at = world.now();
  const over = { phase: 'ended', how: 'exited' } as const;
  world.know({ ...known, ...over, reached: 'recording', since: at, life: [...known.life, { ...over, at }] });
  await world.outbox.put(here, { id: `${sid}.1`, kind: 'recording', sid, at, news: [ENDED] });
}

const everything = (): string => {
  const roots = slack.messages('recordings');
  return [...roots, ...roots.flatMap(({ ts }) => slack.replies('recordings', ts))]
    .map((message) => JSON.stringify(message))
    .join();
};

const calls = (method: string): number => slack.log().filter((call) => call.method === method).length;

const EDIT = 'the edit of a card';

interface Situation {
  readonly what: string;
  readonly method: string;
  /** Prepares the recording `SID`; the news that it ended is to arrive somehow. */
  prepare(): Promise<void>;
}

/** Watched, with its card told. */
async function carded(...sids: readonly string[]): Promise<void> {
  for (const sid of sids) await watch(sid);
  await drain();
}

const SITUATIONS: readonly Situation[] = [
  {
    what: 'the first card',
    method: 'chat.postMessage',
    async prepare() {
      await watch(SID);
      await end(SID);
    },
  },
  ...(['chat.postMessage', 'chat.update'] as const).map((method) => ({
    what: method === 'chat.update' ? EDIT : 'news under a card',
    method,
    async prepare() {
      await carded(SID);
      await end(SID);
    },
  })),
  {
    what: 'a digest',
    method: 'chat.postMessage',
    async prepare() {
      await carded(SID, ...OTHERS);
      for (const sid of [SID, ...OTHERS]) await end(sid);
    },
  },
  {
    what: 'the summary after a pause',
    method: 'chat.postMessage',
    async prepare() {
      await carded(SID);
      await end(SID);
      await world.pauses.pause(here, 'is_archived');
      await drain();
      await world.pauses.resume(here);
    },
  },
];

const UNKNOWN = [
  'no_permission',
  'access_denied',
  'accesslimited',
  'enterprise_is_restricted',
  'method_deprecated',
  'some_new_error',
];
const KNOWN = ['is_archived', 'restricted_action', 'restricted_action_thread_locked'];
const PASSING = ['external_channel_migrating', 'team_added_to_org', 'internal_error', 'ratelimited'];

describe.each(SITUATIONS)('$what, refused', ({ method, prepare, what }) => {
  beforeEach(prepare);

  const isEdit = what === EDIT;

  async function caughtUp(): Promise<void> {
    slack.clearFaults();
    expect(await world.pauses.resume(here)).toBe('trying');
    await drain();
    expect(world.watching.filter(({ paused }) => paused)).toEqual([]);
    expect(everything()).toContain('room 0');
    expect(everything()).toMatch(/ended/);
    expect(slack.messages('recordings').find(({ text }) => /room 0.*ended/.test(text))).toBeDefined();
  }

  test.each(UNKNOWN)('with %s, pauses the place after the last try, and is caught up', async (code) => {
    slack.setFault({ kind: 'refuse', error: code }, { method });
    const before = calls(method);
    await drain();
    expect(calls(method) - before).toBeGreaterThanOrEqual(7);
    expect(world.slept).toEqual(expect.arrayContaining([1_000, 2_000, 5_000, 15_000, 30_000, 60_000]));
    expect(world.watching.find(({ sid }) => sid === SID)?.paused?.reason).toBe(code);
    const told = world.queued(mei).filter(({ kind }) => kind === 'paused');
    expect(told.length).toBeGreaterThan(0);
    // An edit alone is no reason for the thread to miss anything.
    if (isEdit) expect(everything()).toMatch(/ended/);
    await caughtUp();
  });

  test.each(KNOWN)('with %s, pauses the place at once, and is caught up', async (code) => {
    slack.setFault({ kind: 'refuse', error: code }, { method });
    const before = calls(method);
    await step();
    expect(calls(method) - before).toBe(1);
    expect(world.watching.find(({ sid }) => sid === SID)?.paused?.reason).toBe(code);
    await drain();
    await caughtUp();
  });

  test.each(PASSING)('with %s, is told as soon as that has passed', async (code) => {
    slack.setFault({ kind: 'refuse', error: code }, { method });
    for (let tries = 0; tries < 12; tries += 1) await step();
    expect(world.watching.find(({ sid }) => sid === SID)?.paused).toBeUndefined();
    slack.clearFaults();
    await drain();
    expect(slack.messages('recordings').find(({ text }) => /room 0.*ended/.test(text))).toBeDefined();
  });
});

test.each([
  ...['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'missing_scope'],
  ...['user_disabled', 'cannot_dm_bot', 'user_not_found', 'users_not_found', 'messages_tab_disabled'],
  ...['channel_not_found', 'not_in_channel', 'is_archived', 'is_inactive', 'channel_is_limited_access'],
])('%s is a matter for people, and not tried again for a while first', (code) => {
  expect(postedOf({ kind: 'refused', code })).toEqual({ kind: 'gone', reason: code });
});

test.each(CODES.token)('%s pauses a place, which goes on once Slack accepts the bot again', async (code) => {
  await watch(SID);
  slack.setFault({ kind: 'refuse', error: code }, { method: 'chat.postMessage' });
  await step();
  expect(await world.pauses.of(here)).toMatchObject({ state: 'paused', reason: code });
  await admitted(here.team, world);
  expect(await world.pauses.of(here)).toMatchObject({ state: 'trying' });
});

test('an odd refusal after a long outage is tried again like any other', async () => {
  await watch(SID);
  slack.setFault({ kind: 'down' }, { method: 'chat.postMessage' });
  for (let tries = 0; tries < 10; tries += 1) await step();
  slack.clearFaults();
  slack.setFault({ kind: 'refuse', error: 'some_new_error' }, { method: 'chat.postMessage', times: 1 });
  await drain();
  expect(world.watching[0]).toMatchObject({ card: expect.any(String) });
  expect(world.watching[0]?.paused).toBeUndefined();
});

test('what was shared and is refused for long is answered to whoever shared it', async () => {
  await share(here, SID, mei.channel, world);
  slack.setFault({ kind: 'refuse', error: 'some_new_error' }, { channel: here.channel });
  await drain();
  expect(world.queued(mei)).toMatchObject([{ kind: 'not_shared', reason: 'some_new_error' }]);
});

test('the notice to an owner waits for as long as it is refused', async () => {
  await watch(SID);
  await world.pauses.pause(here, 'is_archived');
  slack.setFault({ kind: 'refuse', error: 'some_new_error' }, { method: 'conversations.open' });
  for (let tries = 0; tries < 12; tries += 1) await step(mei);
  expect(world.queued(mei)).toHaveLength(1);
  expect(world.outcomes.at(-1)).toBe('refused');
  slack.clearFaults();
  await drain(mei);
  expect(slack.messages(directIn({ slack }))).toHaveLength(1);
});

describe('a message of which Slack refuses a part goes without it', () => {
  beforeEach(() => watch(SID));

  test.each([
    'invalid_blocks',
    'msg_blocks_too_long',
    'invalid_attachments',
    'slack_connect_file_link_sharing_blocked',
    'msg_too_long',
    'metadata_too_large',
    'invalid_metadata_format',
    'invalid_arguments',
  ])('%s', async (code) => {
    slack.setFault({ kind: 'refuse', error: code }, { method: 'chat.postMessage', times: 1 });
    await drain();
    const [card, ...others] = slack.messages('recordings');
    expect(others).toEqual([]);
    expect(card?.text).toContain('room 0');
    expect(card?.metadata === undefined).toBe(code.includes('metadata'));
  });
});

test('a message that Slack refuses in every form is kept, and told again when somebody has it', async () => {
  await watch(SID);
  slack.setFault({ kind: 'refuse', error: 'invalid_arguments' }, { method: 'chat.postMessage' });
  await drain();
  // Whole, without blocks, and without metadata.
  expect(calls('chat.postMessage')).toBe(3);
  const [letter] = await world.deadLetters.of(here.team);
  expect(letter?.reason).toBe('invalid_arguments');
  slack.clearFaults();
  await world.deadLetters.again(letter?.id ?? '');
  await drain();
  expect(slack.messages('recordings')).toHaveLength(1);
});

test('a doubt that Slack will not let be looked into for long ends with the message told', async () => {
  await watch(SID);
  slack.setFault({ kind: 'down' }, { method: 'chat.postMessage', times: 1 });
  slack.setFault({ kind: 'refuse', error: 'some_new_error' }, { method: 'conversations.history' });
  await drain();
  expect(slack.messages('recordings')).toHaveLength(1);
});
