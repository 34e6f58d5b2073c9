import type { MissedOf } from '../../ports/messenger.ts';
import type { Broadcast } from '../../recording/broadcast.ts';
import { isBad, rankOf } from '../../recording/gravity.ts';
import { nameOf } from '../../recording/known.ts';
import type { Missed } from '../../recording/missed.ts';
import { isFinished } from '../../recording/phase.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { moment, shown, timeNear } from '../text.ts';
import { FACE } from './faces.ts';
import { fallback, type Message, paragraphs } from './message.ts';
import { tableMessage } from './table.ts';

/** What a channel missed while nothing could be posted there. @param total recordings it watches */
export function missedByPlace(
  missed: readonly MissedOf[],
  since: Instant,
  total: number,
  now: Instant,
  language: Language,
): Message {
  const rows = missed
    .toSorted((a, b) => rankOf(a.missed.kinds) - rankOf(b.missed.kinds) || a.missed.at - b.missed.at)
    .map((one) => ({
      face: FACE[one.missed.to],
      name: nameOf(one.known),
      what: whatHappened(one.missed, language),
      at: one.missed.at,
    }));
  const heading = language.digest.missed.afterPause(moment(since), rows.length, total);
  return tableMessage(heading, rows, now, language);
}

/**
 * What the thread of one recording missed while it was muted, in two lines. To the channel only where the recording
 * came to an end or to harm, which is told there when it is not muted.
 */
export function missedInThread(
  { known, watch, missed }: MissedOf,
  now: Instant,
  language: Language,
): Message & { readonly broadcast: boolean } {
  const broadcast = isLoud(missed, watch.broadcast);
  const { afterMute } = language.digest.missed;
  const name = broadcast ? shown(nameOf(known)) : undefined;
  const heading = afterMute(timeNear(missed.since, now), name);
  const line = `${FACE[missed.to]} ${whatHappened(missed, language)} · ${timeNear(missed.at, now)}`;
  return { text: fallback(`${heading} ${line}`), blocks: paragraphs([heading, line]), broadcast };
}

function isLoud({ kinds, changes, to }: Missed, choice: Broadcast | undefined): boolean {
  if (choice === 'all' || choice === 'none') return choice === 'all';
  const over = changes > 0 && isFinished(to);
  return (choice !== 'final' && isBad(kinds)) || (choice !== 'bad' && over);
}

function whatHappened(
  { from, to, changes, files, gaps, trouble }: Missed,
  { digest, phase }: Language,
): string {
  const { nowAndBefore, thereAndBack, notFoundFor } = digest.missed;
  return digest.joined([
    ...(changes === 0 ? [phase[to]] : []),
    ...(changes > 0 && from !== to ? [nowAndBefore(phase[to], phase[from])] : []),
    ...(changes > 0 && from === to ? [thereAndBack(phase[to], changes)] : []),
    ...(files > 0 ? [digest.newFiles(files)] : []),
    ...(gaps > 0 ? [notFoundFor(gaps)] : []),
    ...trouble.map((kind) => digest.happened[kind]),
  ]);
}
