import type { How } from '../ending/ending.ts';
import type { Word } from '../ending/words.ts';
import type { AnnouncedFile, Known, ServerMove, Stage, Stretch } from '../known.ts';
import type { Output } from '../observation.ts';
import type { Phase } from '../phase.ts';
import { type Instant, OLDEST_MS } from '../recording.ts';

/** An event in a recording's life, at the time of the look that first saw it. */
export type Happening =
  | {
      readonly kind: 'stage';
      readonly at: Instant;
      readonly phase: Phase;
      readonly how?: How;
      readonly until?: Instant;
    }
  | { readonly kind: 'gap'; readonly at: Instant; readonly until: Instant }
  /** No look brought an answer. */
  | { readonly kind: 'blank'; readonly at: Instant; readonly until: Instant }
  | { readonly kind: 'file'; readonly at: Instant; readonly file: AnnouncedFile }
  | { readonly kind: 'push'; readonly at: Instant; readonly url: string; readonly status: Output['status'] }
  | { readonly kind: 'failover'; readonly at: Instant; readonly sign: ServerMove['sign'] }
  /** The backend's word that it asked for a stop. */
  | { readonly kind: 'stop_asked'; readonly at: Instant }
  /** A person's word that it was stopped on purpose. */
  | { readonly kind: 'vouched'; readonly at: Instant; readonly by: string }
  /** Agora's own word. */
  | { readonly kind: 'word'; readonly at: Instant; readonly word: Word };

/** Order of events of the same moment: causes come first. */
const ORDER: Readonly<Record<Happening['kind'], number>> = {
  stop_asked: 0,
  vouched: 0,
  word: 0,
  blank: 1,
  gap: 2,
  failover: 3,
  stage: 4,
  push: 5,
  file: 6,
};

/** All events of a recording's life in the order of time. */
export function timeline(known: Known): readonly Happening[] {
  const { life, gaps, blanks, files, pushes, moves, words, vouched, recording } = known;
  const all: Happening[] = [
    ...life.map((stage, index) => stageOf(stage, life[index + 1])),
    ...gaps.map((gap) => stretchOf('gap', gap)),
    ...blanks.map((blank) => stretchOf('blank', blank)),
    ...files.map((file): Happening => ({ kind: 'file', at: momentOf(file, known), file })),
    ...pushes.map((stage): Happening => ({ kind: 'push', ...stage })),
    ...moves.map(({ at, sign }): Happening => ({ kind: 'failover', at, sign })),
    ...words.map((word): Happening => ({ kind: 'word', at: word.at, word })),
  ];
  if (vouched) all.push({ kind: 'vouched', ...vouched });
  const { stopRequestedAt } = recording;
  if (stopRequestedAt !== undefined) all.push({ kind: 'stop_asked', at: stopRequestedAt });
  return all.sort((one, other) => one.at - other.at || ORDER[one.kind] - ORDER[other.kind]);
}

const stageOf = (stage: Stage, after: Stage | undefined): Happening => ({
  kind: 'stage',
  ...stage,
  ...(after ? { until: after.at } : {}),
});

const stretchOf = (kind: 'gap' | 'blank', { from, to }: Stretch): Happening => ({
  kind,
  at: from,
  until: to,
});

/** Time of a file: its announcement, else its beginning if that is a possible time, else the last sight. */
function momentOf({ announcedAt, startedAt }: AnnouncedFile, known: Known): Instant {
  const latest = known.seenAt ?? known.since;
  if (announcedAt !== undefined) return announcedAt;
  const dated = startedAt !== undefined && startedAt > latest - OLDEST_MS && startedAt <= latest;
  return dated ? startedAt : latest;
}
