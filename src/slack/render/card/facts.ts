import type { KnownBlock } from '@slack/types';
import { cannotSee } from '../../../recording/judging/blindness.ts';
import { areIdsDoubted } from '../../../recording/judging/rejection.ts';
import { channelOf, type Known, nameOf } from '../../../recording/known.ts';
import { expected } from '../../../recording/pacing/expected.ts';
import { foundSince, startedUnseen } from '../../../recording/pacing/start.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import { summary } from '../../../recording/summing/summary.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import { codeByItsEnds, minuteNear, shortSid, shown, timeNear } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { context, section, spoken } from '../message.ts';
import { figures, uptimeLines } from './ending.ts';
import { LONGEST_OF_SEVERAL, linkedName, newestFirst, shortName, wholeName } from './names.ts';
import { endFacts, overKeyOf, whyOver } from './over.ts';
import { titleOf } from './title.ts';
import { watcher } from './watchers.ts';
import { wordLines } from './words.ts';

/**
 * All that is known of a recording, without buttons: verdict first, then files, and last what to check.
 * @param now given in answers, which unlike a card are read at once, so that lengths of time can be said
 * @param unseen explanation of a recording that cannot be seen, if the caller has a better one
 */
export function facts(subject: Subject, voice: Voice, now?: Instant, unseen?: string): readonly KnownBlock[] {
  const { known, watch } = subject;
  const { language } = voice;
  const near = now ?? watch?.since ?? known.recording.registeredAt;
  const explained = unseen ?? explanation(known, voice, near);
  const more = [...pushLines(known, language), ...wordLines(known, language, near)];
  return [
    section([firstLine(known, voice, near, now), ...below(known, voice, near, now)].join('\n')),
    ...(more.length === 0 ? [] : [section(more.join('\n'))]),
    ...(explained === undefined ? [] : [section(explained)]),
    ...(known.stagesLeftOut === undefined ? [] : [context(language.ending.atLeast)]),
  ];
}

function firstLine(known: Known, voice: Voice, near: Instant, now: Instant | undefined): string {
  const title = titleOf(known, voice.language, near);
  // The length of a recording that cannot be seen is unknown.
  if (now === undefined || isOver(known) || cannotSee(known)) return title;
  return `${title}${voice.language.card.lasting(now - (foundSince(known) ?? known.since))}`;
}

const isOver = (known: Known): boolean => overKeyOf(known) !== undefined;

function below(known: Known, voice: Voice, near: Instant, now: Instant | undefined): readonly string[] {
  if (!isOver(known)) return [goingOnLine(known, voice, near, now)];
  const length = lengthLine(known, voice.language, near);
  return [...(length === undefined ? [] : [length]), filesLine(known, voice)];
}

/** Files, the newest of them, the next expected event, and the moment up to which all this is known. */
function goingOnLine(known: Known, voice: Voice, near: Instant, now: Instant | undefined): string {
  const { card } = voice.language;
  const [newest] = newestFirst(known.files);
  const named =
    newest && (now === undefined ? shortName(newest.name, known.recording.sid) : wholeName(newest.name));
  // One precision for the whole line: to the second only while a verdict is near.
  const time = expected(known, voice.policy)?.kind === 'verdict' ? timeNear : minuteNear;
  const from = newest?.startedAt === undefined ? undefined : time(newest.startedAt, near);
  const next = nextLine(known, voice, near);
  const at = evidenceAt(known);
  return [
    card.filesSoFar(known.files.length, named, from),
    ...(next === undefined ? [] : [next]),
    // Left out in answers, which say it elsewhere, and where the title says when it was last seen.
    ...(now !== undefined || cannotSee(known)
      ? []
      : [at === undefined ? card.notLookedAt : card.checked(time(at, near))]),
  ].join(' · ');
}

/** The next event that has a time, in a few words; `undefined` if there is none. @param near see `titleOf` */
export function nextLine(
  known: Known,
  { language: { expected: say }, policy }: Voice,
  near: Instant,
): string | undefined {
  const next = expected(known, policy);
  if (next === undefined) return undefined;
  switch (next.kind) {
    case 'start':
      return say.start(minuteNear(next.by, near));
    case 'plan': {
      const passed = (evidenceAt(known) ?? known.since) > next.at;
      return say[passed ? 'planPassed' : 'plan'](minuteNear(next.at, near));
    }
    // To the second, because patience lasts about a minute.
    case 'verdict':
      return say.verdict(timeNear(next.at, near));
    default:
      return say[next.kind](minuteNear(next.at, near));
  }
}

/** Milliseconds from which a recording counts as seen for a time, and not only once. */
const SHORTEST_MS = 1_000;

/** Milliseconds from which both ends of a time are shown to the minute. */
const MINUTE_MS = 60_000;

/** Time in which the recording was seen, and its length; `undefined` if it was never seen alive. */
function lengthLine(known: Known, language: Language, near: Instant): string | undefined {
  const { card } = language;
  const { span } = summary(known);
  if (span === undefined) return undefined;
  const lasted = span.to - span.from;
  if (lasted < SHORTEST_MS) return card.seenOnce(timeNear(span.from, near));
  const how = known.reached === 'recording' ? card.recordedFromTo : card.seenFromTo;
  const time = lasted < MINUTE_MS ? timeNear : minuteNear;
  const length = how(time(span.from, near), time(span.to, near), lasted);
  const started = startedUnseen(known);
  const before = started === undefined ? [] : [card.startedAt(time(started, near))];
  return [length, ...before, ...figures(known, language)].join(' · ');
}

/** Files named on the card of a recording that is over; the modal Files has all. */
const NAMED = 3;

function filesLine(known: Known, { language, fileBase }: Voice): string {
  const base = fileBase?.(known);
  const names = newestFirst(known.files)
    .slice(0, NAMED)
    .map(({ name }) => linkedName(name, base, LONGEST_OF_SEVERAL));
  return language.card.filesInAll(known.files.length, names);
}

function pushLines(known: Known, language: Language): readonly string[] {
  const uptimes = isFinished(known.phase) ? uptimeLines(summary(known), language) : [];
  return uptimes.length > 0 || known.outputs.length === 0 ? uptimes : pushes(known, language);
}

/** Explanation of a doubt, or else of the phase, and what to do. */
function explanation(known: Known, { language, policy }: Voice, near: Instant): string | undefined {
  const { explains } = language.card;
  const { suspect, blind, rejectedSince } = known;
  if (cannotSee(known) && blind)
    return explains.blind(timeNear(blind.since, near), language.cause[blind.cause]);
  if ((areIdsDoubted(known) || cannotSee(known)) && rejectedSince !== undefined)
    return explains.idsDoubted(timeNear(rejectedSince, near));
  if (suspect?.shown) return explains.suspect(timeNear(suspect.since, near), policy.patienceMs);
  if (known.phase === 'ready') return known.stuckTold ? explains.stuckReady(known.recording.mode) : undefined;
  const key = overKeyOf(known);
  const said = key && spoken(whyOver(key, endFacts(known, language), language));
  return said || undefined;
}

const PUSHES_SHOWN = 3;

function pushes({ outputs }: Known, { card, output }: Language): readonly string[] {
  const lines = outputs
    .slice(0, PUSHES_SHOWN)
    .map(({ url, status }) => card.push(codeByItsEnds(url), output[status]));
  const more = outputs.length - lines.length;
  return [...lines, ...(more > 0 ? [card.morePushes(more)] : [])];
}

/** Names and ids, mostly for support tickets. */
export function smallPrint({ known, watch }: Subject, language: Language): string {
  const { card, mode } = language;
  const { recording, status } = known;
  const channel = channelOf(known);
  const who = watch && watcher(watch, language);
  return [
    ...(isStrange(status) ? [card.unknownStatus(status)] : []),
    shown(recording.app),
    mode[recording.mode],
    ...(channel === undefined || channel === nameOf(known) ? [] : [card.channel(shown(channel))]),
    ...(who === undefined ? [] : [card.for(who)]),
    card.sid(shortSid(recording.sid)),
  ].join(' · ');
}

/** Whether a status is not documented by Agora: those are 0 to 8 and 20. */
const isStrange = (status: number | undefined): status is number =>
  status !== undefined && status !== 20 && !(status >= 0 && status <= 8);
