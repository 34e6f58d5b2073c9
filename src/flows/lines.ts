import type { Watch } from '../ports/watches.ts';
import { isHeard } from '../recording/mute.ts';
import { type News, TOLD } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';

/** What this watch wants to hear of what was learnt at a moment, without what only shows on the card. */
export const lines = (news: readonly News[], at: Instant, { only, muted }: Watch): News[] =>
  news.filter(
    (one) =>
      TOLD[one.kind] !== 'card' && (only === undefined || only.includes(one.kind)) && isHeard(one, at, muted),
  );
