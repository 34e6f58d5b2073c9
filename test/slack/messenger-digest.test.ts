import { beforeEach, expect, test } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { MissedOf, ToldOf } from '../../src/recording/telling/saying.ts';
import { messengerOf, openSlack } from './bot.ts';
import { asRead } from './said.ts';
import { placeIn } from './screen.ts';
import { at, cardOf, inPhase, recording, START, upToNow, watch } from './subjects.ts';

let slack: PretendSlack;
let messenger: Messenger;
const NOW = at('15:31:42');

beforeEach(async () => {
  slack = await openSlack({ channels: [{ name: 'recordings' }] });
  messenger = messengerOf(slack);
});

const place = () => placeIn(slack);
const digest = () => ({ kind: 'digest', told: [told('s1'), told('s2')] }) as const;

const told = (sid: string, lang?: string): ToldOf => ({
  known: { ...inPhase('ended'), recording: recording({ sid, alias: `room ${sid}` }) },
  watch: watch({ sid, ...(lang === undefined ? {} : { lang }) }),
  news: [{ kind: 'ended', between: { after: NOW - 12_000, before: NOW }, how: 'exited', files: 1 }],
  at: NOW,
});

const missed = (sid: string): MissedOf => ({
  known: { ...inPhase('ended'), recording: recording({ sid, alias: `room ${sid}` }) },
  watch: watch({ sid }),
  missed: {
    since: START,
    from: 'recording',
    to: 'ended',
    at: at('15:31:40'),
    changes: 1,
    files: 0,
    gaps: 0,
    trouble: [],
    kinds: [{ kind: 'ended', gravity: 'over' }],
  },
});

test('a digest is a table that says in its metadata whose news it tells', async () => {
  await messenger.post(place(), 'digest.1', digest());
  const [message] = slack.messages('recordings');
  expect(message?.blocks?.map(({ type }) => type)).toEqual(['section', 'data_table', 'context']);
  expect(message?.metadata?.event_payload).toEqual({
    delivery: 'digest.1',
    sid: 'many',
    sids: 's1,s2',
    phase: '',
    kinds: 'ended',
    marks: expect.stringMatching(/^[\da-z]+,[\da-z]+$/),
  });
  expect(await messenger.find(place(), 'digest.1', upToNow(START), undefined)).toMatchObject({
    kind: 'found',
  });
});

test('a digest is in the language of the channel', async () => {
  await messenger.post(place(), 'digest.1', {
    kind: 'digest',
    told: [told('s1', 'zh'), told('s2', 'zh')],
  });
  expect(slack.messages('recordings')[0]?.text).toBe('✅ prod 的 2 条录制在 12 秒内均已结束');
});

test('where Slack refuses tables, a digest is a list', async () => {
  slack.setFault({ kind: 'refuse', error: 'invalid_blocks' }, { method: 'chat.postMessage', times: 1 });
  await messenger.post(place(), 'digest.1', digest());
  const [message, ...others] = slack.messages('recordings');
  expect(others).toEqual([]);
  expect(asRead({ blocks: message?.blocks ?? [] }).split('\n')).toEqual([
    '*2 recordings of prod ended within 12 s of each other*',
    expect.stringMatching(/^✅ \*<https:.*\|room s1>\* — ended · 3 files announced · 15:31:42$/),
    expect.stringMatching(/^✅ \*<https:.*\|room s2>\* — ended · 3 files announced · 15:31:42$/),
    'Each card says more, and what to check.',
  ]);
});

test('where Slack refuses even that, a digest is a sentence', async () => {
  slack.setFault({ kind: 'refuse', error: 'invalid_blocks' }, { method: 'chat.postMessage', times: 2 });
  await messenger.post(place(), 'digest.1', digest());
  const [message, ...others] = slack.messages('recordings');
  expect([message?.text, message?.blocks ?? [], others]).toEqual([
    '✅ 2 recordings of prod ended within 12 s of each other',
    [],
    [],
  ]);
});

test('what a place missed is one message about many', async () => {
  await messenger.post(place(), 'missed.1', {
    kind: 'missed_here',
    missed: [missed('s1'), missed('s2')],
    since: START,
    total: 7,
    at: NOW,
  });
  const [message] = slack.messages('recordings');
  expect(message?.text).toContain('2 of 7 recordings changed');
  expect(message?.metadata?.event_payload).toMatchObject({ sid: 'many', sids: 's1,s2', kinds: 'ended' });
});

test('what a thread missed is told in it, and to the channel when the recording has ended', async () => {
  const card = await messenger.post(place(), 'card', cardOf());
  if (card.kind !== 'ok') throw new Error('no card');
  await messenger.post(place(), 'missed.1', { kind: 'missed', missed: missed('s1'), at: NOW }, card.ts);
  expect(slack.messages('recordings')[1]).toMatchObject({
    thread_ts: card.ts,
    reply_broadcast: true,
    metadata: { event_payload: { delivery: 'missed.1', sid: 's1', phase: 'ended', kinds: 'ended' } },
  });
});
