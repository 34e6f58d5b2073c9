import type { Messenger } from '../../../ports/slack.ts';
import type { Batch, Ledger, Lost } from '../../../ports/telling.ts';
import type { News } from '../../../recording/news.ts';
import type { LedgerEntry } from '../../../recording/telling/ledger.ts';
import { aboutOf, marksIn, marksOf } from '../../../recording/telling/marks.ts';
import type { Saying } from '../../../recording/telling/saying.ts';
import type { Place } from '../../../recording/watching/place.ts';
import { CLOCKS_DIFFER_MS } from '../policy.ts';
import type { Post } from '../ready/turn.ts';

export interface RecallNeeds {
  readonly messenger: Pick<Messenger, 'recall'>;
  readonly ledger: Ledger;
}

/** A post of which Slack remembers a part or all, although Redis does not. */
export interface Recall {
  /** Rest of it to tell; absent if Slack has all of it. */
  readonly post?: Post;
  /** `ts` of the message that has the rest. */
  readonly found?: string;
  /** Slack does not let the bot look. */
  readonly hidden?: true;
  /** Slack has asked to wait. */
  readonly afterMs?: number;
}

/**
 * Removes from a post what Slack already has, after Redis has lost its last writes: news told then is learnt again,
 * perhaps under another id. Checked only for deliveries that waited when Redis came back, and the first news of each
 * recording since.
 */
export async function recall(
  { place, deliveries: [head] }: Batch,
  lost: Lost,
  post: Post,
  needs: RecallNeeds,
): Promise<Recall> {
  const { sids } = aboutOf(post.saying);
  const entries = (await Promise.all(sids.map((sid) => needs.ledger.of(sid)))).flat().filter(isAt(place));
  const isFirst = head.at <= lost.until || !entries.some(({ at }) => at > lost.until);
  if (!isFirst) return { post };

  const known = new Set(entries.map(({ ts }) => ts));
  const between = { since: lost.since - CLOCKS_DIFFER_MS, until: lost.until + CLOCKS_DIFFER_MS };
  const recalled = await needs.messenger.recall(place, between, post.card);
  if (recalled.kind === 'forbidden' || recalled.kind === 'refused') return { post, hidden: true };
  if (recalled.kind === 'later') return { post, afterMs: recalled.afterMs };
  const forgotten = recalled.messages.filter(({ ts }) => !known.has(ts) && ts !== post.card);
  const same = marksIn(post.saying).length === 0 && forgotten.find(({ delivery }) => delivery === post.id);
  if (same) return { found: same.ts };
  const told = new Map(forgotten.flatMap(({ marks, ts }) => marks.map((mark) => [mark, ts] as const)));
  return without(post, told);
}

const isAt =
  (place: Place) =>
  ({ place: at }: LedgerEntry): boolean =>
    at.team === place.team && at.channel === place.channel;

/** The post without the news that was told. @param told `ts` of the message that has a mark */
function without(post: Post, told: ReadonlyMap<string, string>): Recall {
  let found: string | undefined;
  if (post.saying.kind === 'app') {
    // It is one piece of news, which is told whole or not at all.
    found = marksIn(post.saying).flatMap((mark) => told.get(mark) ?? [])[0];
    return found === undefined ? { post } : { found };
  }
  const untold = (sid: string, news: readonly News[]): readonly News[] =>
    news.flatMap((one): readonly News[] => {
      const messages = marksOf(sid, one).map((mark) => told.get(mark));
      found ??= messages.find((ts) => ts !== undefined);
      if (one.kind !== 'file') return messages.some((ts) => ts !== undefined) ? [] : [one];
      const files = one.files.filter((_, index) => messages[index] === undefined);
      return files.length === 0 ? [] : [{ ...one, files }];
    });
  const left = withNews(post.saying, untold);
  if (found === undefined) return { post };
  return left ? { post: { ...post, saying: left } } : { found };
}

/** A message with less news in it; `undefined` if nothing is left to say. */
function withNews(
  saying: Saying,
  left: (sid: string, news: readonly News[]) => readonly News[],
): Saying | undefined {
  if (saying.kind === 'news') {
    const { sid } = saying.subject.known.recording;
    const pieces = saying.pieces
      .map((piece) => ({ ...piece, news: left(sid, piece.news) }))
      .filter(({ news, since }) => news.length > 0 || since !== undefined);
    return pieces.length > 0 ? { ...saying, pieces } : undefined;
  }
  if (saying.kind !== 'digest') return saying;
  const told = saying.told
    .map((row) => ({ ...row, news: left(row.known.recording.sid, row.news) }))
    .filter(({ news }) => news.length > 0);
  return told.length > 0 ? { ...saying, told } : undefined;
}
