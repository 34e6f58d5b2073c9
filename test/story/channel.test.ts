import { expect, test, vi } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { createWorld, SECRETS } from './world.ts';

const SOON = { timeout: 20_000, interval: 50 };

/** News kinds told under the card of `#recordings`, in the order of their messages. */
const toldIn = (slack: PretendSlack, channel = 'recordings'): string[] => {
  const [card] = slack.messages(channel);
  return card ? slack.replies(channel, card.ts).map(kindsOf) : [];
};

const kindsOf = ({ metadata }: Message): string => String(metadata?.event_payload.kinds);

const cardIn = (slack: PretendSlack, channel = 'recordings'): Message | undefined =>
  slack.messages(channel)[0];

test('a channel hears of a recording from its start to its end, in one card and its thread', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const { sid, ids } = await world.recording();

  await slack.command({
    user: 'mei',
    channel: 'recordings',
    command: '/recording-watch',
    text: `${ids} as:"Algebra II, room 4"`,
  });
  await vi.waitFor(() => expect(cardIn(slack)?.text).toContain('Algebra II, room 4'), SOON);
  agora.act(sid, 'ready');
  await vi.waitFor(() => expect(cardIn(slack)?.metadata?.event_payload.phase).toBe('ready'), SOON);
  agora.act(sid, 'publish');
  await vi.waitFor(() => expect(toldIn(slack)).toEqual(['started,file']), SOON);
  agora.act(sid, 'file');
  await vi.waitFor(() => expect(toldIn(slack).at(-1)).toBe('file'), SOON);
  agora.act(sid, 'exit');
  await vi.waitFor(() => expect(toldIn(slack)).toEqual(['started,file', 'file', 'ended']), SOON);

  const roots = slack.messages('recordings');
  expect(roots.map(kindsOf)).toEqual(['', 'ended']);
  await vi.waitFor(() => expect(cardIn(slack)?.metadata?.event_payload.phase).toBe('ended'), SOON);
  expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1);
});

test('a person asks and is told what is true now, alone', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const { sid, ids } = await world.recording();
  await slack.command({ user: 'mei', channel: 'general', command: '/recording-watch', text: ids });
  agora.act(sid, 'publish');

  await slack.command({
    user: 'anna',
    channel: 'recordings',
    command: '/recording-status',
    text: sid.slice(0, 8),
  });
  await vi.waitFor(
    () => expect(slack.ephemerals('recordings', 'anna')[0]?.text).toContain('recording'),
    SOON,
  );
  expect(slack.messages('recordings')).toEqual([]);
});

test('the same works without a public address, by Socket Mode', async () => {
  const world = await createWorld({ mode: 'socket' });
  const { agora, slack } = world;
  await world.bot();
  const { sid, ids } = await world.recording();
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  agora.act(sid, 'publish');
  await vi.waitFor(() => expect(toldIn(slack)).toEqual(['started,file']), SOON);
});

test('ids that Agora rejects are said not to be accepted so far, with what to check', async () => {
  const world = await createWorld();
  const { slack } = world;
  await world.bot();
  const one = await world.recording();
  const other = await world.recording();
  await slack.command({
    user: 'mei',
    channel: 'recordings',
    command: '/recording-watch',
    text: `${one.sid} ${other.resourceId} mix`,
  });
  await vi.waitFor(
    () => expect(JSON.stringify(cardIn(slack)?.blocks)).toContain('ids not accepted so far'),
    SOON,
  );
  expect(JSON.stringify(cardIn(slack)?.blocks)).toContain('App ID, resource ID, sid and mode');
  expect(toldIn(slack)).toEqual([]);
});

test('refused credentials are told once, whatever is watched, and so is their return', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const watched = [await world.recording(), await world.recording(), await world.recording()];
  for (const { sid, ids } of watched) {
    agora.act(sid, 'publish');
    await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  }
  await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(3), SOON);

  agora.fault('credentials401');
  const aboutAll = () =>
    slack.messages('recordings').filter(({ metadata }) => metadata?.event_payload.sid === 'many');
  await vi.waitFor(() => expect(aboutAll().map(kindsOf)).toEqual(['blind']), SOON);
  agora.fault(undefined);
  await vi.waitFor(() => expect(aboutAll().map(kindsOf)).toEqual(['blind', 'sighted']), {
    ...SOON,
    timeout: 40_000,
  });
}, 60_000);

test('a private channel without the bot is told how to let it in, and works after that', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  await slack.command({ user: 'mei', channel: 'team-leads', command: '/recording-watch', text: ids });
  const answer = () => JSON.stringify(slack.ephemerals('team-leads', 'mei'));
  await vi.waitFor(() => expect(answer()).toContain('/invite'), SOON);

  await slack.invite('team-leads');
  await slack.command({ user: 'mei', channel: 'team-leads', command: '/recording-watch', text: sid });
  await vi.waitFor(() => expect(cardIn(slack, 'team-leads')?.metadata?.event_payload.sid).toBe(sid), SOON);
});

test('an archived channel pauses the watch, its owner is told, and Resume goes on', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const { sid, ids } = await world.recording();
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  await vi.waitFor(() => expect(cardIn(slack)).toBeDefined(), SOON);

  await slack.archive('recordings');
  agora.act(sid, 'publish');
  const letters = () => slack.state().channels.find(({ is_im }) => is_im);
  await vi.waitFor(() => expect(letters()).toBeDefined(), SOON);
  const dm = letters()?.id ?? '';
  await vi.waitFor(() => expect(slack.messages(dm)).toHaveLength(1), SOON);

  await slack.unarchive('recordings');
  await slack.press({
    user: 'mei',
    channel: dm,
    ts: slack.messages(dm)[0]?.ts ?? '',
    actionId: 'recording_resume',
  });
  await vi.waitFor(() => expect(cardIn(slack)?.metadata?.event_payload.phase).toBe('recording'), SOON);
});

test('no secret is in anything that was said, logged or kept', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  const bot = await world.bot({ LOG_LEVEL: 'trace' });
  const { sid, ids } = await world.recording('web');
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  for (const fault of ['cut', 'html', 'refuse500', 'credentials401'] as const) {
    agora.fault(fault);
    await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-status', text: sid });
  }
  slack.setFault({ kind: 'cut' }, { times: 2 });
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-status', text: 'doctor' });
  await slack.revokeToken();
  agora.fault(undefined);
  agora.act(sid, 'publish');
  await vi.waitFor(() => expect(bot.output()).toContain('placeGone'), SOON);

  const everything = bot.output() + JSON.stringify(slack.state());
  const basic = Buffer.from(`${SECRETS.customerId}:${SECRETS.customerSecret}`).toString('base64');
  for (const secret of [...Object.values(SECRETS), basic]) expect(everything).not.toContain(secret);
});
