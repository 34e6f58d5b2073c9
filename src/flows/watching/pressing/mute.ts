import type { Recordings, Watches } from '../../../ports/knowing.ts';
import type { Log } from '../../../ports/process.ts';
import type { Mutes } from '../../../ports/telling.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Mute, MuteChoice } from '../../../recording/watching/mute.ts';
import type { Place } from '../../../recording/watching/place.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { ownRecording } from '../../asking/resolve.ts';
import { missedBy, type SightNeeds } from '../../telling/missed-by.ts';

export interface MuteNeeds {
  readonly recordings: Recordings;
  readonly mutes: Mutes;
  readonly log: Log;
}

type Refused = { readonly kind: 'unknown' } | { readonly kind: 'not_watched'; readonly known: Known };

export type MuteAnswer =
  | { readonly kind: 'muted'; readonly known: Known; readonly mute: Mute; readonly before?: Mute }
  /** Nothing more will be told of it, or nothing before its end. */
  | { readonly kind: 'over'; readonly known: Known }
  | Refused;

/** Place in which the summary of what was missed is told; `on_card`: the card is still to be posted, and shows it. */
export type WhereMissed = 'nothing' | 'in_thread' | 'on_card' | 'after_pause';

export type UnmuteAnswer =
  | {
      readonly kind: 'unmuted';
      readonly known: Known;
      readonly mute: Mute;
      readonly missed: WhereMissed;
    }
  | { readonly kind: 'not_muted'; readonly known: Known }
  | { readonly kind: 'unknown' };

/** Mutes a recording in a place. Anybody there may; the last press counts. */
export async function mute(
  place: Place,
  by: string,
  sid: string,
  choice: MuteChoice,
  { recordings, mutes, log }: MuteNeeds,
): Promise<MuteAnswer> {
  const known = await ownRecording(place, sid, recordings);
  if (!known) return { kind: 'unknown' };
  const untilItsEnd = choice === 'end' || choice === 'bad';
  if (known.final || (untilItsEnd && isFinished(known.phase))) return { kind: 'over', known };
  const muted = await mutes.mute(place, sid, choice, by);
  if (!muted) return { kind: 'not_watched', known };
  log.info({ ...place, sid, app: known.recording.app, by, choice }, 'muted');
  return { kind: 'muted', known, ...muted };
}

/** Ends a mute early. Anybody in the place may. */
export async function unmute(
  place: Place,
  sid: string,
  needs: MuteNeeds & SightNeeds & { readonly watches: Watches },
): Promise<UnmuteAnswer> {
  const { recordings, watches, mutes, log } = needs;
  const known = await ownRecording(place, sid, recordings);
  if (!known) return { kind: 'unknown' };
  const ended = await mutes.unmute(place, sid);
  if (!ended) return { kind: 'not_muted', known };
  log.info({ ...place, sid, app: known.recording.app }, 'unmuted');
  const watch = await watches.find(place, sid);
  return { kind: 'unmuted', known, mute: ended, missed: await whereMissed(known, watch, ended, needs) };
}

/** Predicts where the summary will be told; it is made later, by the same rules. */
async function whereMissed(
  known: Known,
  watch: Watch | undefined,
  mute: Mute,
  needs: SightNeeds,
): Promise<WhereMissed> {
  if (!watch || !(await missedBy(watch, known, mute.since, mute, needs))) return 'nothing';
  if (watch.paused) return 'after_pause';
  return watch.card === undefined ? 'on_card' : 'in_thread';
}
