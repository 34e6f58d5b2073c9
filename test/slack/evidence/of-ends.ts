import { ENDINGS, type EndingKey, endingKey, endingOf } from '../../../src/recording/ending/ending.ts';
import { isNotToEnd, plannedEnd } from '../../../src/recording/ending/plan.ts';
import { withoutFile } from '../../../src/recording/ending/verdict.ts';
import { saysFailed } from '../../../src/recording/ending/words.ts';
import type { EndFacts, OverKey } from '../../../src/slack/language/facts.ts';
import { type About, byName, NO_CLAIM, type OfARecording, told } from './needed.ts';

/** It ended so, as far as was known then or is known now: in its life, or in the news. */
const endedAs =
  (key: OverKey) =>
  ({ known, news }: About): boolean => {
    const stages = [known, ...known.life];
    if (key === 'expired' || key === 'refused')
      return stages.some(({ phase }) => phase === key) || news.some(({ kind }) => kind === key);
    const isSo = (phase: string, how: string | undefined): boolean => {
      const ending = endingOf(phase, how);
      return ending !== undefined && endingKey(ending) === key;
    };
    return (
      stages.some(({ phase, how }) => isSo(phase, how)) ||
      news.some((one) => 'how' in one && isSo(one.kind, one.how))
    );
  };

/** Source of each fact about an end. */
const FACTS: { readonly [F in keyof Required<EndFacts>]: (about: About, fact: EndFacts[F]) => boolean } = {
  mode: ({ known }, mode) => known.recording.mode === mode,
  files: ({ known, news }, files) =>
    files === 0 || files === known.files.length || news.some((one) => 'files' in one && one.files === files),
  without: (about, without) =>
    withoutFile(about.known) === without || told(about, 'ended', (one) => one.without === without),
  between: ({ known, news }) => known.gone !== undefined || news.some((one) => 'between' in one),
  limitHours: ({ known }, hours) => known.recording.maxRecordingHour === hours,
  planned: ({ known }) => plannedEnd(known.recording) !== undefined,
  earlyMs: ({ known }, ms = 0) => ms > 0 && plannedEnd(known.recording) !== undefined,
  askedAt: ({ known: { recording, seenAt = 0 } }) => seenAt - (recording.stopRequestedAt ?? 0) <= 120_000,
  otherStopAt: ({ known }) => known.recording.stopRequestedAt !== undefined,
  ranAt: ({ known: { recording, seenAt = 0 } }) =>
    recording.stopRequestedAt !== undefined && recording.stopRequestedAt < seenAt,
  vouched: (about) => about.known.vouched !== undefined || told(about, 'ended', ({ by }) => by !== undefined),
  by: (about) => about.known.vouched !== undefined || told(about, 'ended', ({ by }) => by !== undefined),
  neverSeen: (about) =>
    about.known.seenAt === undefined || told(about, 'ended', (one) => one.neverSeen === true),
  failure: (about) =>
    about.known.words.some(saysFailed) || told(about, 'failed', (one) => one.word !== undefined),
  promised: ({ known }) => known.gone?.wordDue === 'promised',
  notToEnd: ({ known }) => isNotToEnd(known),
  unused: ({ known }) => known.reached !== 'recording',
  lastState: (about) => about.known.gone !== undefined || told(about, 'lost') || told(about, 'expired'),
  checkUntil: ({ known }) => !known.final,
  waitedMs: ({ known }, ms = -1) => ms >= 0 && known.life.some(({ phase }) => phase === 'not_started'),
  status: ({ known }, status) => known.status === status,
  until: ({ known }) => known.life.some(({ phase }) => phase === 'not_started' || phase === 'expired'),
};

const factsHold = (about: About, facts: EndFacts): boolean =>
  Object.entries(facts).every(
    ([name, fact]) => fact === undefined || FACTS[name as keyof EndFacts](about, fact as never),
  );

const words = (key: OverKey): OfARecording['over']['words'][EndingKey] => ({
  short: endedAs(key),
  state: (about, facts) => endedAs(key)(about) && factsHold(about, facts),
  why: (about, facts) => endedAs(key)(about) && factsHold(about, facts),
});

/** A verdict that was told before, and stands no longer. */
const was =
  (phase: string) =>
  ({ known, news }: About) =>
    known.life.slice(0, -1).some((stage) => stage.phase === phase) &&
    news.some((one) => 'was' in one && one.was?.phase === phase);

const wasSaid = ({ news }: About): boolean => news.some((one) => 'was' in one && one.was !== undefined);

const hasNoFile = ({ known, news }: About): boolean =>
  withoutFile(known) !== undefined || news.some((one) => 'without' in one && one.without !== undefined);

export const ofEnds: OfARecording['over'] = {
  words: byName([...ENDINGS.map(endingKey), 'expired', 'refused'], words),
  without: {
    state: { bad: hasNoFile, trouble: hasNoFile },
    short: hasNoFile,
    why: hasNoFile,
  },
  notAfterAll: byName(['ended', 'failed', 'lost', 'not_started'], was),
  fileAfterAll: (about) => wasSaid(about) && !hasNoFile(about),
  corrected: wasSaid,
  withdrawn: ({ news }) => news.some((one) => 'withdrawn' in one && one.withdrawn === true),
  replaced: wasSaid,
  sentence: NO_CLAIM,
  withFiles: ({ known, news }, _, files) =>
    files === 0 || known.files.length === files || news.some((one) => 'files' in one && one.files === files),
};
