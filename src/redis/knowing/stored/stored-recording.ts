import { z } from 'zod';
import { HOW, type How } from '../../../recording/ending/ending.ts';
import type { Known } from '../../../recording/known.ts';
import { BLIND_CAUSES } from '../../../recording/news.ts';
import { OUTPUT_STATUSES } from '../../../recording/observation.ts';
import { PHASES, type Phase } from '../../../recording/phase.ts';
import { DAY_MS, MODES } from '../../../recording/recording.ts';

type Reach = Known['reached'];

/** Milliseconds since the registration: seven digits instead of thirteen. */
const Offset = z.number();

/** A fact from an answer. Absent: as registered; null: none, although one was registered. */
const Learnt = z.string().nullable().exactOptional();

const Ways = z.enum(Object.values(HOW).flat() as [How, ...How[]]);

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const StoredFile = z.tuple([
  /** The name, or its parts before and after the sid. */
  z.union([z.string(), z.tuple([z.string(), z.string()])]),
  /** Beginning and announcement of the file; null: unknown. */
  Offset.nullable(),
  Offset.nullable().optional(),
  /** Track, uid and `playable`. Absent: as in `MIXED`. */
  z.enum(['a', 'v', 'av']).nullable().optional(),
  z.string().nullable().optional(),
  z.boolean().nullable().optional(),
]);

/** Values of nearly every file of a mixed recording. */
export const MIXED = { track: 'av', uid: '0', playable: true } as const;

/** Default expiry, in milliseconds after the registration. */
export const USUAL_EXPIRY = 3 * DAY_MS;

/** A stage is written as a letter and an offset. */
export const LETTERS: Record<Phase, string> = {
  registered: 'g',
  starting: 's',
  ready: 'y',
  recording: 'r',
  paused: 'p',
  stopping: 'o',
  ended: 'e',
  failed: 'f',
  lost: 'l',
  not_started: 'n',
  expired: 'x',
  refused: 'u',
};
const PHASE_OF = new Map(PHASES.map((phase) => [LETTERS[phase], phase]));

/** The usual beginning of a life, which is left out. A life with another beginning is written after `BARE`. */
export const BEGINNING = `${LETTERS.registered}0`;
export const BARE = '=';

const StoredLife = z
  .string()
  .regex(/^=?(?:[a-z]-?\d+(?:\.\d+)?)*$/)
  .transform((text): readonly (readonly [Phase, number])[] =>
    [...(text.startsWith(BARE) ? text : BEGINNING + text).matchAll(/([a-z])([^a-z]+)/g)].map(
      ([, letter = '', at]) => [PHASE_OF.get(letter) ?? 'registered', Number(at)],
    ),
  );

/**
 * The value of `<tag>:known:<sid>`, kept short because there may be a hundred thousand: a typical one has 380 bytes,
 * 250 of them its resource ID. Values of older versions have `v` (first-format.ts).
 */
export const StoredKnown = z.object({
  r: z.string(),
  m: z.enum(MODES).default('mix'),
  /** Registration, the only time that is not an offset, in base 36. */
  t: z
    .string()
    .regex(/^[0-9a-z]+$/)
    .transform((text) => Number.parseInt(text, 36)),
  e: Offset.default(USUAL_EXPIRY),
  c: z.string().exactOptional(),
  u: z.string().exactOptional(),
  start: Offset.exactOptional(),
  most: z.number().exactOptional(),
  base: z.string().exactOptional(),
  org: z.enum(['backend', 'person']).exactOptional(),
  key: z.string().exactOptional(),

  /** Absent: as in the last stage of its life. */
  ph: z.enum(PHASES).exactOptional(),
  /** Absent: since the last stage of its life. */
  since: Offset.exactOptional(),
  fin: z.boolean().default(false),
  /** Absent: as the phase implies (`impliedReach`). */
  max: z.enum(['nothing', 'seen', 'ready', 'recording']).exactOptional(),
  /** Absent: as the phase implies (`impliedStatus`); null: none. */
  s: z.number().nullable().exactOptional(),
  cn2: Learnt,
  uid2: Learnt,
  k: Offset.exactOptional(),
  /** Absent: at the last look, if there was one; null: never yet. */
  seen: Offset.nullable().exactOptional(),
  from: Offset.exactOptional(),
  /** A duration in milliseconds. */
  dim: z.number().exactOptional(),
  /** Written instead of `gone` by older versions. */
  miss: Offset.exactOptional(),
  /** The fields of `Gone`: `since`, `at`, `from`, `wordDue`. */
  gone: z.tuple([Offset, Offset, z.enum(PHASES), z.enum(['promised', 'usual']).nullable()]).exactOptional(),
  /** The field `unlimited` of `Gone`. Not in the tuple, whose length older versions check. */
  none: z.literal(true).exactOptional(),
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
  f: z.array(StoredFile).default([]),
  outs: z.array(z.tuple([z.string(), PushStatus])).default([]),
  stuck: z.boolean().default(false),
  warned: z.boolean().default(false),
  limit: z.boolean().default(false),
  /** Beginning of a long pause. */
  long: Offset.exactOptional(),
  /** Silences that were told. */
  quiet: z.array(z.tuple([z.enum(['sound', 'picture']), Offset])).default([]),
  over: z.array(z.tuple([z.union([z.literal('plan'), z.number()]), Offset])).default([]),
  moves: z.array(z.tuple([Offset, z.enum(['file', 'restart', 'uid'])])).default([]),
  /** Event, moment, code and level of each word. */
  words: z.array(z.tuple([z.number(), Offset, z.number().nullable(), z.number().nullable()])).default([]),
  /** Details of words, by their index in `words`, whose entries older versions have to read. */
  says: z.array(z.tuple([z.number(), z.string()])).default([]),
  l: StoredLife,
  /** The `how` of stages that are ends, by their index in the life. */
  ways: z.array(z.tuple([z.number(), Ways])).default([]),
  /** Absent: as in the last stage of its life; null: none, although that stage has one. */
  how: Ways.nullable().exactOptional(),
  left: z.number().exactOptional(),
  gaps: z.array(z.tuple([Offset, Offset])).default([]),
  dark: z.array(z.tuple([Offset, Offset])).default([]),
  push: z.array(z.tuple([z.string(), PushStatus, Offset])).default([]),
});

/** The fields of `<tag>:rec:<sid>` that TypeScript reads, as HGETALL answers them. */
export const StoredHead = z.object({
  app: z.string(),
  version: z.coerce.number().int(),
  alias: z.string().exactOptional(),
  stop: z.coerce.number().int().exactOptional(),
  ends: z.union([z.literal('never'), z.coerce.number()]).exactOptional(),
  reports: z.enum(['1', '0']).exactOptional(),
  /** JSON, written by the scripts that change watches. */
  max: z.string().exactOptional(),
});

/** Maps a time that may be absent, in either direction. */
export const mapped = (value: number | undefined, map: (value: number) => number): number | undefined =>
  value === undefined ? undefined : map(value);

/** Agora's status in this phase, unless another one is stored. */
export const impliedStatus = (phase: Phase): number | undefined =>
  phase === 'recording' ? 5 : phase === 'ready' ? 4 : undefined;

/** `reached` of a recording in this phase, unless another value is stored. */
export const impliedReach = (phase: Phase): Reach =>
  phase === 'ready' || phase === 'recording' ? phase : 'nothing';
