import { NEWS_KINDS, type NewsKind } from '../news.ts';
import { isOrdinaryKind } from './gravity.ts';

/** Kinds that most people mean; the others are named where all are listed. */
export const COMMON_KINDS = [
  'started',
  'file',
  'ended',
  'failed',
  'lost',
  'not_started',
] as const satisfies readonly NewsKind[];

export type CommonKind = (typeof COMMON_KINDS)[number];

/** Problems, that they have passed, and how a recording ends: what `only:problems` stands for. */
export const PROBLEMS: readonly NewsKind[] = NEWS_KINDS.filter((kind) => !isOrdinaryKind(kind));

/** The kinds are those of `only:problems`, in any order. */
export const areProblems = (only: readonly NewsKind[]): boolean =>
  new Set(only).size === PROBLEMS.length && PROBLEMS.every((kind) => only.includes(kind));
