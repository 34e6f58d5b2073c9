import type { Span } from '../said.ts';

/** For "it ended …": the moment, or the two between which it was. */
export function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `at ${before} or before`;
  return after === before ? `at ${after}` : `between ${after} and ${before}`;
}
