import { endingKey } from '../../../recording/ending/ending.ts';
import { type Known, nameOf } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Missed } from '../../../recording/summing/missed.ts';
import type { MissedOf } from '../../../recording/telling/saying.ts';
import type { Broadcast } from '../../../recording/watching/broadcast.ts';
import { rankOf } from '../../../recording/watching/gravity.ts';
import type { Language } from '../../language/language.ts';
import { minute, shown, timeNear } from '../../text.ts';
import { endFacts, stateOver } from '../card/over.ts';
import { FACE, faceOfVerdict, SIGHT_FACE } from '../faces.ts';
import { type Message, paragraphs } from '../message.ts';
import { tableMessage } from '../table.ts';
import { troubleWords } from './happened.ts';
import { push } from './push.ts';

/** News that a channel missed while nothing could be posted there. @param total number of recordings it watches */
export function missedByPlace(
  missed: readonly MissedOf[],
  since: Instant,
  total: number,
  now: Instant,
  language: Language,
): Message {
  const rows = missed
    .toSorted((a, b) => rankOf(gravities(a)) - rankOf(gravities(b)) || a.missed.at - b.missed.at)
    .map((one) => ({
      face: faceOfMissed(one),
      name: nameOf(one.known),
      what: whatHappened(one, language),
      at: one.missed.at,
    }));
  const { afterPause, afterPauseShort } = language.digest.missed;
  const push = `${SIGHT_FACE.sighted} ${afterPauseShort(rows.length, total)}`;
  return tableMessage(afterPause(minute(since), rows.length, total), push, rows, now, language);
}

/**
 * News that the thread of a recording missed during a mute, in two lines. It is also shown in the channel if some of
 * it would have been without the mute.
 */
export function missedInThread(
  one: MissedOf,
  now: Instant,
  language: Language,
): Message & { readonly broadcast: boolean } {
  const { known, watch, missed } = one;
  const broadcast = isLoud(missed, watch.broadcast);
  const { afterMute } = language.digest.missed;
  const name = broadcast ? shown(nameOf(known)) : undefined;
  const heading = afterMute(timeNear(missed.since, now), name);
  const what = whatHappened(one, language);
  const line = `${faceOfMissed(one)} ${what} · ${timeNear(missed.at, now)}`;
  return { text: push(faceOfMissed(one), known, what), blocks: paragraphs([heading, line]), broadcast };
}

function isLoud({ kinds, changes, to }: Missed, choice: Broadcast | undefined): boolean {
  if (choice === 'all' || choice === 'none') return choice === 'all';
  const over = changes > 0 && isFinished(to);
  const bad = kinds.some(({ gravity }) => gravity === 'bad');
  return (choice !== 'final' && bad) || (choice !== 'bad' && over);
}

const gravities = ({ missed }: MissedOf) => missed.kinds.map(({ gravity }) => gravity);

/** Emoji of the verdict if the recording is over, else of its phase. */
const faceOfMissed = ({ missed: { to, verdict } }: MissedOf): string =>
  verdict ? faceOfVerdict(verdict) : FACE[to];

function whatHappened({ known, missed }: MissedOf, language: Language): string {
  const { digest, phase } = language;
  const { from, to, changes, files, gaps, trouble } = missed;
  const { nowAndBefore, thereAndBack, notFoundFor } = digest.missed;
  return digest.joined([
    ...(changes === 0 ? [phase[to]] : []),
    ...(changes > 0 && from !== to ? [nowAndBefore(nowIn(known, missed, language), phase[from])] : []),
    ...(changes > 0 && from === to ? [thereAndBack(phase[to], changes)] : []),
    ...(files > 0 ? [digest.newFiles(files)] : []),
    ...(gaps > 0 ? [notFoundFor(gaps)] : []),
    ...troubleWords(trouble, known, language),
  ]);
}

/** State at the end of the summary, after which the recording may have gone on. */
function nowIn(known: Known, { to, verdict }: Missed, language: Language): string {
  if (verdict === undefined) return language.phase[to];
  const { by: _, ...facts } = known.phase === to ? endFacts(known, language) : { files: 0, by: undefined };
  return stateOver(endingKey(verdict), facts, language.over);
}
