import { endingKey } from '../../../recording/ending/ending.ts';
import type { Known } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import { said } from '../../../recording/summing/said.ts';
import type { TroubleKind } from '../../../recording/summing/trouble.ts';
import { toldAs } from '../../../recording/watching/gravity.ts';
import type { Language } from '../../language/language.ts';
import { shortOver } from '../card/over.ts';
import { saysOf } from '../card/words.ts';
import { endTold } from './end-news.ts';

/** News in the plain words of a row or a push, in order and each once. */
export function wordsOf(
  news: readonly News[],
  known: Known,
  at: Instant,
  language: Language,
): readonly string[] {
  const { digest, over } = language;
  const files = news.reduce((sum, one) => sum + (one.kind === 'file' ? one.files.length : 0), 0);
  const words = news.map((one) => {
    switch (one.kind) {
      case 'phase':
        return language.phase[one.to];
      case 'file':
        return digest.newFiles(files);
      case 'ended':
      case 'failed':
      case 'lost':
      case 'not_started':
        return endTold(one, known, at, language);
      case 'expired':
      case 'refused':
        return over.words[one.kind].state({ files: 0 });
      case 'reason':
        return language.word.saysAgora(language.word.says[saysOf(one.word) ?? 'over']);
      case 'uploaded':
        return language.word.saysAgora(language.word.says[one.where === 'bucket' ? 'uploaded' : 'backed_up']);
      case 'failover':
        return movedTo(one, digest);
      case 'recovered':
        return one.was === undefined
          ? digest.happened.recovered
          : over.replaced(over.notAfterAll[one.was.phase], digest.happened.recovered);
      default:
        return digest.happened[one.kind];
    }
  });
  return [...new Set(words)];
}

/** A move in words. Only files of another server prove one. */
const movedTo = ({ sign }: Extract<News, { kind: 'failover' }>, digest: Language['digest']): string =>
  sign === 'file' ? digest.happened.failover : digest.perhapsMoved;

/** Trouble that goes on, in the same words. */
export const troubleWords = (
  kinds: readonly TroubleKind[],
  known: Known,
  { digest }: Language,
): readonly string[] =>
  kinds.map((kind) => {
    if (kind !== 'uploaded') return digest.happened[kind];
    return digest.uploaded[said(known).upload?.where === 'backup' ? 'backup' : 'bucket'];
  });

/** The same in one to three words, for counting. */
export function shortOf(one: News, { digest, over }: Language): string {
  switch (one.kind) {
    case 'ended':
    case 'failed':
    case 'lost':
    case 'not_started': {
      const verdict = toldAs(one);
      return shortOver(endingKey(verdict), verdict, over);
    }
    case 'expired':
    case 'refused':
      return over.words[one.kind].short;
    case 'uploaded':
      return digest.uploaded[one.where];
    case 'failover':
      return movedTo(one, digest);
    default:
      return digest.happened[one.kind];
  }
}
