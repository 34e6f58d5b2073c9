import { z } from 'zod';
import type { Entry } from '../../ports/knowing.ts';
import { HOW, type How } from '../../recording/ending/ending.ts';
import { limitAt } from '../../recording/ending/plan.ts';
import { verdictOf } from '../../recording/ending/verdict.ts';
import { channelOf, type Known } from '../../recording/known.ts';
import { NEWS_KINDS } from '../../recording/news.ts';
import { OUTPUT_STATUSES, TRACKS } from '../../recording/observation.ts';
import { PHASES } from '../../recording/phase.ts';
import { type Instant, MODES } from '../../recording/recording.ts';
import { timeIfAny, timelineRecord } from '../../recording/summing/timeline-record.ts';
import { BROADCASTS } from '../../recording/watching/broadcast.ts';
import { gravityOfVerdict } from '../../recording/watching/gravity.ts';
import type { Watch } from '../../recording/watching/watch.ts';

/** What is answered. The schemas describe it, and the functions below them do not compile when they differ. */

const At = z.iso.datetime();

const Ways = z.enum(Object.values(HOW).flat() as [How, ...How[]]);

export const Recording = z.strictObject({
  sid: z.string(),
  app: z.string().meta({ description: 'Name of the configured Agora app' }),
  mode: z.enum(MODES),
  phase: z.enum(PHASES),
  how: Ways.optional().meta({ description: 'How it came to be over, as far as that is known' }),
  withoutFile: z
    .enum(['bad', 'trouble'])
    .optional()
    .meta({ description: 'It is over and no file was seen, and how grave that is' }),
  gravity: z
    .enum(['bad', 'trouble', 'over', 'ordinary'])
    .optional()
    .meta({ description: 'Of one that is over: how much its end matters' }),
  stoppedOnPurpose: z
    .strictObject({ by: z.string(), at: At })
    .optional()
    .meta({ description: 'A person of Slack said so' }),
  since: At.meta({ description: 'The look that first saw this phase' }),
  final: z.boolean().meta({ description: 'It is over for good and no longer looked at' }),
  registeredAt: At,
  expiresAt: At.meta({ description: 'Until when Agora answers for it' }),
  startedAt: At.optional(),
  stopRequestedAt: At.optional(),
  maxRecordingHour: z.number().optional(),
  limitAt: At.optional().meta({ description: 'When a web recording ends by itself at the latest' }),
  endsAt: z
    .union([z.literal('never'), At])
    .optional()
    .meta({ description: 'Its planned end' }),
  reportsStop: z.boolean().optional(),
  fileBaseUrl: z.string().optional(),
  cname: z.string().optional(),
  uid: z.string().optional(),
  alias: z.string().optional(),
  status: z.int().optional().meta({ description: 'Agora’s last number' }),
  lookedAt: At.optional().meta({ description: 'The last look, whatever it brought' }),
  seenAt: At.optional().meta({ description: 'The last look that found it' }),
  notFoundSince: At.optional().meta({
    description: 'The first look that did not find it: while that is being confirmed, and once it is over',
  }),
  unseenSince: At.optional().meta({
    description: 'No look has brought an answer: its state is unknown, not bad',
  }),
  files: z.int().meta({ description: 'Files announced; whether they are in the bucket cannot be seen' }),
});

const Watching = z.strictObject({
  team: z.string(),
  channel: z.string(),
  owner: z
    .string()
    .meta({ description: 'A Slack user, `API`, or `WORKFLOW` with who started it: `WORKFLOW:U0123ABCD`' }),
  since: At,
  rule: z.string().optional().meta({
    description: 'Pattern of the standing rule that began it; absent once a person has asked for it',
  }),
  only: z.array(z.enum(NEWS_KINDS)).readonly().optional(),
  lang: z.string().optional(),
  broadcast: z.enum(BROADCASTS).optional(),
  max: z.union([z.literal('none'), z.number()]).optional(),
  paused: z
    .strictObject({ reason: z.string().meta({ description: 'In Slack’s words' }), at: At })
    .optional()
    .meta({ description: 'Slack does not let the bot post there' }),
});

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const Timeline = z.strictObject({
  life: z.array(z.strictObject({ phase: z.enum(PHASES), at: At, how: Ways.optional() })),
  stagesLeftOut: z.int().optional().meta({
    description: 'How many stages of a very long life were left out of its middle',
  }),
  moves: z
    .array(z.strictObject({ at: At, sign: z.enum(['file', 'restart', 'uid']) }))
    .meta({ description: 'Moves to another server of Agora, each from its first sign' }),
  words: z
    .array(z.strictObject({ event: z.int(), at: At, code: z.int().optional(), level: z.int().optional() }))
    .meta({ description: 'Notices of Agora about it, by the number of their event' }),
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
    expiresAt: time(recording.expiresAt),
    startedAt: timeIfAny(recording.startedAt),
    stopRequestedAt: timeIfAny(recording.stopRequestedAt),
    maxRecordingHour,
    limitAt: timeIfAny(limitAt(recording)),
    endsAt: endsAt === 'never' ? endsAt : timeIfAny(endsAt),
    reportsStop,
    fileBaseUrl,
    cname: channelOf(known),
    uid: recording.uid ?? known.uid,
    alias,
    status: known.status,
    lookedAt: timeIfAny(known.lookedAt),
    seenAt: timeIfAny(known.seenAt),
    notFoundSince: timeIfAny(suspect?.since ?? known.gone?.since),
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
  max,
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
  max,
  paused: paused && { reason: paused.reason, at: time(paused.at) },
});

export const pageAnswer = (
  recordings: readonly Known[],
  next: Entry | undefined,
): z.input<typeof RecordingPage> => ({
  recordings: recordings.map(recordingAnswer),
  next: next && `${next.at}~${next.sid}`,
});
