import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { pictureAlt } from '../../src/slack/render/card/picture.ts';
import { every } from '../picture/lives.ts';
import { asRead } from './said.ts';
import { at, inPhase, subject, watch } from './subjects.ts';

const read = (known: Known, code = 'en'): string =>
  asRead(card(subject(known, watch()), { language: languageFor(code), policy: DEFAULT_POLICY }));

/** The first lines of a card: title, figures, why, and what else was said before the columns. */
const head = (known: Known, code = 'en'): readonly string[] => {
  const lines = read(known, code).split('\n');
  return lines.slice(
    1,
    lines.findIndex((line) => /^\*(App|项目)\*/.test(line)),
  );
};

const { normal, troubled, failed } = every;
const stopped = (changes: Partial<Known['recording']>): Known => ({
  ...normal,
  recording: { ...normal.recording, ...changes },
});
const exited: Known = { ...normal, life: normal.life.filter(({ phase }) => phase !== 'stopping') };

const FILES = [
  'Files may take up to 20 minutes to reach your bucket, an MP4 longer. I see what Agora announces, not the bucket.',
  '文件最长可能需要 20 分钟才会传到云存储，MP4 可能更久。机器人只能看到声网上报的内容，看不到云存储中的内容。',
] as const;

describe('the card of one that is over adds its life up', () => {
  test('an ordinary life', () => {
    expect(head(normal)).toEqual([
      'Seen from 14:00:12 to 15:31:30 (1 h 31 min) · paused once (4 min) · no gap seen',
      'It was asked to stop: Agora was seen closing it.',
      FILES[0],
    ]);
    expect(head(normal, 'zh')).toEqual([
      '查到的时段：14:00:12 至 15:31:30（1 小时 31 分） · 暂停过 1 次（4 分钟） · 未发现中断',
      '录制是应请求停止的：机器人查到声网正在关闭录制。',
      FILES[1],
    ]);
  });

  test('a life in which it was seen once has no length', () => {
    const [first] = normal.life.filter(({ phase }) => phase === 'recording');
    const at = first?.at ?? 0;
    const glimpsed: Known = {
      ...normal,
      life: [
        { phase: 'recording', at },
        { phase: 'ended', at: at + 400 },
      ],
      since: at + 400,
      seenAt: at,
    };
    expect(head(glimpsed)[0]).toBe('Seen once, at 14:00:12');
    expect(head(glimpsed, 'zh')[0]).toBe('仅于 14:00:12 查到一次');
  });

  test('gaps, blindness and a move to another server', () => {
    expect(head(troubled)[0]).toBe(
      'Seen from 14:00:12 to 15:31:30 (1 h 31 min) · paused once (4 min) · not found for 12 min in 2 gaps · I could not see it for 8 min · moved to another server once: players need the files of both',
    );
    expect(head(troubled, 'zh')[0]).toBe(
      '查到的时段：14:00:12 至 15:31:30（1 小时 31 分） · 暂停过 1 次（4 分钟） · 查询不到 2 次（共 12 分钟） · 机器人无法查看 8 分钟 · 切换服务器 1 次，播放时需要切换前后的全部文件',
    );
  });

  test('one of each and several of each read differently', () => {
    const [gap] = troubled.gaps;
    const [blank] = troubled.blanks;
    if (!gap || !blank) throw new Error('a troubled life has gaps');
    const bak1 = { name: 'bak1_x.mp4', announcedAt: at('15:20:00') };
    const other = { ...troubled, gaps: [gap], blanks: [blank, blank], files: [...troubled.files, bak1] };
    expect(head(other)[0]).toContain(
      'not found for 2 min · I could not see it for 16 min (2 times) · moved to another server 2 times: players need the files of all',
    );
    expect(head(other, 'zh')[0]).toContain(
      '查询不到 2 分钟 · 机器人无法查看 2 次（共 16 分钟） · 切换服务器 2 次，',
    );
  });

  test('that it could not be seen for a while leaves no room for "no gap"', () => {
    const unseen = { ...normal, blanks: troubled.blanks };
    expect(head(unseen)[0]).not.toContain('no gap');
  });

  test.each([
    [
      { stopRequestedAt: at('15:31:20') },
      'Your backend said that it asked for a stop at 15:31:20.',
      '后端报告已于 15:31:20 请求停止录制。',
    ],
    [
      { maxRecordingHour: 1 },
      'It reached the 1 hour it was given (`maxRecordingHour`).',
      '录制达到了设定的时长上限 1 小时（`maxRecordingHour`）。',
    ],
  ])('why it ended: %j', (changes, english, chinese) => {
    expect(head(stopped(changes))[1]).toBe(english);
    expect(head(stopped(changes), 'zh')[1]).toBe(chinese);
  });

  test('a normal end that nobody was seen to ask for is no more than that', () => {
    expect(head(exited)[1]).toBe(
      'Agora calls it a normal end. I saw no stop being asked for: it was stopped between two looks, or everybody had left.',
    );
  });

  test('one that was lost before it uploaded anything has a likely cause', () => {
    const unused: Known = { ...inPhase('lost'), reached: 'ready', files: [] };
    expect(read(unused)).toContain(
      'Nothing had been uploaded by then, so there is probably no file.\nCheck: did anybody publish in the channel? If nobody did, by default the recorder leaves after 30 s without users (`maxIdleTime`).',
    );
    expect(read(unused, 'zh')).toContain(
      '当时尚未上传任何文件，因此很可能没有录制文件。\n请检查：频道内是否有人发流？若无人发流，默认情况下频道空闲 30 秒后录制会自动退出（`maxIdleTime`）。',
    );
  });

  test('one that failed says so without a claim that all was seen', () => {
    expect(head(failed)[0]).toBe(
      'Seen from 14:00:12 to 14:31:00 (31 min) · moved to another server once: players need the files of both',
    );
  });

  test('how long its pushes were up, in place of how a stop left them', () => {
    expect(read(normal)).toContain('Push to `rtmp://live.example.com/app`: up 97.6% of 1 h 31 min, 1 drop');
    expect(read(normal, 'zh')).toContain(
      '转推至 `rtmp://live.example.com/app`：在 1 小时 31 分中有 97.6% 的时间正常，断开 1 次',
    );
  });

  test('more pushes than are read are counted', () => {
    const pushes = [1, 2, 3, 4, 5].map((n) => ({
      url: `rtmp://${n}`,
      status: 'publishing' as const,
      at: at('14:00:12'),
    }));
    expect(read({ ...normal, pushes })).toContain(
      'Push to `rtmp://3`: up 100% of 1 h 31 min\nand 2 more pushes',
    );
    expect(read({ ...normal, pushes }, 'zh')).toContain('另有 2 路转推');
  });

  test('a life of which the middle was left out says so', () => {
    expect(read({ ...normal, stagesLeftOut: 40 })).toContain(
      'Of so long a life only the beginning and the end were kept: there were at least so many.',
    );
    expect(read({ ...normal, stagesLeftOut: 40 }, 'zh')).toContain(
      '录制过程很长，只保留了开头和结尾，实际次数可能更多。',
    );
  });
});

describe('the picture', () => {
  test('stands between what is known and what can be done, with what it shows in words', () => {
    const { blocks } = card(
      { ...subject(troubled, watch()), picture: 'F0PICTURE1' },
      { language: languageFor('en'), policy: DEFAULT_POLICY },
    );
    const types = blocks.map(({ type }) => type);
    expect(types.indexOf('image')).toBe(types.indexOf('actions') - 1);
    expect(blocks.find(({ type }) => type === 'image')).toEqual({
      type: 'image',
      slack_file: { id: 'F0PICTURE1' },
      alt_text:
        'Timeline of Algebra II, room 4 from 2026-11-22 14:00:12 UTC to 2026-11-22 15:31:30 UTC: ended normally, paused once (4 min), not found for 12 min in 2 gaps, I could not see it for 8 min, moved to another server once: players need the files of both. Phases, files and gaps on a time axis; History lists the same.',
    });
  });

  test('says the same in Chinese', () => {
    expect(pictureAlt(normal, languageFor('zh'))).toBe(
      'Algebra II, room 4 从 2026-11-22 14:00:12 UTC 到 2026-11-22 15:31:30 UTC 的时间线：已正常结束，暂停过 1 次（4 分钟），未发现中断。图中按时间轴显示各阶段、文件和中断，「历史」中列有相同内容。',
    );
  });

  test('is described without markup, however it is called', () => {
    const named = { ...normal, recording: { ...normal.recording, alias: '<b> & "x"' } };
    expect(pictureAlt(named, languageFor('en'))).toContain('Timeline of <b> & "x" from');
  });
});
