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
    lines.findIndex((line) => line.startsWith('[')),
  );
};

const { normal, troubled, failed } = every;
describe('the card of one that is over adds its life up', () => {
  test('an ordinary life', () => {
    expect(head(normal)).toEqual([
      'Recorded 14:00:12–15:31:30 (1 h 31 min) · paused once (4 min) · no gap seen',
      '4 files announced: `room4_3.mp4` `room4_2.mp4` `room4_1.mp4` · 1 more under Files',
      'Push to `rtmp://live.example.com/app`: up 97.6% of 1 h 31 min, 1 drop',
      'Agora was seen closing it.',
    ]);
    expect(head(normal, 'zh')).toEqual([
      '监测时段：14:00:12–15:31:30（1 小时 31 分） · 暂停过 1 次（4 分钟） · 未发现中断',
      '已上报 4 个文件：`room4_3.mp4` `room4_2.mp4` `room4_1.mp4` · 其余见“文件”',
      '转推至 `rtmp://live.example.com/app`：转推正常率 97.6%（统计 1 小时 31 分），断开 1 次',
      '已查到声网关闭录制。',
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
      'Recorded 14:00:12–15:31:30 (1 h 31 min) · paused once (4 min) · not found for 12 min in 2 gaps · I could not see it for 8 min · moved to another server once: to play it all, keep the files of both',
    );
    expect(head(troubled, 'zh')[0]).toBe(
      '监测时段：14:00:12–15:31:30（1 小时 31 分） · 暂停过 1 次（4 分钟） · 查询不到 2 次（共 12 分钟） · 查询中断 8 分钟 · 切换服务器 1 次，完整回放需要切换前后的全部文件',
    );
  });

  test('one of each and several of each read differently', () => {
    const [gap] = troubled.gaps;
    const [blank] = troubled.blanks;
    if (!gap || !blank) throw new Error('a troubled life has gaps');
    const bak1 = { name: 'bak1_x.mp4', announcedAt: at('15:20:00') };
    const other: Known = {
      ...troubled,
      gaps: [gap],
      blanks: [blank, blank],
      files: [...troubled.files, bak1],
      moves: [...troubled.moves, { at: at('15:20:00'), sign: 'file' }],
    };
    expect(head(other)[0]).toContain(
      'not found for 2 min · I could not see it for 16 min (2 times) · moved to another server 2 times: to play it all, keep the files of all',
    );
    expect(head(other, 'zh')[0]).toContain(
      '查询不到 2 分钟 · 查询中断 2 次（共 16 分钟） · 切换服务器 2 次，',
    );
  });

  test('that it could not be seen for a while leaves no room for "no gap"', () => {
    const unseen = { ...normal, blanks: troubled.blanks };
    expect(head(unseen)[0]).not.toContain('no gap');
  });

  test('one that was lost before it uploaded anything has a likely cause', () => {
    const unused: Known = { ...inPhase('lost'), reached: 'ready', files: [] };
    expect(read(unused)).toContain('Nothing had been uploaded by then.');
    expect(read(unused)).toContain('Check: did anybody publish in the channel?');
    expect(read(unused, 'zh')).toContain('当时尚未上传任何文件。');
    expect(read(unused, 'zh')).toContain('请检查：频道内是否有人发流？');
  });

  test('one that failed says so without a claim that all was seen', () => {
    expect(head(failed)[0]).toBe(
      'Recorded 14:00:12–14:31:00 (31 min) · probably moved to another server once: to play it all, keep the files of both',
    );
  });

  test('how long its pushes were up, in place of how a stop left them', () => {
    expect(read(normal)).toContain('Push to `rtmp://live.example.com/app`: up 97.6% of 1 h 31 min, 1 drop');
    expect(read(normal, 'zh')).toContain(
      '转推至 `rtmp://live.example.com/app`：转推正常率 97.6%（统计 1 小时 31 分），断开 1 次',
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
        'Timeline of Algebra II, room 4 over 1 h 31 min: ended, paused once (4 min), not found for 12 min in 2 gaps, I could not see it for 8 min, moved to another server once: to play it all, keep the files of both. Phases, files and gaps by elapsed time; History lists the same.',
    });
  });

  test('says the same in Chinese', () => {
    expect(pictureAlt(normal, languageFor('zh'))).toBe(
      'Algebra II, room 4 的时间线，全长 1 小时 31 分：已结束，暂停过 1 次（4 分钟），未发现中断。图中按经过的时间显示各阶段、文件和中断，“历史”中列有相同内容。',
    );
  });

  test('is described without markup, however it is called', () => {
    const named = { ...normal, recording: { ...normal.recording, alias: '<b> & "x"' } };
    expect(pictureAlt(named, languageFor('en'))).toContain('Timeline of <b> & "x" over');
  });
});
