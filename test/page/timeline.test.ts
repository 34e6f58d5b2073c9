import { describe, expect, it } from 'vitest';
import {
  channelEntries,
  continues,
  keyOf,
  threadEntries,
} from '../../sandbox/page/client/messages/timeline.ts';
import type { Ephemeral, Message, Notice, SlackState } from '../../sandbox/slack/state.ts';

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  type: 'message',
  ts,
  user: 'U1',
  text: ts,
  ...more,
});

const whisper = (ts: string, more: Partial<Ephemeral> = {}): Ephemeral => ({
  ts,
  channel: 'C1',
  user: 'U1',
  text: ts,
  ...more,
});

const notice = (at: number, user: string): Notice => ({
  id: `N${at}`,
  user,
  channel: 'C1',
  at,
  error: 'operation_timeout',
  text: 'The app did not respond.',
});

function workspace(parts: Partial<SlackState>): SlackState {
  return {
    team: { id: 'T1', name: 'Acme', domain: 'acme' },
    app: {
      app_id: 'A1',
      name: 'Bot',
      user_id: 'U9',
      bot_id: 'B1',
      token_revoked: false,
      scopes: [],
      commands: [],
      shortcuts: [],
      steps: [],
      sockets: 0,
    },
    users: [],
    channels: [],
    messages: {},
    ephemerals: [],
    views: {},
    homes: {},
    files: {},
    runs: [],
    notices: [],
    ...parts,
  };
}

const root = message('100.000100');
const reply = message('101.000100', { thread_ts: root.ts });
const shared = message('102.000100', {
  thread_ts: root.ts,
  reply_broadcast: true,
  subtype: 'thread_broadcast',
});
const later = message('103.000100');

describe('what a person sees', () => {
  const slack = workspace({
    messages: { C1: [root, reply, shared, later] },
    ephemerals: [
      whisper('100.500000'),
      whisper('100.600000', { user: 'U2' }),
      whisper('101.500000', { thread_ts: root.ts }),
    ],
    notices: [notice(102_500, 'U1'), notice(102_600, 'U2')],
  });

  it('is a channel without the replies, except those shared with it', () => {
    const keys = channelEntries(slack, 'C1', 'U1').map(keyOf);
    expect(keys).toEqual([root.ts, 'ephemeral 100.500000', shared.ts, 'notice N102500', later.ts]);
  });

  it('is a thread from its root on, with private answers given there', () => {
    const keys = threadEntries(slack, 'C1', 'U1', root.ts).map(keyOf);
    expect(keys).toEqual([root.ts, reply.ts, 'ephemeral 101.500000', shared.ts]);
  });

  it('has nothing in it that was meant for somebody else', () => {
    expect(channelEntries(slack, 'C1', 'U2').map(keyOf)).toContain('ephemeral 100.600000');
    expect(channelEntries(slack, 'C1', 'U2').map(keyOf)).not.toContain('ephemeral 100.500000');
  });
});

describe('a second headline', () => {
  const entry = (each: Message) => ({ kind: 'message' as const, at: Number(each.ts) * 1000, message: each });

  it('is spared when the same person goes on', () => {
    expect(continues(entry(root), entry(later))).toBe(true);
  });

  it('is shown for somebody else, after a while, and under the root of a thread', () => {
    expect(continues(entry(root), entry({ ...later, user: 'U2' }))).toBe(false);
    expect(continues(entry(root), entry(message('900.000100')))).toBe(false);
    expect(continues(entry(root), entry(reply))).toBe(false);
    expect(continues(undefined, entry(root))).toBe(false);
  });
});
