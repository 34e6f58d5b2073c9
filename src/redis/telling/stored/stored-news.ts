import { z } from 'zod';
import { HOW } from '../../../recording/ending/ending.ts';
import type { SightNews } from '../../../recording/judging/sight.ts';
import { BLIND_CAUSES, type News, type NewsKind } from '../../../recording/news.ts';
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

export const StoredWord = z.object({
  event: z.number(),
  at: z.number(),
  code: z.number().exactOptional(),
  level: z.number().exactOptional(),
  detail: z.string().exactOptional(),
});

/** The only `how` in deliveries queued by older versions. */
const Exited = z.literal('gone').transform(() => 'exited' as const);

const File = z.object({
  name: z.string(),
  track: z.enum(TRACKS).exactOptional(),
  uid: z.string().exactOptional(),
  playable: z.boolean().exactOptional(),
  startedAt: z.number().exactOptional(),
}) satisfies z.ZodType<RecordedFile>;

/** Schema of one kind of news. */
const news = <Kind extends NewsKind, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) =>
  z.object({ kind: z.literal(kind), ...fields });

const replacing = { was: Was, withdrawn: z.literal(true).exactOptional() };

export const StoredNews = z.discriminatedUnion('kind', [
  news('phase', { from: Phase, to: Phase, status: z.number().exactOptional() }),
  news('started', { between: Bounds, late: z.boolean(), was: Was }),
  news('paused', { between: Bounds }),
  news('resumed', { pausedSince: z.number() }),
  news('file', { files: z.array(File).readonly() }),
  news('stopping', { between: Bounds }),
  news('ended', {
    between: Bounds,
    how: z.union([z.enum(HOW.ended), Exited]),
    files: z.number(),
    without: Without,
    planned: z.number().exactOptional(),
    limitHours: z.number().exactOptional(),
    by: z.string().exactOptional(),
    neverSeen: z.literal(true).exactOptional(),
    ...replacing,
  }),
  news('failed', {
    between: Bounds,
    how: z.enum(HOW.failed).default('abnormal'),
    files: z.number(),
    word: StoredWord.exactOptional(),
    ...replacing,
  }),
  news('lost', {
    between: Bounds,
    missingSince: z.number(),
    lastPhase: Phase,
    uploaded: z.boolean(),
    how: z.enum(HOW.lost).default('unasked'),
    notToEnd: z.literal(true).exactOptional(),
    ...replacing,
  }),
  news('recovered', { gap: Bounds, from: Phase, phase: Phase, was: Was }),
  news('not_started', {
    between: Bounds,
    how: z.enum(HOW.not_started).default('watched'),
    status: z.number().exactOptional(),
    askingUntil: z.number(),
  }),
  news('stuck_ready', { since: z.number() }),
  news('rtmp_down', { urls: z.array(z.string()).readonly() }),
  news('rtmp_up', { urls: z.array(z.string()).readonly() }),
  news('failover', { sign: z.enum(['file', 'restart', 'uid']), nth: z.number().default(1) }),
  news('expiring', { at: z.number() }),
  news('expired', { at: z.number(), lastPhase: Phase }),
  news('refused', {
    check: z.enum(['parameter', 'ids', 'resource_expired', 'app_id', 'route']),
    code: z.number().exactOptional(),
    reason: z.string().exactOptional(),
  }),
  news('blind', { since: z.number(), cause: Cause }),
  news('sighted', { since: z.number() }),
  news('left_running', {
    past: z.enum(['plan', 'max', 'usual']),
    since: z.number(),
    planned: z.number().exactOptional(),
    hours: z.number().exactOptional(),
  }),
  news('paused_long', { since: z.number() }),
  news('limit_ahead', { at: z.number(), hours: z.number() }),
  news('reason', { word: StoredWord }),
  news('uploaded', { at: z.number(), where: z.enum(['bucket', 'backup']) }),
]) satisfies z.ZodType<News>;

export const StoredSightNews = z.object({
  kind: z.enum(['blind', 'sighted']),
  since: z.number(),
  cause: Cause,
  status: z.number().exactOptional(),
  partly: z.literal(true).exactOptional(),
}) satisfies z.ZodType<SightNews>;
