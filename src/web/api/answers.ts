import { z } from 'zod';
import type { Entry } from '../../ports/recordings.ts';
import type { Watch } from '../../ports/watches.ts';
import { BROADCASTS } from '../../recording/broadcast.ts';
import type { Known } from '../../recording/known.ts';
import { NEWS_KINDS } from '../../recording/news.ts';
import { OUTPUT_STATUSES, TRACKS } from '../../recording/observation.ts';
import { PHASES } from '../../recording/phase.ts';
import { type Instant, MODES } from '../../recording/recording.ts';
import { timeIfAny, timelineRecord } from '../../recording/timeline-record.ts';

/** What is answered. The schemas describe it, and the functions below them do not compile when they differ. */

const At = z.iso.datetime();

export const Recording = z.strictObject({
  sid: z.string(),
  app: z.string().meta({ description: 'Name of the configured Agora app' }),
  mode: z.enum(MODES),
  phase: z.enum(PHASES),
  since: At.meta({ description: 'The look that first saw this phase' }),
  final: z.boolean().meta({ description: 'It is over for good and no longer looked at' }),
  registeredAt: At,
  expiresAt: At.meta({ description: 'Until when Agora answers for it' }),
  startedAt: At.optional(),
  stopRequestedAt: At.optional(),
  maxRecordingHour: z.number().optional(),
  fileBaseUrl: z.string().optional(),
  cname: z.string().optional(),
  uid: z.string().optional(),
  alias: z.string().optional(),
  status: z.int().optional().meta({ description: 'Agora’s last number' }),
  lookedAt: At.optional().meta({ description: 'The last look, whatever it brought' }),
  seenAt: At.optional().meta({ description: 'The last look that found it' }),
  notFoundSince: At.optional().meta({
    description: 'The first look that did not find it: while that is being confirmed, and once it is lost',
  }),
  unseenSince: At.optional().meta({
    description: 'No look has brought an answer: its state is unknown, not bad',
  }),
  files: z.int().meta({ description: 'Files announced; whether they are in the bucket cannot be seen' }),
});

const Watching = z.strictObject({
  team: z.string(),
  channel: z.string(),
  owner: z.string().meta({ description: 'A Slack user, or `API`' }),
  since: At,
  rule: z.string().optional().meta({
    description: 'Pattern of the standing rule that began it; absent once a person has asked for it',
  }),
  only: z.array(z.enum(NEWS_KINDS)).readonly().optional(),
  lang: z.string().optional(),
  broadcast: z.enum(BROADCASTS).optional(),
  paused: z
    .strictObject({ reason: z.string().meta({ description: 'In Slack’s words' }), at: At })
    .optional()
    .meta({ description: 'Slack does not let the bot post there' }),
});

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const Timeline = z.strictObject({
  life: z.array(z.strictObject({ phase: z.enum(PHASES), at: At })),
  stagesLeftOut: z.int().optional().meta({
    description: 'How many stages of a very long life were left out of its middle',
  }),
  gaps: z
    .array(z.strictObject({ from: At, to: At }))
    .meta({ description: 'Times in which it was not found although it lived on' }),
  unseen: z
    .array(z.strictObject({ from: At, to: At }))
    .meta({ description: 'Times in which no look brought an answer, through no fault of the recording' }),
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        track: z.enum(TRACKS).optional(),
        uid: z.string().optional(),
        playable: z.boolean().optional(),
        startedAt: At.optional(),
        announcedAt: At.optional().meta({ description: 'The look that first found it listed' }),
      }),
    )
    .meta({ description: 'In the order in which they were announced' }),
  pushes: z.array(z.strictObject({ url: z.string(), status: PushStatus })),
  pushStages: z
    .array(z.strictObject({ url: z.string(), status: PushStatus, at: At }))
    .meta({ description: 'What each push was seen to do, and from when on' }),
});

export const RecordingInFull = Recording.extend({ watches: z.array(Watching), timeline: Timeline });

export const Registered = RecordingInFull.extend({
  ignored: z.array(z.string()).optional().meta({
    description: 'Fields of the request that mean nothing here: part of Agora’s answer, or a slip of the pen',
  }),
});

export const RecordingPage = z.strictObject({
  recordings: z.array(Recording),
  next: z.string().optional().meta({ description: '`cursor` of the next page; absent on the last' }),
});

const time = (at: Instant): string => new Date(at).toISOString();

/** What is `undefined` here is left out of the JSON. */
function recordingAnswer(known: Known): z.input<typeof Recording> {
  const { recording, suspect, blind } = known;
  const { sid, app, mode, alias, maxRecordingHour, fileBaseUrl } = recording;
  return {
    sid,
    app,
    mode,
    phase: known.phase,
    since: time(known.since),
    final: known.final,
    registeredAt: time(recording.registeredAt),
    expiresAt: time(recording.expiresAt),
    startedAt: timeIfAny(recording.startedAt),
    stopRequestedAt: timeIfAny(recording.stopRequestedAt),
    maxRecordingHour,
    fileBaseUrl,
    cname: recording.cname ?? known.cname,
    uid: recording.uid ?? known.uid,
    alias,
    status: known.status,
    lookedAt: timeIfAny(known.lookedAt),
    seenAt: timeIfAny(known.seenAt),
    notFoundSince: timeIfAny(suspect?.since ?? known.missingSince),
    unseenSince: timeIfAny(blind?.since),
    files: known.files.length,
  };
}

export function fullAnswer(known: Known, watches: readonly Watch[]): z.input<typeof RecordingInFull> {
  return {
    ...recordingAnswer(known),
    watches: watches.map(watchAnswer),
    timeline: timelineRecord(known),
  };
}

const watchAnswer = ({
  team,
  channel,
  owner,
  since,
  rule,
  only,
  lang,
  broadcast,
  paused,
}: Watch): z.input<typeof Watching> => ({
  team,
  channel,
  owner,
  since: time(since),
  rule,
  only,
  lang,
  broadcast,
  paused: paused && { reason: paused.reason, at: time(paused.at) },
});

export const pageAnswer = (
  recordings: readonly Known[],
  next: Entry | undefined,
): z.input<typeof RecordingPage> => ({
  recordings: recordings.map(recordingAnswer),
  next: next && `${next.at}~${next.sid}`,
});
