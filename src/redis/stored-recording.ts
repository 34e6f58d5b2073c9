import { z } from 'zod';
import { OUTPUT_STATUSES } from '../recording/observation.ts';
import { PHASES } from '../recording/phase.ts';
import { MODES } from '../recording/recording.ts';

/** Grows when an old reader could misunderstand what is written; a migration then rewrites what exists. */
export const FORMAT = 1;

// Names are short because there may be a hundred thousand of these; a typical recording takes about 1 kB.

export const StoredRecording = z.object({
  v: z.literal(FORMAT),
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

const StoredFile = z.object({
  n: z.string(),
  t: z.enum(['audio', 'video', 'audio_and_video']).exactOptional(),
  u: z.string().exactOptional(),
  p: z.boolean().exactOptional(),
  s: z.number().exactOptional(),
  a: z.number().exactOptional(),
});

export const StoredState = z.object({
  v: z.literal(FORMAT),
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
  outs: z.array(z.tuple([z.string(), z.enum([...OUTPUT_STATUSES, 'unknown'])])),
  stuck: z.boolean(),
  warned: z.boolean(),
  life: z.array(z.tuple([z.enum(PHASES), z.number()])),
  gaps: z.array(z.tuple([z.number(), z.number()])),
  // Most recordings have none of these, and those stored before them have none either.
  left: z.number().exactOptional(),
  dark: z.array(z.tuple([z.number(), z.number()])).exactOptional(),
  push: z.array(z.tuple([z.string(), z.enum([...OUTPUT_STATUSES, 'unknown']), z.number()])).exactOptional(),
});

/** `<tag>:rec:<sid>`, as HGETALL answers it; scripts read and write the first four. */
export const StoredFields = z.object({
  app: z.string(),
  version: z.coerce.number().int(),
  alias: z.string().exactOptional(),
  stop: z.coerce.number().int().exactOptional(),
  recording: z.string().transform(parsed).pipe(StoredRecording),
  state: z.string().transform(parsed).pipe(StoredState),
});

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
