import type { CardSentences } from '../card-sentences.ts';
import { allOf, counted, duration, number } from './measures.ts';

export const englishCard: CardSentences = {
  title: (name, state) => `*${name}* — ${state}`,
  doubted: (words) => words.join(', '),
  checking: 'checking …',
  cannotSee: 'cannot see it now',
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
  byRules: (person, patterns) =>
    `${person}, ${patterns.length === 1 ? 'rule' : 'rules'} ${patterns.map((one) => `“${one}”`).join(' ')}`,
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
      `I have not been able to see it since ${since}: ${cause}. Its state is unknown, not bad.`,
    idsDoubted: (since) =>
      `Agora has not accepted these ids since ${since}. I ask a few times more before I call that final.\nCheck: App ID, resource ID, sid and mode must come from the same \`start\` call.`,
    stuckReady: () =>
      'Nothing uploaded yet. Usually nobody is publishing; by default the recorder leaves after 30 s without users (`maxIdleTime`).',
    lost: (lastSeen, looks) =>
      `Last seen at ${lastSeen}. It ended, or its server was lost for longer than a move to another takes; Agora cannot say which.${again(looks)}\nCheck: did your backend call \`stop\`? Did everybody leave?`,
    notStarted: (until) =>
      `I keep asking until ${until}.\nCheck the answer of \`start\`, the token, the storage keys, and that somebody publishes.`,
    expired: (at) =>
      `Agora answers for a recording only for a while; for this one until ${at}. Whether it still runs is unknown.`,
    refused: () =>
      'App ID, resource ID, sid and mode must come from the same `start` call.\nRegister it again: `/recording-watch` and the whole answer of `start`.',
    ended: () =>
      'Files may take up to 20 minutes to reach your bucket, an MP4 longer. I see what Agora announces, not the bucket.',
    failed: () =>
      'Agora does not say why.\nCheck: did the announced files reach your bucket? Are the storage keys of `start` still right?',
  },
  inShort: (name, state, since, files) =>
    `${name}: ${state} (since ${since}), ${files === 0 ? 'no files' : counted(files, 'file')} announced.`,
};

const again = (looks: readonly string[]): string =>
  looks.length > 0 ? ` I look again at ${allOf(looks)}; then this is final.` : '';
