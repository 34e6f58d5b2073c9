import type { NewsKind } from '../../../recording/news.ts';
import { NEWS_KINDS, TOLD } from '../../../recording/news.ts';
import { areProblems } from '../../../recording/watching/hearing.ts';
import type { Notify } from '../../../recording/watching/notify.ts';
import type { ToldKind } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { called, type Shown } from '../../text.ts';

/** Kinds named in one line at most. */
const KINDS_SHOWN = 8;

/** Kinds of news that a watch tells, in words; empty if it tells everything. */
export function heardOnly(only: readonly NewsKind[], { heard }: Language): readonly string[] {
  if (only.length > 0 && areProblems(only)) return [heard.problems];
  const kinds = only.filter(isTold).map((kind) => heard.kind(kind));
  return kinds.length > KINDS_SHOWN ? [...kinds.slice(0, KINDS_SHOWN), '…'] : kinds;
}

const isTold = (kind: NewsKind): kind is ToldKind => TOLD[kind] !== 'card';

/** Every kind that has a line of its own. */
export const TOLD_KINDS: readonly ToldKind[] = NEWS_KINDS.filter(isTold);

/** Mention that a watch adds to bad news; `nobody` if it was set so, `undefined` if nothing was set. */
export const calls = (notify: Notify | undefined): Shown | 'nobody' | undefined =>
  notify === undefined ? undefined : notify === 'none' ? 'nobody' : called(notify);
