import { endingKey, endingOf, type Verdict, type WithoutFile } from '../../../recording/ending/ending.ts';
import { boundsOf, failureWord } from '../../../recording/ending/evidence.ts';
import { isNotToEnd, plannedEnd } from '../../../recording/ending/plan.ts';
import { isStopReported } from '../../../recording/ending/stop.ts';
import { verdictOf } from '../../../recording/ending/verdict.ts';
import type { Word } from '../../../recording/ending/words.ts';
import { AFTER_LOOKS_MS } from '../../../recording/judging/missing.ts';
import { type Known, watchedFrom } from '../../../recording/known.ts';
import type { Phase } from '../../../recording/phase.ts';
import type { Bounds, Instant } from '../../../recording/recording.ts';
import type { EndFacts, FailureReason, OverKey } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { type Said, type Span, said } from '../../language/said.ts';
import { mention, minute, type Shown, timeNear } from '../../text.ts';

/** The way in which a recording is over; `undefined` while it goes on. */
export function overKeyOf({ phase, how }: Pick<Known, 'phase' | 'how'>): OverKey | undefined {
  if (phase === 'expired' || phase === 'refused') return phase;
  const ending = endingOf(phase, how) ?? WITHOUT_HOW[phase];
  return ending && endingKey(ending);
}

/** Weakest verdict of each phase, for endings that were stored before they had a `how`. */
const WITHOUT_HOW: Partial<Record<Phase, Verdict>> = {
  ended: { phase: 'ended', how: 'unseen' },
  failed: { phase: 'failed', how: 'abnormal' },
  lost: { phase: 'lost', how: 'unasked' },
  not_started: { phase: 'not_started', how: 'unseen' },
};

/** Verdict in words, after the name. */
export const stateOver = (key: OverKey, facts: EndFacts, { words, without }: Language['over']): string =>
  saysNoFile(key, facts) ? without.state[facts.without] : words[key].state(facts);

/** Whether the verdict is that there is no file. A stop before the first sight says more than that. */
const saysNoFile = (key: OverKey, facts: EndFacts): facts is EndFacts & { without: WithoutFile } =>
  facts.without !== undefined && !(key === 'ended.asked' && facts.neverSeen);

/** Verdict in one to three words. */
export const shortOver = (
  key: OverKey,
  { without: none }: Pick<EndFacts, 'without'>,
  over: Language['over'],
) => (none === undefined ? over.words[key].short : over.without.short);

/** Facts of an end, gaps in them, and things to check; a missing file is said last. */
export function whyOver(key: OverKey, facts: EndFacts, { over, together }: Language): Said {
  const why = over.words[key].why(facts);
  if (!saysNoFile(key, facts)) return why;
  const none = over.without.why(facts.mode);
  const fact = together(why.fact, none.fact);
  return said(fact, none.check ?? why.check);
}

/** Milliseconds from the verdict to the last after-look. */
export const LAST_LOOK_MS = AFTER_LOOKS_MS.at(-1) ?? 0;

/** Everything known about the end of a recording that is over. */
export function endFacts(known: Known, { phase: words }: Language): EndFacts {
  const { recording, vouched, gone, how, phase, since, seenAt, files } = known;
  const verdict = verdictOf(known);
  const between = gone ? boundsOf(known, gone) : undefined;
  const planned = plannedEnd(recording);
  const { mode, maxRecordingHour, expiresAt } = recording;
  const near = (at: Instant) => timeNear(at, since);
  const facts: { -readonly [F in keyof EndFacts]: EndFacts[F] } = {
    mode,
    files: files.length,
    ...stopFacts(known, near),
  };
  if (verdict?.phase === 'ended' && verdict.without) facts.without = verdict.without;
  if (between) facts.between = span(between, near);
  if (how === 'limit' && maxRecordingHour !== undefined) facts.limitHours = maxRecordingHour;
  if (planned !== undefined) {
    facts.planned = near(planned);
    if (between && planned > between.before) facts.earlyMs = planned - between.before;
  }
  if (vouched && how === 'asked') {
    facts.vouched = true;
    facts.by = mention(vouched.by);
  }
  if (gone?.wordDue === 'promised') facts.promised = true;
  if (seenAt === undefined) facts.neverSeen = true;
  const failure = phase === 'failed' ? failureWord(known) : undefined;
  if (failure) facts.failure = failureOf(failure);
  if (phase === 'lost') {
    if (isNotToEnd(known)) facts.notToEnd = true;
    if (known.reached !== 'recording') facts.unused = true;
    if (gone) facts.lastState = words[gone.from];
    if (!known.final) facts.checkUntil = near((gone?.at ?? since) + LAST_LOOK_MS);
  }
  if (phase === 'not_started') facts.waitedMs = since - watchedFrom(known);
  if (phase === 'not_started' && known.status !== undefined) facts.status = known.status;
  if (phase === 'not_started' || phase === 'expired') facts.until = minute(expiresAt);
  return facts;
}

/** The stop that a backend reported: it ended the recording, or it came later, or the recording ran on after it. */
export function stopFacts(
  known: Known,
  near: (at: Instant) => Shown,
): Pick<EndFacts, 'askedAt' | 'otherStopAt' | 'ranAt'> {
  const { recording, gone, since, seenAt } = known;
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined) return {};
  if (isStopReported(known, gone?.since ?? since)) return { askedAt: near(stopRequestedAt) };
  const ran = seenAt !== undefined && seenAt > stopRequestedAt;
  return { otherStopAt: near(stopRequestedAt), ...(ran ? { ranAt: near(seenAt) } : {}) };
}

export const span = ({ after, before, ...open }: Bounds, near: (at: Instant) => Span['after']): Span => ({
  after: near(after),
  before: near(before),
  ...open,
});

/** Meaning of the codes of event 71, which is about web recordings. */
const OF_WEB: Readonly<Record<number, FailureReason>> = {
  2: 'capability',
  3: 'engine',
  4: 'page_timeout',
  5: 'page_address',
  6: 'recorder',
};

export function failureOf({ event, code = 0 }: Word): FailureReason {
  if (event === 71) return OF_WEB[code] ?? 'recorder';
  return event === 11 ? 'session' : 'fatal';
}
