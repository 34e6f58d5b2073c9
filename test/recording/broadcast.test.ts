import { expect, test } from 'vitest';
import type { Verdict } from '../../src/recording/ending/ending.ts';
import type { News, NewsKind } from '../../src/recording/news.ts';
import { readPaste } from '../../src/recording/paste/paste.ts';
import { BROADCASTS, isForChannel, isWanted } from '../../src/recording/watching/broadcast.ts';
import { readRule, writeRule } from '../../src/recording/watching/rule-text.ts';
import { SID } from '../slack/subjects.ts';

const between = { after: 1, before: 2 };
const ENDED = { kind: 'ended', between, how: 'asked', files: 1 } as const;
const LOST = {
  kind: 'lost',
  how: 'unasked',
  between,
  missingSince: 2,
  lastPhase: 'recording',
  uploaded: true,
} as const;
const back = (was: Verdict) =>
  ({ kind: 'recovered', gap: between, from: was.phase, phase: 'recording', was }) as const;
/** News by name, with the choices of broadcast that have the channel hear it; `unsaid` where nothing was chosen. */
const NEWS: Readonly<Record<string, readonly [news: News, heardWith: string]>> = {
  ended: [{ ...ENDED, how: 'exited' }, 'unsaid final all'],
  'over, and no more known': [{ ...ENDED, how: 'unseen' }, 'unsaid final all'],
  'over without a file': [{ ...ENDED, files: 0, without: 'bad' }, 'unsaid bad final all'],
  failed: [{ kind: 'failed', between, how: 'abnormal', files: 1 }, 'unsaid bad final all'],
  'did not start': [{ kind: 'not_started', how: 'watched', between, askingUntil: 3 }, 'unsaid bad all'],
  'never seen': [{ kind: 'not_started', how: 'unseen', between, askingUntil: 3 }, 'unsaid all'],
  'started late': [
    { kind: 'started', between, late: true, was: { phase: 'not_started', how: 'watched' } },
    'unsaid bad all',
  ],
  'found again': [back({ phase: 'lost', how: 'unasked' }), 'unsaid bad final all'],
  'alive after all': [back({ phase: 'ended', how: 'unseen' }), 'unsaid final all'],
  'alive late': [{ ...back({ phase: 'not_started', how: 'watched' }), phase: 'ready' }, 'unsaid bad all'],
  'not lost after all': [{ ...ENDED, was: { phase: 'lost', how: 'unasked' } }, 'unsaid bad final all'],
  'lost after all': [{ ...LOST, was: { phase: 'ended', how: 'asked' } }, 'unsaid bad final all'],
  'over, and now known how': [{ ...ENDED, was: { phase: 'ended', how: 'unseen' } }, 'all'],
  'left running': [{ kind: 'left_running', past: 'plan', since: 1, planned: 2 }, 'unsaid final all'],
  'back from a doubt': [{ kind: 'recovered', gap: between, from: 'recording', phase: 'recording' }, 'all'],
  started: [{ kind: 'started', between, late: false }, 'all'],
  file: [{ kind: 'file', files: [] }, 'all'],
  'push down': [{ kind: 'rtmp_down', urls: [] }, 'all'],
  'on the card': [{ kind: 'phase', from: 'starting', to: 'ready' }, ''],
};

const named = (is: (news: News, heardWith: readonly string[]) => boolean) =>
  Object.entries(NEWS).flatMap(([name, [news, heardWith]]) => (is(news, heardWith.split(' ')) ? [name] : []));
const heardWith = (choice: string) => named((_, choices) => choices.includes(choice));

test.each([undefined, ...BROADCASTS])(
  'with broadcast:%s the channel sees what it says, and that which takes it back',
  (choice) => {
    expect(named((news) => isForChannel(news, choice))).toEqual(heardWith(choice ?? 'unsaid'));
  },
);

const OVER = named(({ kind }) => kind === 'ended');

test.each<[only: NewsKind[], names: readonly string[]]>([
  [['file'], ['file']],
  [['ended'], OVER],
  [['lost'], heardWith('bad')],
])('only:%s hears those, and with a loss all bad news', (only, names) => {
  expect(named((news) => isWanted(news, only))).toEqual(names);
});

test.each(BROADCASTS)('broadcast:%s is typed with a watch and with a rule', (word) => {
  expect(readPaste(`${SID} broadcast:${word.toUpperCase()}`)).toMatchObject({
    sid: SID,
    words: [],
    options: { broadcast: word },
  });
  const rule = readRule(`all app:prod broadcast:${word}`);
  expect(rule).toMatchObject({ app: 'prod', broadcast: word });
  if (!('misread' in rule)) expect(writeRule(rule)).toBe(`all app:prod broadcast:${word}`);
});

test('any other word is a mistake, as it was typed', () => {
  const misread = { kind: 'unknown_broadcast', written: 'Loud' };
  expect(readPaste(`${SID} broadcast:Loud`)).toEqual({ misread, sid: SID });
  expect(readRule('all broadcast:Loud')).toEqual({ misread });
});
