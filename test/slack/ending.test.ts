import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { pictureAlt } from '../../src/slack/render/card/picture.ts';
import { every } from '../picture/lives.ts';
import { asRead } from './said.ts';
import { at, inPhase, subject, watch } from './subjects.ts';

const EN = { language: languageFor('en'), policy: DEFAULT_POLICY };

const read = (known: Known): string => asRead(card(subject(known, watch()), EN));

/** The first lines of a card: title, figures, why, and what else was said before the columns. */
const head = (known: Known): readonly string[] => {
  const lines = read(known).split('\n');
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
  });

  test('gaps, blindness and a move to another server', () => {
    expect(head(troubled)[0]).toBe(
      'Recorded 14:00:12–15:31:30 (1 h 31 min) · paused once (4 min) · not found for 12 min in 2 gaps · I could not see it for 8 min · moved to another server once: to play it all, keep the files of both',
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
  });

  test('that it could not be seen for a while leaves no room for "no gap"', () => {
    const unseen = { ...normal, blanks: troubled.blanks };
    expect(head(unseen)[0]).not.toContain('no gap');
  });

  test('one that was lost before it uploaded anything has a likely cause', () => {
    const unused: Known = { ...inPhase('lost'), reached: 'ready', files: [] };
    expect(read(unused)).toContain('Nothing had been uploaded by then.');
    expect(read(unused)).toContain('Check: did anybody publish in the channel?');
  });

  test('one that failed says so without a claim that all was seen', () => {
    expect(head(failed)[0]).toBe(
      'Recorded 14:00:12–14:31:00 (31 min) · probably moved to another server once: to play it all, keep the files of both',
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
  });

  test('a life of which the middle was left out says so', () => {
    expect(read({ ...normal, stagesLeftOut: 40 })).toContain(
      'Of so long a life only the beginning and the end were kept: there were at least so many.',
    );
  });
});

describe('the picture', () => {
  test('stands between what is known and what can be done, with what it shows in words', () => {
    const { blocks } = card({ ...subject(troubled, watch()), picture: 'F0PICTURE1' }, EN);
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
