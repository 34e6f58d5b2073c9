import type { Known } from '../../../src/recording/known.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import { MUTE_CHOICES, muteOf } from '../../../src/recording/watching/mute.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { muteMessage, unmuteMessage } from '../../../src/slack/render/telling/pressed.ts';
import { at, known, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

const MUTES = MUTE_CHOICES.map((choice) => muteOf(choice, 'U0MEI', at('14:10:00'), undefined));

const ANOTHERS = muteOf('1h', 'U0TOM', at('14:05:00'), undefined);

const FOLLOWS = ['nothing', 'in_thread', 'on_card', 'after_pause'] as const;

export const mutedSubjects: readonly Subject[] = MUTES.map((muted) => ({
  known: known(),
  watch: watch({ muted }),
  watchers: [],
}));

/** All that is said to somebody who mutes or unmutes a recording. */
export function muteMessages(one: Known, language: Language): Messages {
  return [
    ...MUTES.map((mute) => muteMessage({ kind: 'muted', known: one, mute, before: ANOTHERS }, language)),
    ...(['over', 'not_watched'] as const).map((kind) => muteMessage({ kind, known: one }, language)),
    muteMessage({ kind: 'unknown' }, language),
    ...FOLLOWS.flatMap((missed) =>
      MUTES.map((mute) => unmuteMessage({ kind: 'unmuted', known: one, mute, missed }, language)),
    ),
    unmuteMessage({ kind: 'not_muted', known: one }, language),
    unmuteMessage({ kind: 'unknown' }, language),
  ].map((message, n) => [`mute ${n}`, message]);
}
