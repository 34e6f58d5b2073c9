import type { Known } from '../../../recording/known.ts';
import { nameOf } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Piece } from '../../../recording/telling/piece.ts';
import { gravityOf, rankOf } from '../../../recording/watching/gravity.ts';
import type { Language } from '../../language/language.ts';
import { shown } from '../../text.ts';
import { stateOf } from '../card/title.ts';
import { faceOf, faceOfKnown } from '../faces.ts';
import { pushed } from '../message.ts';
import { wordsOf } from './happened.ts';

/** Letters of a name in a push, so that the verdict stands beside it. */
const NAME = 40;

/** Face, name and what is said of it. */
export const push = (face: string, known: Known, said: string): string =>
  pushed(`${face} ${shown(nameOf(known), NAME)} — ${said}`);

/** Text of notifications and previews: face, name and state, without a time of day. */
export const inShort = (known: Known, language: Language): string =>
  push(faceOfKnown(known), known, language.over.withFiles(stateOf(known, language), known.files.length));

/** The gravest piece of news first; of equally grave ones the last, which says where it stands now. */
const gravestFirst = (news: readonly News[]): readonly News[] =>
  news
    .toReversed()
    .toSorted(
      (a, b) => rankOf([gravityOf(a)]) - rankOf([gravityOf(b)]) || Number(isFile(a)) - Number(isFile(b)),
    );

const isFile = ({ kind }: News): boolean => kind === 'file';

/** Text of a notification about news: the gravest, in the words of a row. */
export function pushOf(known: Known, pieces: readonly Piece[], language: Language): string {
  const [gravest] = gravestFirst(pieces.flatMap(({ news }) => news));
  if (gravest === undefined) return inShort(known, language);
  const at = pieces.find(({ news }) => news.includes(gravest))?.at ?? known.since;
  const said = wordsOf([gravest], known, at, language).join('');
  const files = 'files' in gravest && gravest.kind !== 'file' ? gravest.files : 0;
  return push(faceOf(gravest), known, language.over.withFiles(said, files));
}
