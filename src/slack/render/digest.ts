import type { ToldOf } from '../../ports/messenger.ts';
import { rankOf } from '../../recording/gravity.ts';
import { nameOf } from '../../recording/known.ts';
import type { News, NewsKind } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Tally } from '../language/digest-sentences.ts';
import type { Language } from '../language/language.ts';
import { faceOf } from './faces.ts';
import type { Message } from './message.ts';
import { tableMessage } from './table.ts';

/** A burst of news in one message, the gravest first; what it is about most stands in its heading. */
export function digestMessage(told: readonly ToldOf[], now: Instant, language: Language): Message {
  const sorted = told
    .map((one) => ({ ...one, gravest: gravestOf(one.news) }))
    .toSorted((a, b) => rankOf(kindsOf(a.news)) - rankOf(kindsOf(b.news)) || a.at - b.at);
  const rows = sorted.map(({ known, news, at, gravest }) => ({
    face: gravest ? faceOf(gravest) : '',
    name: nameOf(known),
    what: language.digest.joined(wordsOf(news, language)),
    at,
  }));
  return tableMessage(
    language.digest.burst(
      rows.length,
      tallied(
        sorted.flatMap(({ gravest }) => gravest?.kind ?? []),
        language,
      ),
    ),
    rows,
    now,
    language,
  );
}

const kindsOf = (news: readonly News[]): readonly NewsKind[] => news.map(({ kind }) => kind);

/** Of several equally grave ones the last, which says where it stands now; a file says less than any other. */
const gravestOf = (news: readonly News[]): News | undefined =>
  news
    .toReversed()
    .toSorted((a, b) => rankOf([a.kind]) - rankOf([b.kind]) || Number(isFile(a)) - Number(isFile(b)))[0];

const isFile = ({ kind }: News): boolean => kind === 'file';

/** Each kind once, in the order in which they came. */
function wordsOf(news: readonly News[], { digest }: Language): readonly string[] {
  const files = news.reduce((sum, one) => sum + (one.kind === 'file' ? one.files.length : 0), 0);
  return [...new Set(kindsOf(news))].map((kind) =>
    kind === 'file' ? digest.newFiles(files) : digest.happened[kind],
  );
}

/** By kind, in the order in which they are first met. */
function tallied(kinds: readonly NewsKind[], { digest }: Language): readonly Tally[] {
  const counts = new Map<NewsKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ what: digest.happened[kind], count }));
}
