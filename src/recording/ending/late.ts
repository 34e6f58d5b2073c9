import { inEnding, type Judgement } from '../judging/judgement.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { endingNews, sameVerdict } from './ending-news.ts';
import { boundsOf, evidenceOf, isExplained } from './evidence.ts';
import { silences } from './streams.ts';
import { judgeEnd, verdictOf } from './verdict.ts';
import { newsOfWord } from './word-news.ts';
import type { Word } from './words.ts';
import { withWord } from './words-kept.ts';

/**
 * Judges an end again after a late word: a stop reported late, a person's word, a notice of Agora. Nothing changes
 * without a verdict by disappearance or without anything new.
 * @param before what people were told by
 * @param known the same, with what has been said since
 */
export function reconsidered(before: Known, known: Known, now: Instant): Judgement {
  const { gone } = known;
  if (gone === undefined) return { next: known, news: [] };
  const evidence = evidenceOf(known, gone);
  const judged = inEnding(known, judgeEnd(evidence), now);
  const next: Known = isExplained(evidence) && !judged.final ? { ...judged, final: true } : judged;
  if (sameVerdict(verdictOf(before), verdictOf(next))) return { next, news: [] };
  return { next, news: endingNews(before, next, boundsOf(next, gone)) };
}

/** A person says that it was stopped on purpose. This changes nothing unless it is over by disappearance. */
export function vouchedFor(known: Known, by: string, now: Instant): Judgement {
  if (known.gone === undefined || known.vouched) return { next: known, news: [] };
  return reconsidered(known, { ...known, vouched: { by, at: now } }, now);
}

/** The person, or another one, takes that word back. */
export function vouchWithdrawn(known: Known, now: Instant): Judgement {
  const { vouched, ...without } = known;
  return vouched ? reconsidered(known, without, now) : { next: known, news: [] };
}

function stillSilent(told: Known['silencesTold'], words: readonly Word[]): Known['silencesTold'] {
  if (told.length === 0) return told;
  const now = silences(words);
  return told.filter(({ what }) => now.some((one) => one.what === what));
}

/** Notices of Agora. The same one twice changes nothing, whatever came in between, and neither does one of no use. */
export function heard(known: Known, words: readonly Word[], now: Instant): Judgement {
  let informed = known;
  const told: News[] = [];
  for (const word of words) {
    const kept = withWord(informed.words, word);
    if (!kept.includes(word)) continue;
    told.push(...newsOfWord(informed, word));
    informed = { ...informed, words: kept, silencesTold: stillSilent(informed.silencesTold, kept) };
  }
  // However many there are, what the end is called changes once.
  const { next, news } = reconsidered(known, informed, now);
  return { next, news: [...news, ...told] };
}
