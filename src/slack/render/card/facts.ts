import type { KnownBlock } from '@slack/types';
import { cannotSee } from '../../../recording/judging/blindness.ts';
import { areIdsDoubted } from '../../../recording/judging/rejection.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import { summary } from '../../../recording/summing/summary.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import { codeByItsEnds, moment, shortSid, shown, timeNear } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { context, fields, section, spoken } from '../message.ts';
import { figures, uptimeLines } from './ending.ts';
import { nextLine } from './expected.ts';
import { lifeLine } from './life.ts';
import { endFacts, overKeyOf, whyOver } from './over.ts';
import { titleOf } from './title.ts';
import { watchersOf } from './watchers.ts';
import { wordLines } from './words.ts';

/**
 * All that is known of a recording, without buttons.
 * @param now only in answers that are read at once: says how long, which a card cannot
 */
export function facts(subject: Subject, voice: Voice, now?: Instant): readonly KnownBlock[] {
  const { known } = subject;
  const { language } = voice;
  const explained = explanation(known, voice);
  const life = lifeLine(known, language);
  return [
    section(`${titleOf(known, language)}\n${when(known, voice, now)}`),
    ...(explained === undefined ? [] : [section(explained)]),
    fields(columns(subject, language)),
    ...pushLines(known, language),
    ...agoraLines(known, language),
    ...(life === undefined ? [] : [context(life)]),
    ...(known.stagesLeftOut === undefined ? [] : [context(language.ending.atLeast)]),
  ];
}

/** Times are shown to the second, so less is no stretch of time. */
const SHORTEST_MS = 1_000;

function when(known: Known, voice: Voice, now: Instant | undefined): string {
  const { language } = voice;
  const { card } = language;
  const { span } = summary(known);
  const next = nextLine(known, voice);
  const ahead = next === undefined ? [] : [next];
  if (!isFinished(known.phase) || span === undefined) {
    const since = card.since(moment(known.since));
    const lasting = now === undefined ? [] : [card.lasting(now - known.since)];
    return [since, ...lasting, ...ahead].join(' · ');
  }
  const lasted = span.to - span.from;
  if (lasted < SHORTEST_MS) return [card.seenOnce(moment(span.from)), ...ahead].join(' · ');
  const length = card.seenFromTo(moment(span.from), timeNear(span.to, span.from), lasted);
  return [length, ...figures(known, language), ...ahead].join(' · ');
}

function pushLines(known: Known, language: Language): readonly KnownBlock[] {
  const uptimes = isFinished(known.phase) ? uptimeLines(summary(known), language) : [];
  if (uptimes.length > 0) return [section(uptimes.join('\n'))];
  return known.outputs.length === 0 ? [] : [section(pushes(known, language))];
}

function agoraLines(known: Known, language: Language): readonly KnownBlock[] {
  const lines = wordLines(known, language);
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

/** What a reader has to know about this phase or doubt, and what to do; a doubt comes before the phase. */
function explanation(known: Known, { language, policy }: Voice): string | undefined {
  const { explains } = language.card;
  const { suspect, blind, rejectedSince } = known;
  if (cannotSee(known) && blind) return explains.blind(moment(blind.since), language.cause[blind.cause]);
  if (areIdsDoubted(known) && rejectedSince !== undefined) return explains.idsDoubted(moment(rejectedSince));
  if (suspect?.shown) return explains.suspect(moment(suspect.since), policy.patienceMs);
  if (known.phase === 'ready') return known.stuckTold ? explains.stuckReady() : undefined;
  const key = overKeyOf(known);
  const said = key && spoken(whyOver(key, endFacts(known, language), language));
  return said || undefined;
}

function columns({ known, watchers }: Subject, language: Language): readonly (readonly [string, string])[] {
  const { card, mode } = language;
  const { recording, files } = known;
  const newest = Math.max(...files.map(({ startedAt }) => startedAt ?? 0));
  const newestAt = files.length > 1 && newest > 0 ? moment(newest) : undefined;
  return [
    [card.field.app, shown(recording.app)],
    [card.field.mode, mode[recording.mode]],
    [card.field.files, card.files(files.length, newestAt)],
    [card.field.watchedBy, watchedBy(watchers, language)],
  ];
}

/** People are named once each, however many places they watch it in. */
const PEOPLE_SHOWN = 3;

function watchedBy(watchers: readonly Watch[], language: Language): string {
  const { card } = language;
  const named = watchersOf(watchers, language).slice(0, PEOPLE_SHOWN);
  if (named.length === 0) return card.nobody;
  const owners = named.map(({ owner }) => owner);
  const more = watchers.filter(({ owner }) => !owners.includes(owner)).length;
  return card.watchedBy(
    named.map(({ words }) => words),
    more,
  );
}

const PUSHES_SHOWN = 3;

function pushes({ outputs }: Known, { card, output }: Language): string {
  const lines = outputs
    .slice(0, PUSHES_SHOWN)
    .map(({ url, status }) => card.push(codeByItsEnds(url), output[status]));
  const more = outputs.length - lines.length;
  return [...lines, ...(more > 0 ? [card.morePushes(more)] : [])].join('\n');
}

/** Ids come last: they are for whoever opens a ticket. */
export function smallPrint(known: Known, { card }: Language): string {
  const at = evidenceAt(known);
  return [
    at === undefined ? card.notLookedAt : card.asOf(moment(at)),
    ...(isStrange(known.status) ? [card.unknownStatus(known.status)] : []),
    card.sid(shortSid(known.recording.sid)),
  ].join(' · ');
}

/** Agora documents 0 to 8 and 20. */
const isStrange = (status: number | undefined): status is number =>
  status !== undefined && status !== 20 && !(status >= 0 && status <= 8);
