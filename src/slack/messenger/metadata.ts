import { z } from 'zod';
import type { Remembered } from '../../ports/slack.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Phase } from '../../recording/phase.ts';
import { LIMITS } from '../limits.ts';

const EVENT_TYPE = 'recording_news';

/** Metadata of every message of the bot, for other programs and to find the message again. */
export interface Metadata {
  readonly event_type: typeof EVENT_TYPE;
  readonly event_payload: Record<string, string>;
}

/** Facts of a message for other programs. */
export type About = Readonly<Record<'sid' | 'phase' | 'kinds', string>> & { readonly sids?: string };

/** @param marks by which the news of a message is recognised; those that do not fit are left out */
export const metadataOf = (delivery: string, about: About, marks: readonly string[] = []): Metadata => ({
  event_type: EVENT_TYPE,
  event_payload: { delivery, ...about, ...(marks.length === 0 ? {} : { marks: fittingOf(marks).join(',') }) },
});

function fittingOf(words: readonly string[]): readonly string[] {
  let length = 0;
  return words.filter((word) => {
    length += word.length + 1;
    return length <= LIMITS.metadataSids;
  });
}

/** Facts of a message about one recording. @param kinds of its news; none for a card or a copy of it */
export const aboutOne = (sid: string, phase: Phase | '' = '', kinds: readonly NewsKind[] = []): About => ({
  sid,
  phase,
  kinds: kinds.join(','),
});

/** Facts of a message about several recordings; sids that do not fit are left out. */
export function aboutMany(sids: readonly string[], kinds: readonly NewsKind[] = []): About {
  return { ...aboutOne('many', '', [...new Set(kinds)]), sids: fittingOf(sids).join(',') };
}

const Message = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ delivery: z.string(), marks: z.string().default('') }),
  }),
});

/** Reads the metadata of a message; `undefined` if it is not the bot's. */
export function rememberedOf(message: unknown): Remembered | undefined {
  const read = Message.safeParse(message);
  if (!read.success) return undefined;
  const { delivery, marks } = read.data.metadata.event_payload;
  return { ts: read.data.ts, delivery, marks: marks === '' ? [] : marks.split(',') };
}
