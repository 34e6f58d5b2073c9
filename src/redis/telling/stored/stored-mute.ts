import { z } from 'zod';
import type { Mute } from '../../../recording/watching/mute.ts';
import { toJson } from '../../connection/scripts/json.ts';

const StoredMute = z.object({
  by: z.string(),
  since: z.number(),
  until: z.number().exactOptional(),
  lets: z.enum(['nothing', 'bad', 'problems']),
  over: z.number().exactOptional(),
}) satisfies z.ZodType<Mute>;

export const encodeMute = (mute: Mute): string => toJson(mute);

export const decodeMute = (text: string): Mute => StoredMute.parse(JSON.parse(text));
