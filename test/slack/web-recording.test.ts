import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { overAs } from './messages/over.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, known, recording, START, subject } from './subjects.ts';

const unused = { recording: recording({ mode: 'web' }), files: [], reached: 'ready' } as const;
const between = { after: at('15:29:41'), before: at('15:30:10') };

/** A web recording without any upload, and the news that brought it there. */
const STATES: readonly (readonly [what: string, known: Known, news: News])[] = [
  [
    'is ready',
    known({ ...unused, phase: 'ready', status: 4, stuckTold: true, life: known().life.slice(0, 3) }),
    { kind: 'stuck_ready', since: at('14:00:09') },
  ],
  [
    'is over',
    overAs({ phase: 'ended', how: 'unseen' }, { ...unused, stuckTold: true }),
    { kind: 'ended', how: 'unseen', between, files: 0, without: 'bad' },
  ],
  [
    'is lost',
    overAs({ phase: 'lost', how: 'in_move' }, unused),
    {
      kind: 'lost',
      how: 'in_move',
      between,
      missingSince: between.before,
      lastPhase: 'ready',
      uploaded: false,
    },
  ],
  [
    'did not start',
    overAs({ phase: 'not_started', how: 'watched' }, unused),
    {
      kind: 'not_started',
      how: 'watched',
      between: { after: START, before: at('14:01:32') },
      askingUntil: at('17:00:00'),
    },
  ],
];

/** Words about the channel of other recordings: this one joins none, and nobody publishes to it. */
const OF_A_CHANNEL = /maxIdleTime|publish|in the channel|发流|频道内/i;

describe.each([
  ['en', ENGLISH, /the page opens? /],
  ['zh', CHINESE, /页面能否/],
] as const)('a page that is recorded and of which nothing was uploaded, in %s', (_, language, checkPage) => {
  test.each(STATES)(
    '%s: its card and its news say to check the page, and nothing of a channel',
    (...state) => {
      const [, one, news] = state;
      const said = [
        asRead(card(subject(one), { language, policy: DEFAULT_POLICY })),
        asRead(newsOf(subject(one), [news], at('15:31:40'), language)),
      ];
      for (const words of said) {
        expect(words).not.toMatch(OF_A_CHANNEL);
        expect(words).toMatch(checkPage);
      }
    },
  );
});
