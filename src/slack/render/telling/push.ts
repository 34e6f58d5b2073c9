import type { Known } from '../../../recording/known.ts';
import { nameOf } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import { gravityOf, rankOf } from '../../../recording/watching/gravity.ts';
import type { Language } from '../../language/language.ts';
import { cutTo, plainText, shown } from '../../text.ts';
import { stateOf } from '../card/title.ts';
import { faceOf, faceOfKnown } from '../faces.ts';
import { wordsOf } from './happened.ts';

/** A phone shows two lines of a push. In UTF-16 units. */
const LONGEST = 110;

/** Enough of a name to know it by, so that the verdict stands beside it. */
const NAME = 40;

const push = (face: string, known: Known, said: string): string =>
  cutTo(`${face} ${shown(nameOf(known), NAME)} — ${plainText(said)}`, LONGEST - 1);

/** For notifications and previews: face, name and how it stands, without a time of day. */
export const inShort = (known: Known, language: Language): string =>
  push(faceOfKnown(known), known, language.over.withFiles(stateOf(known, language), known.files.length));

/** The gravest piece of news first; of equally grave ones the last, which says where it stands now. */
export const gravestFirst = (news: readonly News[]): readonly News[] =>
  news
    .toReversed()
    .toSorted(
      (a, b) => rankOf([gravityOf(a)]) - rankOf([gravityOf(b)]) || Number(isFile(a)) - Number(isFile(b)),
    );

const isFile = ({ kind }: News): boolean => kind === 'file';

/** The same of news: the gravest, in the words of a row. */
export function pushOf(known: Known, news: readonly News[], at: Instant, language: Language): string {
  const [gravest] = gravestFirst(news);
  if (gravest === undefined) return inShort(known, language);
  const said = wordsOf([gravest], known, at, language).join('');
  const files = 'files' in gravest && gravest.kind !== 'file' ? gravest.files : 0;
  return push(faceOf(gravest), known, language.over.withFiles(said, files));
}
