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
const Learnt = z.string().nullable();

const Ways = z.enum(Object.values(HOW).flat() as [How, ...How[]]);

const PushStatus = z.enum([...OUTPUT_STATUSES, 'unknown']);

const StoredFile = z.tuple([
  /** Its parts before and after the sid, or the name. */
  z.union([z.tuple([z.string(), z.string()]), z.string()]),
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

/** The phases of a life, with the offset at which each began. */
export const stagesIn = (life: string): readonly (readonly [Phase, number])[] =>
  ((life.startsWith(BARE) ? life : BEGINNING + life).match(/[a-z][^a-z]+/g) ?? []).map((stage) => [
    PHASE_OF.get(stage.charAt(0)) ?? 'registered',
    Number(stage.slice(1)),
  ]);

/**
 * The value of `<tag>:known:<sid>`, kept short because there may be a hundred thousand: a typical one has 380 bytes,
 * 250 of them its resource ID. Values of older versions have `v` (first-format.ts). It always has these.
 */
const ALWAYS = {
  r: z.string(),
  /** Registration, the only time that is not an offset, in base 36. */
  t: z.string().regex(/^[0-9a-z]+$/),
  /** The stages of its life. */
  l: z.string().regex(/^=?(?:[a-z]-?\d+(?:\.\d+)?)*$/),
};

/** Its other fields, of which it has few: what is usual is left out. */
const SOMETIMES = {
  /** Absent: `mix`. */
  m: z.enum(MODES),
  /** Absent: `USUAL_EXPIRY`. */
  e: Offset,
  c: z.string(),
  u: z.string(),
  start: Offset,
  most: z.number(),
  base: z.string(),
  org: z.enum(['backend', 'person']),
  key: z.string(),

  /** Absent: as in the last stage of its life. */
  ph: z.enum(PHASES),
  /** Absent: since the last stage of its life. */
  since: Offset,
  fin: z.boolean(),
  /** Absent: as the phase implies (`impliedReach`). */
  max: z.enum(['nothing', 'seen', 'ready', 'recording']),
  /** Absent: as the phase implies (`impliedStatus`); null: none. */
  s: z.number().nullable(),
  cn2: Learnt,
  uid2: Learnt,
  k: Offset,
  /** Absent: at the last look, if there was one; null: never yet. */
  seen: Offset.nullable(),
  from: Offset,
  /** A duration in milliseconds. */
  dim: z.number(),
  /** Written instead of `gone` by older versions. */
  miss: Offset,
  /** The fields of `Gone`: `since`, `at`, `from`, `wordDue`. */
  gone: z.tuple([Offset, Offset, z.enum(PHASES), z.enum(['promised', 'usual']).nullable()]),
  /** The field `unlimited` of `Gone`. Not in the tuple, whose length older versions check. */
  none: z.literal(true),
  vouch: z.tuple([z.string(), Offset]),
  close: Offset,
  sus: z.object({ since: Offset, last: Offset, n: z.number(), re: z.number(), show: z.boolean() }),
  blind: z.object({
    since: Offset,
    n: z.number(),
    why: z.enum(BLIND_CAUSES),
    told: z.boolean(),
  }),
  after: z.number(),
  rej: z.number(),
  rejAt: Offset,
  f: z.array(StoredFile),
  outs: z.array(z.tuple([z.string(), PushStatus])),
  stuck: z.boolean(),
  warned: z.boolean(),
  limit: z.boolean(),
  /** Beginning of a long pause. */
  long: Offset,
  /** Silences that were told. */
  quiet: z.array(z.tuple([z.enum(['sound', 'picture']), Offset])),
  over: z.array(z.tuple([z.union([z.literal('plan'), z.number()]), Offset])),
  moves: z.array(z.tuple([Offset, z.enum(['file', 'restart', 'uid'])])),
  /** Event, moment, code and level of each word. */
  words: z.array(z.tuple([z.number(), Offset, z.number().nullable(), z.number().nullable()])),
  /** Details of words, by their index in `words`, whose entries older versions have to read. */
  says: z.array(z.tuple([z.number(), z.string()])),
  /** The `how` of stages that are ends, by their index in the life. */
  ways: z.array(z.tuple([z.number(), Ways])),
  /** Absent: as in the last stage of its life; null: none, although that stage has one. */
  how: Ways.nullable(),
  left: z.number(),
  gaps: z.array(z.tuple([Offset, Offset])),
  dark: z.array(z.tuple([Offset, Offset])),
  push: z.array(z.tuple([z.string(), PushStatus, Offset])),
};

const Whole = z.object({ ...ALWAYS, ...z.object(SOMETIMES).partial().shape });
const Always = z.compile(z.looseObject(ALWAYS));
const sometimes = new Map(
  Object.entries(SOMETIMES).map(([name, field]) => [name, z.compile<z.ZodType>(field)]),
);

export type StoredKnown = z.output<typeof Whole>;

/** Reads a value in the present format. Checks only the fields that are there, because every look does this. */
export function readStored(value: unknown): z.ZodSafeParseResult<StoredKnown> {
  return isStored(value) ? { success: true, data: value } : Whole.safeParse(value);
}

function isStored(value: unknown): value is StoredKnown {
  if (!Always.validate(value)) return false;
  for (const name in value) if (sometimes.get(name)?.validate(value[name]) === false) return false;
  return true;
}

const WholeNumber = z.string().refine((text) => Number.isSafeInteger(Number(text)), 'not a whole number');

/** The fields of `<tag>:rec:<sid>` that TypeScript reads, as HGETALL answers them. */
export const StoredHead = z.compile(
  z.object({
    app: z.string(),
    version: WholeNumber,
    alias: z.string().exactOptional(),
    stop: WholeNumber.exactOptional(),
    /** A number, or `never`. */
    ends: z
      .string()
      .refine((text) => text === 'never' || Number.isFinite(Number(text)), 'neither a number nor never')
      .exactOptional(),
    reports: z.enum(['1', '0']).exactOptional(),
    /** JSON, written by the scripts that change watches. */
    max: z.string().exactOptional(),
  }),
);

/** Maps a value that may be absent, in either direction. */
export const mapped = <T, S>(value: T | undefined, map: (value: T) => S): S | undefined =>
  value === undefined ? undefined : map(value);

/** Agora's status in this phase, unless another one is stored. */
export const impliedStatus = (phase: Phase): number | undefined =>
  phase === 'recording' ? 5 : phase === 'ready' ? 4 : undefined;

/** `reached` of a recording in this phase, unless another value is stored. */
export const impliedReach = (phase: Phase): Reach =>
  phase === 'ready' || phase === 'recording' ? phase : 'nothing';
