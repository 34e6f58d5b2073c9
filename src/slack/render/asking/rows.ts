import type { SectionBlock } from '@slack/types';
import { channelOf, type Known, nameOf } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { minuteNear, shortSid, shown } from '../../text.ts';
import { overKeyOf } from '../card/over.ts';
import { titleOf } from '../card/title.ts';
import { buttonOf, section } from '../message.ts';

/** Buttons of recordings that somebody may choose from. */
export type ChooseKey = Extract<ButtonKey, 'show' | 'watchHere' | 'unwatch'>;

/** A moment near no other, so that times are shown with their day. */
const LONG_AGO = 0;

/** Rows with the button that does what was asked. */
export const rowsOf = (all: readonly Known[], key: ChooseKey, language: Language): readonly SectionBlock[] =>
  all.map((known) => rowOf(known, key, language, LONG_AGO));

/** Recording of a list: title, details and the button that does what was asked. */
export function rowOf(known: Known, key: ChooseKey, language: Language, now: Instant): SectionBlock {
  return section(
    `${titleOf(known, language, now)}\n${details(known, language, now)}`,
    buttonOf(key, known, language),
  );
}

/**
 * Since when it is over, files, app, channel and the beginning of the sid: enough to tell two of the same name apart.
 * @param near a moment that the reader knows
 */
export function details(known: Known, { answer }: Language, near: Instant): string {
  const { recording, files } = known;
  const channel = channelOf(known);
  return answer.row({
    // The title says since when something goes on.
    since: overKeyOf(known) === undefined ? undefined : minuteNear(known.since, near),
    files: files.length,
    app: shown(recording.app, 40),
    channel: channel === undefined || channel === nameOf(known) ? undefined : shown(channel, 40),
    sid: shortSid(recording.sid),
  });
}
