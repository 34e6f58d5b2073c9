import type { Survey, Watched } from '../../src/flows/asking/home.ts';
import type { ForPeople } from '../../src/flows/for-people.ts';
import type { Bot } from './bot.ts';
import { asRead } from './said.ts';
import { idOf } from './screen.ts';
import { appFinding, at, known, watch } from './subjects.ts';

export const watched = (changes: Partial<Watched> = {}): Watched => ({
  known: known(),
  watches: [watch()],
  ...changes,
});

const HEALTHY: Survey['health'] = [
  appFinding('prod'),
  { kind: 'budget', fine: true, apps: ['prod'], recordings: 1, wanted: 1 / 30, granted: 2 },
  { kind: 'due', fine: true, ageMs: 0, short: false },
  { kind: 'undelivered', fine: true, ageMs: 0 },
];

/** A workspace in which one recording goes on. */
export const surveyOf = (changes: Partial<Survey> = {}): Survey => ({
  empty: false,
  recordings: [watched()],
  rules: [],
  health: HEALTHY,
  letters: [],
  at: at('14:10:00'),
  ...changes,
});

export const homeFlows: Pick<ForPeople, 'survey' | 'homeSight'> = {
  survey: async () => surveyOf(),
  homeSight: async () => () => true,
};

const viewOf = ({ slack }: Pick<Bot, 'slack'>, name: string) =>
  slack.state().homes[slack.state().users.find((each) => each.name === name)?.id ?? ''];

/** The Home tab of this person as it reads; empty when nothing was published. */
export function homeOf(bot: Pick<Bot, 'slack'>, name: string): string {
  const view = viewOf(bot, name);
  return view === undefined ? '' : asRead(view);
}

/** Slack's name for the state of Mei's Home. */
export const hashOf = (bot: Bot): string => viewOf(bot, 'mei')?.hash ?? '';

export const homeId = (bot: Bot, name: string): string => bot.slack.state().homes[idOf(bot, name)]?.id ?? '';
