import { describe, expect, test } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Known } from '../../src/recording/known.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { historyBlocks } from '../../src/slack/render/card/history.ts';
import { every } from '../picture/lives.ts';
import { type Bot, startBot } from './bot.ts';
import { asRead } from './said.ts';
import { cardIn, modalId, modalOf } from './screen.ts';
import { at, SID, subject } from './subjects.ts';

const { normal, troubled, failed, ofManyStages } = every;

const read = (known: Known, upTo?: number) =>
  asRead({ blocks: historyBlocks(known, upTo, languageFor('en')) });

const everything: Known = {
  ...troubled,
  recording: { ...troubled.recording, stopRequestedAt: at('15:31:20') },
  life: [...failed.life.slice(0, -1), { phase: 'ended', how: 'exited', at: troubled.since }],
  moves: [...failed.moves, ...troubled.moves],
  files: troubled.files.slice(3),
  gaps: troubled.gaps.slice(0, 1),
  pushes: normal.pushes.slice(1, 3),
};

describe('a history', () => {
  test.each([
    ['en', 'Told in this channel', '1 piece of news; the answer of Slack was lost, and I found the message'],
    ['zh', '在此频道的通知', '1 项通知；Slack 的响应丢失，之后查到消息已送达'],
  ])('says in %s what this channel was told, and how', (code, heading, line) => {
    const entry = { place: { team: 'T1', channel: 'C1' }, delivery: 'd', ts: '1.2', at: at('15:34:02') };
    const told = [{ ...entry, kinds: ['ended'], attempts: 1, how: 'found' }] as const;
    const blocks = historyBlocks(normal, undefined, languageFor(code), told);
    expect(asRead({ blocks })).toContain(`*${heading}*\n15:34:02 ${line}`);
  });

  test('tells everything in the order of time', () => {
    expect(read(everything)).toBe(`*Algebra II, room 4* — 15 entries
14:00:00 ⚪ registered for 2 s
14:00:02 🟡 starting for 7 s
14:00:09 🟠 ready for 3 s
14:00:12 🟢 recording for 12 min
14:00:20 Push to \`rtmp://live.example.com/app\` is publishing
14:12:00 Agora began it anew, probably on another server
14:12:00 🟡 starting for 60 s
14:13:00 🟢 recording for 1 h 19 min
14:20:00 Not found for 2 min, though it lived on
14:50:00 Push to \`rtmp://live.example.com/app\`: disconnected
15:11:00 Files beginning with \`bak\` appeared: Agora moved it to another server
15:11:00 File announced: \`bak0_room4.mp4\`
15:15:00 I could not see it for 8 min
15:31:20 Your backend asked for a stop
15:31:30 ✅ ended
Times are those of the looks that first saw it; it happened at most one look earlier.
[Export as JSON] [Export as CSV]`);
  });

  test('says how an end would be known, where nobody saw or said how it was', () => {
    const over = { ...normal, phase: 'ended', words: [] } as const;
    const hint = 'To know how recordings end: report stops, or let Agora’s callbacks reach me';
    expect(read({ ...over, how: 'unseen' })).toContain(hint);
    expect(read({ ...over, how: 'asked' })).not.toContain(hint);
    expect(read({ ...over, phase: 'lost', how: 'unasked' })).not.toContain(hint);
    const left = { event: 41, code: 2, at: at('15:31:20') };
    expect(read({ ...over, how: 'unseen', words: [left] })).not.toContain(hint);
  });

  test('of more entries than a screen takes shows the latest first, and says where it is', () => {
    const text = read({ ...ofManyStages, files: [], stagesLeftOut: 40 });
    expect(text).toContain('186 to 200 of 200\n40 stages of this very long life were not kept.\n');
    expect(text).toContain('[Earlier] [Export as JSON]');
    expect(read({ ...ofManyStages, files: [] }, 15)).toContain('\n[Later] [Export as JSON]');
  });

  test('says which backend registered it, and nothing of that where a person did', () => {
    const by = (registeredBy: string) =>
      read({ ...normal, recording: { ...normal.recording, registeredBy } });
    expect(by('school')).toContain('Registered by your backend with the key `school`.');
    expect(by('api token')).toContain('Registered by your backend with an API token.');
    expect(read(normal)).not.toContain('Registered by');
  });

  test('can be read from end to end without a gap or a repetition', () => {
    const seen = new Set<string>();
    for (let upTo = 1_200; upTo > 0; upTo -= 15) {
      for (const line of read(ofManyStages, upTo).split('\n'))
        if (/^(\S+ )?\d\d:\d\d:\d\d /.test(line)) seen.add(line);
    }
    expect(seen.size).toBe(1_200);
  });
});

const finished = async (): Promise<{ bot: Bot; card: { channel: string; ts: string } }> => {
  const bot = await startBot({
    flows: { find: async () => ({ kind: 'one', known: normal }) },
  });
  return { bot, card: await cardIn(bot, subject(normal)) };
};

const exportAs = (bot: Bot, card: { channel: string; ts: string }, value: 'exportCsv' | 'exportJson') =>
  bot.slack.press({ ...card, user: 'mei', actionId: menuId('export', { sid: SID }), value });
const letters = ({ slack }: Bot) =>
  slack.state().channels.flatMap(({ is_im, id }) => (is_im ? slack.messages(id) : []));

test('the card of one that is over offers its history and exports, that of a live one its history in the menu', async () => {
  const over = asRead({ blocks: (await finished()).bot.slack.messages('recordings')[0]?.blocks ?? [] });
  expect(over).toContain('[Files] [History] [Export ▾ Export as JSON | Export as CSV] [⋯ ▾ Copy query');
  const live = await startBot();
  await cardIn(live);
  expect(asRead(live.slack.messages('recordings')[0] ?? {})).toMatch(/\[⋯ ▾ [^\]]*History/);
});

test('History opens a modal, which turns pages', async () => {
  const bot = await startBot({ flows: { find: async () => ({ kind: 'one', known: ofManyStages }) } });
  const card = await cardIn(bot, subject(ofManyStages));
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.history });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('1,186 to 1,200 of 1,200');
  expect(modalOf(bot, 'mei')).toMatch(/^History\n/);
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.historyEarlier });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('1,171 to 1,185 of 1,200');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.historyLater });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('1,186 to 1,200 of 1,200');
});

test('an export is sent to whoever asked for it, and to nobody else', async () => {
  const { bot, card } = await finished();
  await exportAs(bot, card, 'exportCsv');
  await expect
    .poll(() => bot.answer())
    .toBe(
      'I sent you the timeline of *Algebra II, room 4* as CSV, in your direct messages with me; nobody else sees it.',
    );
  const [letter, ...others] = letters(bot);
  expect(others).toEqual([]);
  expect(letter?.text).toBe(
    'The timeline of *Algebra II, room 4* (ended), as you asked. All times are in UTC.',
  );
  expect(letter?.files?.map(({ name }) => name)).toEqual([`timeline-${SID}.csv`]);
  const sent = await fetch(letter?.files?.[0]?.url_private ?? '');
  expect(await sent.text()).toContain('2026-11-22T14:31:00.000Z,2026-11-22T14:35:00.000Z,phase,paused,,,,');
  expect(bot.slack.messages('recordings')).toHaveLength(1);
});

test('an export from the history is answered in it, in the language of who asked', async () => {
  const bot = await startBot({
    flows: { find: async () => ({ kind: 'one', known: normal }) },
    workspace: { users: [{ name: 'mei', locale: 'zh-CN' }] },
  });
  const card = await cardIn(bot, subject(normal));
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.history });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('共');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.exportJson });
  await expect
    .poll(() => modalOf(bot, 'mei'))
    .toContain('已将 *Algebra II, room 4* 的时间线以 JSON 格式发送到与机器人的私信中，其他人看不到。');
  expect(letters(bot)[0]?.text).toBe(
    '应请求导出 *Algebra II, room 4* 的时间线（已结束）。所有时间均为 UTC。',
  );
});

test.each([
  [
    'without the permission to send files the asker is told which is missing',
    (slack: PretendSlack) => slack.setScopes(['commands', 'chat:write', 'im:write', 'users:read']),
    'I may not send files in this workspace: the permission `files:write` is missing.\nYour admin has to add it and install the Slack app again.',
  ],
  [
    'an export that Slack does not confirm may have come, which is said',
    (slack: PretendSlack) =>
      slack.setFault({ kind: 'refuse', error: 'fatal_error' }, { method: 'files.completeUploadExternal' }),
    'Slack has not confirmed the file, so it may not have come. Nothing is lost.\nIf it is not in your direct messages with me, try again in a minute.',
  ],
])('%s', async (_, hinder, words) => {
  const { bot, card } = await finished();
  hinder(bot.slack);
  await exportAs(bot, card, 'exportJson');
  await expect.poll(() => bot.answer()).toBe(words);
});

test('an export of a recording that was forgotten says so', async () => {
  const bot = await startBot({ flows: { find: async () => ({ kind: 'none', text: SID }) } });
  const card = await cardIn(bot, subject(normal));
  await exportAs(bot, card, 'exportCsv');
  await expect.poll(() => bot.answer()).toMatch(/^I don’t know/);
});
