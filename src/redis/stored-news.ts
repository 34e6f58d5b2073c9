import { z } from 'zod';
import { BLIND_CAUSES, type News } from '../recording/news.ts';
import { type RecordedFile, TRACKS } from '../recording/observation.ts';
import { PHASES } from '../recording/phase.ts';
import type { SightNews } from '../recording/sight.ts';

const Bounds = z.object({
  after: z.number(),
  before: z.number(),
  orEarlier: z.literal(true).exactOptional(),
});
const Phase = z.enum(PHASES);
const Cause = z.enum(BLIND_CAUSES);

const File = z.object({
  name: z.string(),
  track: z.enum(TRACKS).exactOptional(),
  uid: z.string().exactOptional(),
  playable: z.boolean().exactOptional(),
  startedAt: z.number().exactOptional(),
}) satisfies z.ZodType<RecordedFile>;

export const StoredNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase'), from: Phase, to: Phase, status: z.number().exactOptional() }),
  z.object({ kind: z.literal('started'), between: Bounds, late: z.boolean() }),
  z.object({ kind: z.literal('paused'), between: Bounds }),
  z.object({ kind: z.literal('resumed'), pausedSince: z.number() }),
  z.object({ kind: z.literal('file'), files: z.array(File).readonly() }),
  z.object({ kind: z.literal('stopping'), between: Bounds }),
  z.object({
    kind: z.literal('ended'),
    between: Bounds,
    how: z.enum(['exited', 'gone']),
    files: z.number(),
  }),
  z.object({ kind: z.literal('failed'), between: Bounds, files: z.number() }),
  z.object({
    kind: z.literal('lost'),
    between: Bounds,
    missingSince: z.number(),
    lastPhase: Phase,
    uploaded: z.boolean(),
  }),
  z.object({ kind: z.literal('recovered'), gap: Bounds, from: Phase, phase: Phase }),
  z.object({
    kind: z.literal('not_started'),
    between: Bounds,
    status: z.number().exactOptional(),
    askingUntil: z.number(),
  }),
  z.object({ kind: z.literal('stuck_ready'), since: z.number() }),
  z.object({ kind: z.literal('rtmp_down'), urls: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('rtmp_up'), urls: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('failover'), sign: z.enum(['file', 'restart']) }),
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
