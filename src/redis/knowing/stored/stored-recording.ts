import { z } from 'zod';
import { HOW, type How } from '../../../recording/ending/ending.ts';
import type { Known } from '../../../recording/known.ts';
import { BLIND_CAUSES } from '../../../recording/news.ts';
import { OUTPUT_STATUSES } from '../../../recording/observation.ts';
import { PHASES, type Phase } from '../../../recording/phase.ts';
import { MODES } from '../../../recording/recording.ts';

/** Grows when an old reader could misunderstand what is written; a migration then rewrites what exists. */
export const FORMAT = 1;

type Reach = Known['reached'];

/** Milliseconds from the registration, so that a time takes seven digits and not thirteen. */
const Offset = z.number();

/** Learnt from an answer. Absent: what was registered; null: nothing, although something was. */
const Learnt = z.string().nullable().exactOptional();

const Ways = z.enum(Object.values(HOW).flat() as [How, ...How[]]);

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const StoredFile = z.tuple([
  /** The name, or what comes before and after the sid in it: most names have it. */
  z.union([z.string(), z.tuple([z.string(), z.string()])]),
  z.enum(['a', 'v', 'av']).nullable(),
  z.string().nullable(),
  z.boolean().nullable(),
  /** When it began, and when it was announced. */
  Offset.nullable(),
  Offset.nullable(),
]);

/**
 * The value of `<tag>:known:<sid>`. Names are short and what is usual is left out, because there may be a hundred
 * thousand of these; a typical recording takes about 500 bytes, 250 of them its resource ID.
 */
export const StoredKnown = z.object({
  v: z.literal(FORMAT),
  res: z.string(),
  mode: z.enum(MODES),
  /** The one time that is not an offset. */
  reg: z.number(),
  exp: Offset,
  cn: z.string().exactOptional(),
  uid: z.string().exactOptional(),
  start: Offset.exactOptional(),
  most: z.number().exactOptional(),
  base: z.string().exactOptional(),
  org: z.enum(['backend', 'person']).exactOptional(),

  ph: z.enum(PHASES),
  /** Absent: since the last stage of its life. */
  since: Offset.exactOptional(),
  fin: z.boolean().default(false),
  /** Absent: what the phase says by itself (`impliedReach`). */
  max: z.enum(['nothing', 'seen', 'ready', 'recording']).exactOptional(),
  st: z.number().exactOptional(),
  cn2: Learnt,
  uid2: Learnt,
  look: Offset.exactOptional(),
  /** Absent: at the last look, if there was one; null: never yet. */
  seen: Offset.nullable().exactOptional(),
  from: Offset.exactOptional(),
  /** Milliseconds, no moment. */
  dim: z.number().exactOptional(),
  /** Instead of `gone`, in what was written before there was one. */
  miss: Offset.exactOptional(),
  /** Since when it is gone, when that was believed, where it was before, and why a word was due. */
  gone: z.tuple([Offset, Offset, z.enum(PHASES), z.enum(['promised', 'usual']).nullable()]).exactOptional(),
  vouch: z.tuple([z.string(), Offset]).exactOptional(),
  close: Offset.exactOptional(),
  sus: z
    .object({ since: Offset, last: Offset, n: z.number(), re: z.number(), show: z.boolean() })
    .exactOptional(),
  blind: z
    .object({
      since: Offset,
      n: z.number(),
      why: z.enum(BLIND_CAUSES),
      told: z.boolean(),
    })
    .exactOptional(),
  after: z.number().default(0),
  rej: z.number().default(0),
  rejAt: Offset.exactOptional(),
  files: z.array(StoredFile).default([]),
  outs: z.array(z.tuple([z.string(), PushStatus])).default([]),
  stuck: z.boolean().default(false),
  warned: z.boolean().default(false),
  limit: z.boolean().default(false),
  /** The beginning of a long pause. */
  long: Offset.exactOptional(),
  over: z.array(z.tuple([z.union([z.literal('plan'), z.number()]), Offset])).default([]),
  moves: z.array(z.tuple([Offset, z.enum(['file', 'restart', 'uid'])])).default([]),
  /** Event, moment, code and level. */
  words: z.array(z.tuple([z.number(), Offset, z.number().nullable(), z.number().nullable()])).default([]),
  /** Details of words, by their place in `words`. Beside it, so that older code can read that. */
  says: z.array(z.tuple([z.number(), z.string()])).default([]),
  life: z.array(z.tuple([z.enum(PHASES), Offset])),
  /** How, of those stages that are ends: by their place in `life`. Beside it, so that older code can read that. */
  ways: z.array(z.tuple([z.number(), Ways])).default([]),
  /** Absent: as the last stage of its life; null: nothing, although that has one. */
  how: Ways.nullable().exactOptional(),
  left: z.number().exactOptional(),
  gaps: z.array(z.tuple([Offset, Offset])).default([]),
  dark: z.array(z.tuple([Offset, Offset])).default([]),
  push: z.array(z.tuple([z.string(), PushStatus, Offset])).default([]),
});

/** What of `<tag>:rec:<sid>`, as HGETALL answers it, is for more than scripts. */
export const StoredHead = z.object({
  app: z.string(),
  version: z.coerce.number().int(),
  alias: z.string().exactOptional(),
  stop: z.coerce.number().int().exactOptional(),
  ends: z.union([z.literal('never'), z.coerce.number()]).exactOptional(),
  reports: z.enum(['1', '0']).exactOptional(),
  /** JSON, kept by the scripts that change watches. */
  max: z.string().exactOptional(),
});

/** Of times that may be absent, in either direction. */
export const mapped = (value: number | undefined, map: (value: number) => number): number | undefined =>
  value === undefined ? undefined : map(value);

/** How far a recording in this phase has got, if nothing else is said. */
export const impliedReach = (phase: Phase): Reach =>
  phase === 'ready' || phase === 'recording' ? phase : 'nothing';
