import type { z } from 'zod';
import type { Entry } from '../../ports/knowing.ts';
import { limitAt } from '../../recording/ending/plan.ts';
import { verdictOf } from '../../recording/ending/verdict.ts';
import { channelOf, type Known } from '../../recording/known.ts';
import { time, timeIfAny, timelineRecord } from '../../recording/summing/timeline-record.ts';
import type { LedgerEntry } from '../../recording/telling/ledger.ts';
import { gravityOfVerdict } from '../../recording/watching/gravity.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { watchOptions } from '../../recording/watching/watch-options.ts';
import type { Recording, RecordingInFull, RecordingPage, Watching } from './answers.ts';

/** Makes answers, typed by the schemas that describe them. */

/** Fields that are `undefined` here are left out of the JSON. */
function recordingAnswer(known: Known): z.input<typeof Recording> {
  const { recording, suspect, blind } = known;
  const { sid, app, mode, alias, maxRecordingHour, endsAt, reportsStop, fileBaseUrl } = recording;
  const verdict = verdictOf(known);
  return {
    sid,
    app,
    mode,
    phase: known.phase,
    how: known.how,
    withoutFile: verdict?.without,
    gravity: verdict && gravityOfVerdict(verdict),
    stoppedOnPurpose: known.vouched && { by: known.vouched.by, at: time(known.vouched.at) },
    since: time(known.since),
    final: known.final,
    registeredAt: time(recording.registeredAt),
    registeredBy: recording.registeredBy,
    expiresAt: time(recording.expiresAt),
    startedAt: timeIfAny(recording.startedAt),
    stopRequestedAt: timeIfAny(recording.stopRequestedAt),
    maxRecordingHour,
    limitAt: timeIfAny(limitAt(recording)),
    endsAt: endsAt === 'never' ? endsAt : timeIfAny(endsAt),
    reportsStop,
    fileBaseUrl,
    cname: channelOf(known),
    uid: known.uid ?? recording.uid,
    alias,
    status: known.status,
    lookedAt: timeIfAny(known.lookedAt),
    seenAt: timeIfAny(known.seenAt),
    notFoundSince: timeIfAny(suspect?.since ?? known.gone?.since),
    unseenSince: timeIfAny(blind?.since),
    files: known.files.length,
  };
}

export function fullAnswer(
  known: Known,
  watches: readonly Watch[],
  told?: readonly LedgerEntry[],
): z.input<typeof RecordingInFull> {
  return {
    ...recordingAnswer(known),
    watches: watches.map(watchAnswer),
    timeline: timelineRecord(known),
    told: told?.map(({ place, at, ts, kinds, attempts, how }) => ({
      ...place,
      at: time(at),
      ts,
      kinds,
      attempts,
      how,
    })),
  };
}

const watchAnswer = (watch: Watch): z.input<typeof Watching> => ({
  team: watch.team,
  channel: watch.channel,
  owner: watch.owner,
  since: time(watch.since),
  rule: watch.rule,
  ...watchOptions(watch),
  paused: watch.paused && { reason: watch.paused.reason, at: time(watch.paused.at) },
});

export const pageAnswer = (
  recordings: readonly Known[],
  next: Entry | undefined,
): z.input<typeof RecordingPage> => ({
  recordings: recordings.map(recordingAnswer),
  next: next && `${next.at}~${next.sid}`,
});
