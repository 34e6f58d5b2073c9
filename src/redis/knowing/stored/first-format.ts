import { z } from 'zod';
import { filled } from '../../../recording/filled.ts';
import { PHASES, type Phase } from '../../../recording/phase.ts';
import { BARE, impliedStatus, LETTERS } from './stored-recording.ts';

/** The parts of the first format that differ. The values of finished recordings may still have it. */
const First = z.looseObject({
  v: z.literal(1),
  res: z.string(),
  mode: z.string(),
  reg: z.number(),
  exp: z.number(),
  cn: z.string().exactOptional(),
  uid: z.string().exactOptional(),
  ph: z.enum(PHASES),
  st: z.number().exactOptional(),
  look: z.number().exactOptional(),
  files: z
    .array(z.tuple([z.unknown(), z.unknown(), z.unknown(), z.unknown(), z.unknown(), z.unknown()]))
    .default([]),
  life: z.array(z.tuple([z.enum(PHASES), z.number()])),
});

/** Converts a stored value to the present format, unless it is in neither. */
export function inPresentFormat(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('v' in stored)) return stored;
  const { data } = First.safeParse(stored);
  if (!data) return stored;
  const { v: _, res, mode, reg, exp, cn, uid, st, look, files, life, ...same } = data;
  return {
    ...same,
    r: res,
    m: mode,
    t: reg.toString(36),
    e: exp,
    ...filled({ c: cn, u: uid }),
    ...(st === impliedStatus(same.ph) ? {} : { s: st ?? null }),
    ...(look === undefined ? {} : { k: look }),
    f: files.map(([name, track, of, playable, from, announced]) => [
      name,
      from,
      announced,
      track,
      of,
      playable,
    ]),
    l: BARE + life.map(([phase, at]: readonly [Phase, number]) => `${LETTERS[phase]}${at}`).join(''),
  };
}
