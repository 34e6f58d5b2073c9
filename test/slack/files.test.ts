import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import type { RecordedFile } from '../../src/recording/observation.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { filesBlocks } from '../../src/slack/render/card/files.ts';
import { startBot } from './bot.ts';
import { HOSTILE } from './every-message.ts';
import { asRead } from './said.ts';
import { cardIn, gate, modalId, modalOf } from './screen.ts';
import { at, files, known, SID, subject } from './subjects.ts';

const EN = languageFor('en');
const BASE = 'https://files.example.com/prod';

const SOME: readonly RecordedFile[] = [
  { name: 'class/b.mp4', startedAt: at('15:00:00'), track: 'audio_and_video', uid: '77', playable: true },
  { name: 'class/a.mp4', startedAt: at('14:00:00'), track: 'audio' },
  { name: 'class/c.webm', startedAt: at('15:30:00'), track: 'video', playable: false },
  { name: 'class/x.m3u8' },
];

const read = (one: Known, base?: string, language = EN) =>
  asRead({ blocks: filesBlocks({ known: one, base, freshness: { kind: 'final' } }, language) });

describe('the files', () => {
  test('are listed the newest first, with all that Agora said of each', () => {
    expect(read(known({ files: SOME }))).toBe(`*Algebra II, room 4* — 4 files announced
\`class/c.webm\`
video · begins 15:30:00 · cannot be played by itself
\`class/b.mp4\`
audio and video · uid 77 · begins 15:00:00
\`class/a.mp4\`
audio · begins 14:00:00
\`class/x.m3u8\`
nothing more is known of it
1–4 of 4, the newest first
Announced by Agora. Files may take up to 20 minutes to reach your bucket; whether they have, I cannot see.
To get links here, register recordings with \`fileBaseUrl\`, or set it for the app.
Agora is no longer asked about it.`);
  });

  test('are described in Chinese as well', () => {
    const lines = read(known({ files: SOME }), undefined, languageFor('zh')).split('\n');
    expect([2, 4, 6, 8].map((nth) => lines[nth])).toEqual([
      '视频 · 起始时间：15:30:00 · 无法单独播放',
      '音视频 · uid 77 · 起始时间：15:00:00',
      '音频 · 起始时间：14:00:00',
      '没有更多信息',
    ]);
  });

  test('are links where it is known where they can be read, which is no promise', () => {
    const text = read(known({ files: SOME }), BASE);
    expect(text).toContain(`\n<${BASE}/class/b.mp4|class/b.mp4>\naudio and video`);
    expect(text).toContain('\nLinks lead to where your files are said to be; I have not looked.\n');
  });

  test('that are none are not yet announced', () => {
    expect(read(known({ files: [] }))).toBe(`*Algebra II, room 4* — no files announced yet
The first is announced when Agora reports status 5, recording.
A recording of snapshots only never announces any.
Agora is no longer asked about it.`);
  });

  test('of a recording that nobody has looked at claim no moment', () => {
    const { lookedAt: _, ...unseen } = known({ files: [] });
    expect(asRead({ blocks: filesBlocks({ known: unseen, base: undefined }, EN) })).toContain(
      '\nnot checked yet',
    );
  });

  test.each(Object.entries(HOSTILE))('called “%s” link to where they are and nowhere else', (_, name) => {
    const blocks = JSON.stringify(filesBlocks({ known: known({ files: [{ name }] }), base: BASE }, EN));
    const markup = blocks.match(/<(?!!date)[^>]*>/g) ?? [];
    for (const one of markup)
      expect(one).toMatch(/^<https:\/\/files\.example\.com\/prod\/[^\s|<>]+\|[^|<>]+>$/);
    expect(blocks.match(/</g)?.length).toBe(blocks.match(/>/g)?.length);
  });
});

describe('of a thousand files', () => {
  const many = known({ files: files(1_000, (n) => `${n}.mp4`) });

  test('each page but the ends turns both ways, and together they show each file once', async () => {
    const bot = await startBot({
      flows: {
        find: async () => ({ kind: 'one', known: many }),
        status: async () => ({ kind: 'status', subject: subject(many), freshness: { kind: 'final' } }),
      },
    });
    const card = await cardIn(bot, subject(many));
    await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.files });
    await expect.poll(() => modalOf(bot, 'mei')).toContain('1–12 of 1,000');
    await expect.poll(() => modalOf(bot, 'mei')).toContain('Agora is no longer asked');
    expect(modalOf(bot, 'mei')).toContain('[Older]');
    expect(modalOf(bot, 'mei')).not.toContain('[Newer]');
    const seen = new Set<string>();
    const turn = async (actionId: string, from: number, to: number) => {
      await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId });
      await expect.poll(() => modalOf(bot, 'mei')).toContain(`\n${from}–${to} of 1,000, the newest first`);
    };
    const note = () => {
      for (const [name = ''] of modalOf(bot, 'mei').matchAll(/`\d+\.mp4`/g)) seen.add(name);
    };
    note();
    for (const from of [13, 25, 37]) {
      await turn(BUTTONS.filesOlder, from, from + 11);
      note();
    }
    expect(seen.size).toBe(48);
    expect(modalOf(bot, 'mei')).toContain('[Newer] [Older]');
    await turn(BUTTONS.filesNewer, 25, 36);
    // One look for opening it, and none for turning pages.
    expect(bot.calls.filter((call) => call.startsWith('status '))).toHaveLength(1);
  });

  test('the oldest page has the rest and does not turn further', () => {
    const text = asRead({ blocks: filesBlocks({ known: many, base: undefined, upTo: 10 }, EN) });
    expect(text).toContain('\n991–1,000 of 1,000, the newest first\n[Newer]\n');
    expect(text.match(/`\d+\.mp4`/g)).toHaveLength(10);
  });

  test('a page that was counted wrongly is the nearest there is', () => {
    expect(asRead({ blocks: filesBlocks({ known: many, base: undefined, upTo: 5_000 }, EN) })).toContain(
      '1–12 of 1,000',
    );
    expect(asRead({ blocks: filesBlocks({ known: many, base: undefined, upTo: 0 }, EN) })).toContain(
      '1,000–1,000 of 1,000',
    );
  });
});

test('Files shows at once what is known, and then what Agora says now', async () => {
  const look = gate();
  const bot = await startBot({
    flows: {
      find: async () => ({ kind: 'one', known: known({ files: files(2) }) }),
      async status() {
        await look.passed;
        return {
          kind: 'status',
          subject: subject(known({ files: files(3) })),
          freshness: { kind: 'asked', tookMs: 200 },
        };
      },
    },
  });
  const card = await cardIn(bot);
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.files });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('2 files announced');
  expect(modalOf(bot, 'mei')).toContain('checked 14:05:10');
  look.open();
  await expect.poll(() => modalOf(bot, 'mei')).toContain('3 files announced');
  expect(modalOf(bot, 'mei')).toContain('Asked Agora just now; it took 0.2 s.');
});

test('what Agora says late does not turn back the page of somebody who has gone on', async () => {
  const look = gate();
  const many = known({ files: files(40) });
  const bot = await startBot({
    flows: {
      find: async () => ({ kind: 'one', known: many }),
      async status() {
        await look.passed;
        return { kind: 'status', subject: subject(many), freshness: { kind: 'asked', tookMs: 200 } };
      },
    },
  });
  const card = await cardIn(bot);
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.files });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('1–12 of 40');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.filesOlder });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('13–24 of 40');
  look.open();
  await bot.bot.stop();
  expect(modalOf(bot, 'mei')).toContain('13–24 of 40');
  expect(bot.log.lines).toEqual([]);
});

test('Files of a recording that was forgotten says so in the modal', async () => {
  const bot = await startBot({ flows: { find: async () => ({ kind: 'none', text: SID }) } });
  const card = await cardIn(bot);
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.files });
  await expect.poll(() => modalOf(bot, 'mei')).toMatch(/^Files\nI don’t know/);
});
