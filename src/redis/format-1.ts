import { z } from 'zod';
import type { Known } from '../recording/known.ts';
import { PHASES } from '../recording/phase.ts';
import { MODES } from '../recording/recording.ts';
import { UnreadableRecording } from './decode-known.ts';
import { filled } from './filled.ts';

// What schema 1 kept of a recording: two JSON values in its hash. Read by the migration to schema 2 and by nothing else.

const StoredRecording = z.object({
  v: z.literal(1),
  res: z.string(),
  mode: z.enum(MODES),
  reg: z.number(),
  exp: z.number(),
  cn: z.string().exactOptional(),
  uid: z.string().exactOptional(),
  start: z.number().exactOptional(),
  most: z.number().exactOptional(),
  base: z.string().exactOptional(),
});

const OutputStatus = z.enum(['connecting', 'publishing', 'onhold', 'disconnected', 'unknown']);

const StoredFile = z.object({
  n: z.string(),
  t: z.enum(['audio', 'video', 'audio_and_video']).exactOptional(),
  u: z.string().exactOptional(),
  p: z.boolean().exactOptional(),
  s: z.number().exactOptional(),
  a: z.number().exactOptional(),
});

const StoredState = z.object({
  v: z.literal(1),
  ph: z.enum(PHASES),
  since: z.number(),
  fin: z.boolean(),
  max: z.enum(['nothing', 'seen', 'ready', 'recording']),
  st: z.number().exactOptional(),
  cn: z.string().exactOptional(),
  uid: z.string().exactOptional(),
  look: z.number().exactOptional(),
  seen: z.number().exactOptional(),
  from: z.number().exactOptional(),
  miss: z.number().exactOptional(),
  sus: z
    .object({ since: z.number(), last: z.number(), n: z.number(), re: z.number(), show: z.boolean() })
    .exactOptional(),
  blind: z
    .object({
      since: z.number(),
      n: z.number(),
      why: z.enum(['credentials', 'app_id', 'quota', 'unavailable']),
      told: z.boolean(),
    })
    .exactOptional(),
  after: z.number(),
  rej: z.number(),
  files: z.array(StoredFile),
  outs: z.array(z.tuple([z.string(), OutputStatus])),
  stuck: z.boolean(),
  warned: z.boolean(),
  life: z.array(z.tuple([z.enum(PHASES), z.number()])),
  gaps: z.array(z.tuple([z.number(), z.number()])),
  left: z.number().exactOptional(),
  dark: z.array(z.tuple([z.number(), z.number()])).exactOptional(),
  push: z.array(z.tuple([z.string(), OutputStatus, z.number()])).exactOptional(),
});

const StoredFields = z.object({
  app: z.string(),
  version: z.coerce.number().int(),
  alias: z.string().exactOptional(),
  stop: z.coerce.number().int().exactOptional(),
  recording: z.string().transform(parsed).pipe(StoredRecording),
  state: z.string().transform(parsed).pipe(StoredState),
});

/**
 * @param fields of `<tag>:rec:<sid>`, as HGETALL answers them
 * @throws {UnreadableRecording}
 */
export function decodeFormat1(sid: string, fields: Readonly<Record<string, string>>): Known {
  const read = StoredFields.safeParse(fields);
  if (!read.success) throw new UnreadableRecording(sid, z.prettifyError(read.error));
  const { app, version, alias, stop, recording, state } = read.data;
  const { sus, blind } = state;
  return {
    recording: {
      sid,
      app,
      resourceId: recording.res,
      mode: recording.mode,
      registeredAt: recording.reg,
      expiresAt: recording.exp,
      ...filled({
        cname: recording.cn,
        uid: recording.uid,
        alias,
        startedAt: recording.start,
        stopRequestedAt: stop,
        maxRecordingHour: recording.most,
        fileBaseUrl: recording.base,
      }),
    },
    version,
    phase: state.ph,
    since: state.since,
    final: state.fin,
    reached: state.max,
    ...filled({
      status: state.st,
      cname: state.cn,
      uid: state.uid,
      lookedAt: state.look,
      seenAt: state.seen,
      watchedFrom: state.from,
      missingSince: state.miss,
    }),
    ...(sus && {
      suspect: { since: sus.since, lastAt: sus.last, looks: sus.n, restarts: sus.re, shown: sus.show },
    }),
    ...(blind && { blind: { since: blind.since, looks: blind.n, cause: blind.why, told: blind.told } }),
    afterLooks: state.after,
    rejections: state.rej,
    files: state.files.map(({ n, t, u, p, s, a }) => ({
      name: n,
      ...filled({ track: t, uid: u, playable: p, startedAt: s, announcedAt: a }),
    })),
    outputs: state.outs.map(([url, status]) => ({ url, status })),
    stuckTold: state.stuck,
    expiryTold: state.warned,
    life: state.life.map(([phase, at]) => ({ phase, at })),
    gaps: state.gaps.map(([from, to]) => ({ from, to })),
    ...filled({ stagesLeftOut: state.left }),
    blanks: (state.dark ?? []).map(([from, to]) => ({ from, to })),
    pushes: (state.push ?? []).map(([url, status, at]) => ({ url, status, at })),
  };
}

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
