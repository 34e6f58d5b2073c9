import type { Word } from '../../../src/recording/ending/words.ts';
import type { News } from '../../../src/recording/news.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import { at, everyPhase, known, watch } from '../subjects.ts';

const word = (event: number, code?: number, more: Partial<Word> = {}): Word => ({
  event,
  at: at('15:30:00'),
  ...(code === undefined ? {} : { code }),
  ...more,
});

/** One of each reason that Agora gives. */
const reasons: readonly Word[] = [
  word(41, 16),
  word(41, 4),
  word(41, 2),
  word(11, 1),
  ...[1, 2, 3, 4, 5, 6].map((code) => word(71, code)),
  word(1, 47, { level: 4 }),
  word(1, 47, { level: 5 }),
  word(12),
  word(42, 90_000),
  word(72, undefined, { detail: 'WebGL' }),
  word(73),
  word(43, 1),
  word(44, 1),
  word(43, 0),
  word(44, 0),
];

export const wordNews: readonly News[] = [
  ...reasons.map((one): News => ({ kind: 'reason', word: one })),
  { kind: 'uploaded', at: at('15:34:00'), where: 'bucket' },
  { kind: 'uploaded', at: at('15:34:00'), where: 'backup' },
];

/** Cards of recordings of which Agora itself has said something. */
export function wordSubjects(text: string): readonly Subject[] {
  const live = known({ words: [word(44, 1, { detail: text }), word(43, 1, { detail: '0' }), word(73)] });
  const ended = everyPhase.find(({ phase }) => phase === 'ended') ?? live;
  const stopping = everyPhase.find(({ phase }) => phase === 'stopping') ?? live;
  return [
    live,
    { ...stopping, words: [word(33, 7_100)] },
    { ...ended, words: [word(41, 4), word(31)] },
    { ...ended, words: [word(41, 4), word(33, 9_900), word(32)] },
  ].map((one) => ({ known: one, watch: watch(), watchers: [watch()] }));
}
