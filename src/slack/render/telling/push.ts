import { type Known, nameOf } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Piece } from '../../../recording/telling/piece.ts';
import { gravityOf, rankOf } from '../../../recording/watching/gravity.ts';
import type { Language } from '../../language/language.ts';
import { shown } from '../../text.ts';
import { stateOf } from '../card/title.ts';
import { faceOf, faceOfKnown } from '../faces.ts';
import { pushed } from '../message.ts';
import { wordsOf } from './happened.ts';

/** Letters of a name in a push, which leave room for the verdict. */
const NAME = 40;

/** Text of a notification: emoji, name and what is said of it. */
export const push = (face: string, known: Known, said: string): string =>
  pushed(`${face} ${shown(nameOf(known), NAME)} — ${said}`);

/** Text of a notification about the state of a recording. */
export const inShort = (known: Known, language: Language): string =>
  push(faceOfKnown(known), known, language.over.withFiles(stateOf(known, language), known.files.length));

/** News by gravity; of equally grave ones the last comes first, as it says the present state. */
const gravestFirst = (news: readonly News[]): readonly News[] =>
  news
    .toReversed()
    .toSorted(
      (a, b) => rankOf([gravityOf(a)]) - rankOf([gravityOf(b)]) || Number(isFile(a)) - Number(isFile(b)),
    );

const isFile = ({ kind }: News): boolean => kind === 'file';

/** Text of a notification about news: the gravest of them, in the words of a row. */
export function pushOf(known: Known, pieces: readonly Piece[], language: Language): string {
  const [gravest] = gravestFirst(pieces.flatMap(({ news }) => news));
  if (gravest === undefined) return inShort(known, language);
  const at = pieces.find(({ news }) => news.includes(gravest))?.at ?? known.since;
  const said = wordsOf([gravest], known, at, language).join('');
  const files = 'files' in gravest && gravest.kind !== 'file' ? gravest.files : 0;
  return push(faceOf(gravest), known, language.over.withFiles(said, files));
}
