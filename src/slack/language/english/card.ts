import type { CardSentences } from '../card-sentences.ts';
import { allOf, counted, duration, number } from './measures.ts';

export const englishCard: CardSentences = {
  title: (name, state) => `*${name}* — ${state}`,
  doubted: (words) => words.join(', '),
  checking: 'checking …',
  cannotSee: 'can’t see it now',
  idsDoubted: 'ids not accepted so far',
  since: (at) => `since ${at}`,
  lasting: (ms) => `for ${duration(ms)}`,
  seenFromTo: (from, to, ms) => `Seen from ${from} to ${to} (${duration(ms)})`,
  seenOnce: (at) => `Seen once, at ${at}`,
  pauses: (count, ms) =>
    count === 1 ? `paused once (${duration(ms)})` : `paused ${number(count)} times (${duration(ms)})`,
  noGap: 'no gap seen',
  field: { app: 'App', mode: 'Mode', files: 'Files', watchedBy: 'Watched by' },
  files: (count, newestAt) =>
    count === 0
      ? 'none announced'
      : `${number(count)} announced${newestAt ? `, the newest begins at ${newestAt}` : ''}`,
  nobody: 'nobody',
  backend: 'your backend',
  workflow: (startedBy) => (startedBy === undefined ? 'a workflow' : `a workflow (started by ${startedBy})`),
  byRules: (person, patterns) =>
    `${person}, ${patterns.length === 1 ? 'rule' : 'rules'} ${patterns.join(' ')}`,
  watchedBy: (people, more) =>
    more > 0 ? `${allOf(people)} (and in ${counted(more, 'other place')})` : allOf(people),
  push: (url, status) => `Push to ${url}: ${status}`,
  morePushes: (count) => `and ${counted(count, 'more push', 'more pushes')}`,
  unknownStatus: (status) => `Agora reports status ${status}, which no document explains.`,
  earlierStages: (count) => `${number(count)} earlier`,
  asOf: (at) => `as of ${at}`,
  notLookedAt: 'not looked at yet',
  sid: (sid) => `sid ${sid}`,
  sharedBy: (person) => `shared by ${person}; this copy is not kept up to date`,
  unwatched: 'No longer watched here: this card is not kept up to date.',
  unwatchedBy: (person, at) => `Unwatched by ${person} at ${at}: this card is no longer kept up to date.`,
  explains: {
    suspect: (since, patienceMs) =>
      `Agora has not found it since ${since}. That is normal for up to ${duration(patienceMs)} while Agora moves a recording to another server, so I keep asking before I call it over.`,
    blind: (since, cause) =>
      `I have not been able to see it since ${since}: ${cause}. That says nothing about the recording itself.`,
    idsDoubted: (since) =>
      `Agora has not accepted these ids since ${since}. I ask a few times more before I call that final.\nCheck: App ID, resource ID, sid and mode must come from the same \`start\` call.`,
    stuckReady: () =>
      'Nothing uploaded yet. Usually nobody is publishing; by default the recorder leaves after 30 s without users (`maxIdleTime`).',
  },
};
