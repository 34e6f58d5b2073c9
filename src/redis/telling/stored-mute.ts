import { z } from 'zod';
import type { Mute } from '../../recording/watching/mute.ts';

const StoredMute = z.object({
  by: z.string(),
  since: z.number(),
  until: z.number().exactOptional(),
  lets: z.enum(['nothing', 'bad']),
  over: z.number().exactOptional(),
}) satisfies z.ZodType<Mute>;

export const encodeMute = (mute: Mute): string => JSON.stringify(mute);

export const decodeMute = (text: string): Mute => StoredMute.parse(JSON.parse(text));
