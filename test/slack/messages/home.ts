import type { HomeView } from '@slack/types';
import { EVERYTHING, homeOf, type Survey } from '../../../src/flows/asking/home.ts';
import { homeBlocks, homeView, troubledHome } from '../../../src/slack/home/home.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { troubleMessage } from '../../../src/slack/render/telling/notices.ts';
import { surveyOf } from '../home-world.ts';
import { appFinding, at, everyPhase, known, START, watch } from '../subjects.ts';

const NOW = at('15:40:00');
const UNTIL = at('15:55:00');

/** An app's name of the greatest length that the settings allow. */
const APP = 'a'.repeat(40);

/** A workspace with a thousand recordings in as many channels, all called the same. */
const busy = (text: string): Partial<Survey> => ({
  recordings: Array.from({ length: 1_000 }, (_, n) => {
    const one = everyPhase[n % everyPhase.length] ?? known();
    const paused = n === 3 ? { paused: { reason: 'is_archived', at: START } } : {};
    return {
      known: { ...one, recording: { ...one.recording, alias: text, app: APP } },
      watches: [{ ...watch({ owner: n % 2 ? 'U0MEI' : `U0PERSON${n}`, channel: `C0ROOM${n}` }), ...paused }],
    };
  }),
  searched: 2_000,
  rules: Array.from({ length: 30 }, (_, n) => ({
    team: 'T1',
    channel: `C0ROOM${n}`,
    id: `rule-${n}`,
    owner: 'U0MEI',
    since: START,
    pattern: text.slice(0, 64),
  })),
  health: [
    appFinding(APP),
    appFinding('other', { fine: false, dark: { cause: 'credentials', since: START } }),
    { kind: 'budget', fine: true, apps: [APP], recordings: 12, wanted: 0.4, granted: 2 },
    { kind: 'budget', fine: false, apps: ['other'], recordings: 900, wanted: 30, granted: 2 },
    { kind: 'held', fine: false, apps: ['third'], heldMs: 900_000 },
    { kind: 'due', fine: false, ageMs: 75_000, short: false },
    { kind: 'undelivered', fine: false, ageMs: 4_000_000 },
  ],
});

/** Every Home tab: of a workspace without anything, of a busy one with and without a choice, and in trouble. */
export function homeViews(
  text: string,
  language: Language,
): readonly (readonly [what: string, view: HomeView])[] {
  const crowd = busy(text);
  const view = (changes: Partial<Survey>, choice = EVERYTHING, until?: number, withTable = true) => {
    const home = homeOf(surveyOf(changes), 'U0MEI', choice, () => true);
    return homeView(home, homeBlocks(home, language, withTable), NOW, until, language);
  };
  return [
    ['Home, first run', view({ empty: true, recordings: [] }, EVERYTHING, UNTIL)],
    ['Home, quiet', view({ recordings: [] })],
    ['Home, one', view({}, EVERYTHING, UNTIL)],
    ['Home, busy', view(crowd, EVERYTHING, UNTIL)],
    ['Home, busy, without a table', view(crowd, EVERYTHING, UNTIL, false)],
    ['Home, mine', view(crowd, { state: 'failed', mine: true, app: APP })],
    ['Home, nothing chosen', view(crowd, { state: 'live', mine: false, app: 'none of them' })],
    [
      'Home, in trouble',
      troubledHome(EVERYTHING, troubleMessage('memory', 'a1b2c3', language, START).blocks, language),
    ],
  ];
}
