import type { SectionBlock } from '@slack/types';
import { channelOf, type Known, nameOf } from '../../../recording/known.ts';
import { foundSince } from '../../../recording/pacing/start.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, shortSid, shown } from '../../text.ts';
import { overKeyOf } from '../card/over.ts';
import { stateOf, titleOf } from '../card/title.ts';
import { faceOfKnown } from '../faces.ts';
import { buttonOf, section } from '../message.ts';
import type { Row } from '../table.ts';

/** Buttons of recordings to choose from. */
export type ChooseKey = 'show' | 'watchHere' | 'unwatch';

/** A moment near no other, with which times are shown with their day. */
const LONG_AGO = 0;

/** Recordings of a list whose times are shown with their day. */
export const rowsOf = (all: readonly Known[], key: ChooseKey, language: Language): readonly SectionBlock[] =>
  all.map((known) => rowOf(known, key, language, LONG_AGO));

/** Recording of a list: title, details and a button. */
export function rowOf(known: Known, key: ChooseKey, language: Language, now: Instant): SectionBlock {
  return section(
    `${titleOf(known, language, now)}\n${details(known, language, now)}`,
    buttonOf(key, known, language),
  );
}

/**
 * Since when it is over, files, app, channel and sid: enough to tell two recordings of the same name apart.
 * @param near see `titleOf`
 */
export function details(known: Known, { answer }: Language, near: Instant): string {
  const { recording, files } = known;
  const channel = channelOf(known);
  return answer.row({
    // The title has this time while the recording goes on.
    since: overKeyOf(known) === undefined ? undefined : minuteNear(known.since, near),
    files: files.length,
    app: shown(recording.app, 40),
    channel: channel === undefined || channel === nameOf(known) ? undefined : shown(channel, 40),
    sid: shortSid(recording.sid),
  });
}

/** Recording of a table. */
export const tableRow = (known: Known, language: Language): Row => ({
  face: faceOfKnown(known),
  name: nameOf(known),
  what: stateOf(known, language),
  at: foundSince(known) ?? known.since,
});
