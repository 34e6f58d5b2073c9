import { z } from 'zod';
import type { NewsKind } from '../../recording/news.ts';
import type { Phase } from '../../recording/phase.ts';
import { LIMITS } from '../limits.ts';

const EVENT_TYPE = 'recording_news';

/** What every message of the bot carries for other programs, and by which it is found again. */
export interface Metadata {
  readonly event_type: typeof EVENT_TYPE;
  readonly event_payload: Record<string, string>;
}

/** What programs may read of a message beside its delivery. */
export type About = Readonly<Record<'sid' | 'phase' | 'kinds', string>> & { readonly sids?: string };

export const metadataOf = (delivery: string, about: About): Metadata => ({
  event_type: EVENT_TYPE,
  event_payload: { delivery, ...about },
});

/** @param kinds of the news told; none for a card or a copy of it */
export const aboutOne = (sid: string, phase: Phase | '' = '', kinds: readonly NewsKind[] = []): About => ({
  sid,
  phase,
  kinds: kinds.join(','),
});

/** Of several recordings at once; sids past what fits are left out, whole. */
export function aboutMany(sids: readonly string[], kinds: readonly NewsKind[] = []): About {
  let length = 0;
  const fitting = sids.filter((sid) => {
    length += sid.length + 1;
    return length <= LIMITS.metadataSids;
  });
  return { ...aboutOne('many', '', [...new Set(kinds)]), sids: fitting.join(',') };
}

const Message = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ delivery: z.string() }),
  }),
});

/** The `ts` of the message, if it is the one that this delivery made. */
export function madeBy(delivery: string, message: unknown): string | undefined {
  const read = Message.safeParse(message);
  return read.success && read.data.metadata.event_payload.delivery === delivery ? read.data.ts : undefined;
}
