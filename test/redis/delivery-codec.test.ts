import { describe, expect, it } from 'vitest';
import type { News, NewsKind } from '../../src/recording/news.ts';
import type { Delivery, DeliveryKind } from '../../src/recording/telling/delivery.ts';
import {
  decodeDelivery,
  encodeDelivery,
  UnreadableDelivery,
} from '../../src/redis/telling/stored/delivery-codec.ts';

const between = { after: 1, before: 2 };

/** One of each; a kind that is missing here does not compile. */
const NEWS: { readonly [K in NewsKind]: Extract<News, { kind: K }> } = {
  phase: { kind: 'phase', from: 'starting', to: 'ready', status: 4 },
  started: {
    kind: 'started',
    between: { ...between, orEarlier: true },
    late: false,
    was: { phase: 'not_started', how: 'unseen' },
  },
  paused: { kind: 'paused', between },
  resumed: { kind: 'resumed', pausedSince: 1 },
  file: { kind: 'file', files: [{ name: 'a.mp4', track: 'video', uid: '1', playable: true, startedAt: 3 }] },
  stopping: { kind: 'stopping', between },
  ended: {
    kind: 'ended',
    between,
    how: 'asked',
    files: 0,
    without: 'bad',
    planned: 5,
    limitHours: 1.5,
    by: 'U1',
    neverSeen: true,
    was: { phase: 'ended', how: 'unseen', without: 'trouble' },
  },
  failed: {
    kind: 'failed',
    how: 'reported',
    between,
    files: 0,
    word: { event: 1, at: 4, code: 7, level: 5 },
    was: { phase: 'failed', how: 'abnormal' },
  },
  lost: {
    kind: 'lost',
    how: 'in_move',
    between,
    missingSince: 2,
    lastPhase: 'recording',
    uploaded: true,
    notToEnd: true,
    was: { phase: 'ended', how: 'early' },
  },
  recovered: {
    kind: 'recovered',
    gap: between,
    from: 'lost',
    phase: 'recording',
    was: { phase: 'lost', how: 'unasked' },
  },
  not_started: { kind: 'not_started', how: 'unseen', between, status: 2, askingUntil: 9 },
  stuck_ready: { kind: 'stuck_ready', since: 1 },
  rtmp_down: { kind: 'rtmp_down', urls: ['rtmp://live.example.com/…'] },
  rtmp_up: { kind: 'rtmp_up', urls: ['rtmp://live.example.com/…'] },
  failover: { kind: 'failover', sign: 'uid', nth: 2 },
  expiring: { kind: 'expiring', at: 5 },
  expired: { kind: 'expired', at: 5, lastPhase: 'recording' },
  refused: { kind: 'refused', check: 'ids', code: 1003, reason: 'no such <resource>' },
  blind: { kind: 'blind', since: 1, cause: 'quota' },
  sighted: { kind: 'sighted', since: 1 },
  left_running: { kind: 'left_running', past: 'plan', since: 1, hours: 6, planned: 2 },
  paused_long: { kind: 'paused_long', since: 1 },
  limit_ahead: { kind: 'limit_ahead', at: 5, hours: 2.5 },
  reason: { kind: 'reason', word: { event: 72, at: 5, detail: 'WebGL' } },
  uploaded: { kind: 'uploaded', at: 5, where: 'backup' },
};

const DELIVERIES: { readonly [K in DeliveryKind]: Delivery<K> } = {
  recording: { id: 's.1', kind: 'recording', sid: 's', at: 7, news: Object.values(NEWS) },
  share: { id: 's.share', kind: 'share', sid: 's', at: 7, by: 'U1' },
  not_shared: {
    id: 's.share.refused',
    kind: 'not_shared',
    sid: 's',
    at: 7,
    channel: 'C1',
    reason: 'not_in_channel',
  },
  unwatched: { id: 's.unwatched', kind: 'unwatched', sid: 's', at: 7, by: 'U2', card: '1.2' },
  language: { id: 'language.zh.7', kind: 'language', at: 7, by: 'U1', lang: 'zh', before: 'en' },
  awaited: { id: 'awaited.7', kind: 'awaited', at: 7, by: 'U1', total: 50, cards: 'bad' },
  on_it: { id: 's.on_it.1.5', kind: 'on_it', sid: 's', at: 7, by: 'U1' },
  app: {
    id: 'prod.sight.3',
    kind: 'app',
    app: 'prod',
    at: 7,
    news: { kind: 'blind', since: 1, cause: 'credentials', status: 401 },
    sids: ['s', 't'],
  },
  emptied: { id: 'emptied.1', kind: 'emptied', at: 7, total: 30, names: ['x'], lang: 'zh' },
  forgotten: { id: 's.forgotten', kind: 'forgotten', sid: 's', at: 7, card: '1.2', name: 'x' },
  digest: {
    id: 'digest.s.1',
    kind: 'digest',
    at: 7,
    told: [{ sid: 's', at: 7, news: Object.values(NEWS), of: ['s.1', 's.2'] }],
    ts: '1.2',
    shown: 1,
  },
  thread: {
    id: 's.1',
    kind: 'thread',
    sid: 's',
    at: 7,
    pieces: [
      { id: 's.1', at: 7, news: Object.values(NEWS), told: 'channel' },
      { id: 's.2', at: 8, news: [], told: 'thread', since: 3 },
    ],
  },
  story: { id: 'story.7', kind: 'story', at: 7, of: [{ sid: 's', since: 3, before: 5 }], filesOnly: true },
  resumed: {
    id: 'paused.C1.7.resumed',
    kind: 'resumed',
    at: 9,
    channel: 'C1',
    of: 'paused.C1.7',
    card: '1.2',
  },
  missed: { id: 'x.missed', kind: 'missed', at: 7, after: 'mute', missed: [{ sid: 's', since: 3 }] },
  paused: {
    id: 'paused.C1.7',
    kind: 'paused',
    at: 7,
    channel: 'C1',
    reason: 'is_archived',
    total: 2,
    sids: ['s', 't'],
    rules: 1,
  },
  left: { id: 'left.U1', kind: 'left', at: 7 },
  passed_on: {
    id: 'passed_on.U1.7',
    kind: 'passed_on',
    at: 7,
    person: 'U1',
    watches: 1,
    rules: 2,
    sids: ['s'],
  },
};

describe('what waits in an outbox', () => {
  it.for(Object.values(DELIVERIES))('reads back as it was written: $kind', (delivery) => {
    expect(decodeDelivery('T1:C1', encodeDelivery(delivery))).toEqual(delivery);
  });

  it('is an error that names the lane when nobody can read it', () => {
    const read = () => decodeDelivery('T1:C1', '{"id":"x","kind":"song","at":1}');
    expect(read).toThrow(UnreadableDelivery);
    expect(read).toThrow(/T1:C1/);
  });
});
