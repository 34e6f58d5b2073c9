import { z } from 'zod';
import { NEWS_KINDS } from '../../../recording/news.ts';
import { BROADCASTS } from '../../../recording/watching/broadcast.ts';
import { CARDS } from '../../../recording/watching/cards.ts';
import type { WatchOptions } from '../../../recording/watching/watch-options.ts';

/** A schema for every field of a type: zod drops fields that a schema does not have. */
export type Fields<T> = { readonly [K in keyof T]-?: z.ZodType };

/** Options as they are stored in a watch, a rule and a draft. */
export const StoredOptions = {
  only: z.array(z.enum(NEWS_KINDS)).readonly().exactOptional(),
  lang: z.string().exactOptional(),
  broadcast: z.enum(BROADCASTS).exactOptional(),
  cards: z.enum(CARDS).exactOptional(),
  notify: z.string().exactOptional(),
  max: z.union([z.number(), z.literal('none')]).exactOptional(),
} satisfies Fields<WatchOptions>;
