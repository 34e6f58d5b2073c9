import { z } from 'zod';
import { HOW } from '../../../recording/ending/ending.ts';
import type { SightNews } from '../../../recording/judging/sight.ts';
import { BLIND_CAUSES, type News } from '../../../recording/news.ts';
import { type RecordedFile, TRACKS } from '../../../recording/observation.ts';
import { PHASES } from '../../../recording/phase.ts';

const Bounds = z.object({
  after: z.number(),
  before: z.number(),
  orEarlier: z.literal(true).exactOptional(),
});
const Phase = z.enum(PHASES);
const Cause = z.enum(BLIND_CAUSES);

const Without = z.enum(['bad', 'trouble']).exactOptional();

const Was = z
  .discriminatedUnion('phase', [
    z.object({ phase: z.literal('ended'), how: z.enum(HOW.ended), without: Without }),
    z.object({ phase: z.literal('failed'), how: z.enum(HOW.failed), without: Without }),
    z.object({ phase: z.literal('lost'), how: z.enum(HOW.lost), without: Without }),
    z.object({ phase: z.literal('not_started'), how: z.enum(HOW.not_started), without: Without }),
  ])
  .exactOptional();

/** One word of Agora. */
export const StoredWord = z.object({
  event: z.number(),
  at: z.number(),
  code: z.number().exactOptional(),
  level: z.number().exactOptional(),
  detail: z.string().exactOptional(),
});

/** Read in deliveries queued before an end had more than one `how`. */
const Exited = z.literal('gone').transform(() => 'exited' as const);

const File = z.object({
  name: z.string(),
  track: z.enum(TRACKS).exactOptional(),
  uid: z.string().exactOptional(),
  playable: z.boolean().exactOptional(),
  startedAt: z.number().exactOptional(),
}) satisfies z.ZodType<RecordedFile>;

export const StoredNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase'), from: Phase, to: Phase, status: z.number().exactOptional() }),
  z.object({ kind: z.literal('started'), between: Bounds, late: z.boolean(), was: Was }),
  z.object({ kind: z.literal('paused'), between: Bounds }),
  z.object({ kind: z.literal('resumed'), pausedSince: z.number() }),
  z.object({ kind: z.literal('file'), files: z.array(File).readonly() }),
  z.object({ kind: z.literal('stopping'), between: Bounds }),
  z.object({
    kind: z.literal('ended'),
    between: Bounds,
    how: z.union([z.enum(HOW.ended), Exited]),
    files: z.number(),
    without: Without,
    planned: z.number().exactOptional(),
    limitHours: z.number().exactOptional(),
    by: z.string().exactOptional(),
    neverSeen: z.literal(true).exactOptional(),
    was: Was,
    withdrawn: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal('failed'),
    between: Bounds,
    how: z.enum(HOW.failed).default('abnormal'),
    files: z.number(),
    word: StoredWord.exactOptional(),
    was: Was,
    withdrawn: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal('lost'),
    between: Bounds,
    missingSince: z.number(),
    lastPhase: Phase,
    uploaded: z.boolean(),
    how: z.enum(HOW.lost).default('unasked'),
    notToEnd: z.literal(true).exactOptional(),
    was: Was,
    withdrawn: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('recovered'), gap: Bounds, from: Phase, phase: Phase, was: Was }),
  z.object({
    kind: z.literal('not_started'),
    between: Bounds,
    how: z.enum(HOW.not_started).default('watched'),
    status: z.number().exactOptional(),
    askingUntil: z.number(),
  }),
  z.object({ kind: z.literal('stuck_ready'), since: z.number() }),
  z.object({ kind: z.literal('rtmp_down'), urls: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('rtmp_up'), urls: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal('failover'),
    sign: z.enum(['file', 'restart', 'uid']),
    nth: z.number().default(1),
  }),
  z.object({ kind: z.literal('expiring'), at: z.number() }),
  z.object({ kind: z.literal('expired'), at: z.number(), lastPhase: Phase }),
  z.object({
    kind: z.literal('refused'),
    check: z.enum(['parameter', 'ids', 'resource_expired', 'app_id', 'route']),
    code: z.number().exactOptional(),
    reason: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('blind'), since: z.number(), cause: Cause }),
  z.object({ kind: z.literal('sighted'), since: z.number() }),
  z.object({
    kind: z.literal('left_running'),
    past: z.enum(['plan', 'max', 'usual']),
    since: z.number(),
    planned: z.number().exactOptional(),
    hours: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal('paused_long'), since: z.number() }),
  z.object({ kind: z.literal('limit_ahead'), at: z.number(), hours: z.number() }),
  z.object({ kind: z.literal('reason'), word: StoredWord }),
  z.object({ kind: z.literal('uploaded'), at: z.number(), where: z.enum(['bucket', 'backup']) }),
]) satisfies z.ZodType<News>;

export const StoredSightNews = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('blind'),
    since: z.number(),
    cause: Cause,
    status: z.number().exactOptional(),
    partly: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal('sighted'),
    since: z.number(),
    cause: Cause,
    partly: z.literal(true).exactOptional(),
  }),
]) satisfies z.ZodType<SightNews>;
