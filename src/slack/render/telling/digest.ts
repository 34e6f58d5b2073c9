import { nameOf } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { ToldOf } from '../../../recording/telling/saying.ts';
import { gravityOf, rankOf } from '../../../recording/watching/gravity.ts';
import type { Tally } from '../../language/digest-sentences.ts';
import type { Language } from '../../language/language.ts';
import { faceOf } from '../faces.ts';
import type { Message } from '../message.ts';
import { tableMessage } from '../table.ts';
import { shortOf, wordsOf } from './happened.ts';
import { gravestFirst } from './push.ts';

/** A burst of news in one message, the gravest first; what it is about most stands in its heading. */
export function digestMessage(told: readonly ToldOf[], now: Instant, language: Language): Message {
  const sorted = told
    .map((one) => ({ ...one, gravest: gravestFirst(one.news)[0] }))
    .toSorted((a, b) => rankOf(a.news.map(gravityOf)) - rankOf(b.news.map(gravityOf)) || a.at - b.at);
  const rows = sorted.map(({ known, news, at, gravest }) => ({
    face: gravest ? faceOf(gravest) : '',
    name: nameOf(known),
    what: language.digest.joined(wordsOf(news, known, at, language)),
    at,
  }));
  const gravest = sorted.flatMap((one) => one.gravest ?? []);
  return tableMessage(language.digest.burst(rows.length, tallied(gravest, language)), rows, now, language);
}

/** By what is said of them, in the order in which it is first met. */
function tallied(news: readonly News[], language: Language): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const one of news) {
    const what = shortOf(one, language);
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}
