import { NEWS_KINDS, type NewsKind } from '../news.ts';
import { isOrdinaryKind } from './gravity.ts';

/** Kinds that are offered first; the others are named only where all are listed. */
export const COMMON_KINDS = [
  'started',
  'file',
  'ended',
  'failed',
  'lost',
  'not_started',
] as const satisfies readonly NewsKind[];

export type CommonKind = (typeof COMMON_KINDS)[number];

/** The kinds of `only:problems`: problems, that they have passed, and ends. */
export const PROBLEMS: readonly NewsKind[] = NEWS_KINDS.filter((kind) => !isOrdinaryKind(kind));

/** Whether these are the kinds of `only:problems`, in any order. */
export const areProblems = (only: readonly NewsKind[]): boolean =>
  new Set(only).size === PROBLEMS.length && PROBLEMS.every((kind) => only.includes(kind));
