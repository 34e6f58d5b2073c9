import type { How } from '../ending/ending.ts';
import type { Word } from '../ending/words.ts';
import type { Known, PushStage, ServerMove, Stretch } from '../known.ts';
import type { Output, RecordedFile } from '../observation.ts';
import type { Phase } from '../phase.ts';
import type { Instant } from '../recording.ts';

type Time = string;

/** The timeline in answers of the API and in exports. Times are ISO 8601, in UTC. */
interface TimelineRecord {
  life: { phase: Phase; at: Time; how?: How | undefined }[];
  /** Number of stages left out of the middle of a very long life. */
  stagesLeftOut?: number | undefined;
  /** Moves to another server, each from its first sign. */
  moves: { at: Time; sign: ServerMove['sign'] }[];
  /** Words of Agora's notification service. */
  words: (Omit<Word, 'at'> & { at: Time })[];
  gaps: { from: Time; to: Time }[];
  unseen: { from: Time; to: Time }[];
  files: (Omit<RecordedFile, 'startedAt'> & {
    startedAt?: Time | undefined;
    announcedAt?: Time | undefined;
  })[];
  pushes: Output[];
  pushStages: (Omit<PushStage, 'at'> & { at: Time })[];
}

/** ISO 8601, in UTC. */
export const time = (at: Instant): Time => new Date(at).toISOString();

/** ISO 8601; `undefined` without a time, or for a number that is none, as another system may send it. */
export const timeIfAny = (at: Instant | undefined): Time | undefined =>
  at === undefined || Number.isNaN(new Date(at).getTime()) ? undefined : time(at);

const stretch = ({ from, to }: Stretch): { from: Time; to: Time } => ({ from: time(from), to: time(to) });

export function timelineRecord(known: Known): TimelineRecord {
  const { life, stagesLeftOut, moves, words, gaps, blanks, files, outputs, pushes } = known;
  return {
    life: life.map(({ phase, at, how }) => ({ phase, at: time(at), how })),
    stagesLeftOut,
    moves: moves.map(({ at, sign }) => ({ at: time(at), sign })),
    words: words.map(({ at, ...word }) => ({ ...word, at: time(at) })),
    gaps: gaps.map(stretch),
    unseen: blanks.map(stretch),
    files: files.map(({ startedAt, announcedAt, ...file }) => ({
      ...file,
      startedAt: timeIfAny(startedAt),
      announcedAt: timeIfAny(announcedAt),
    })),
    pushes: [...outputs],
    pushStages: pushes.map(({ url, status, at }) => ({ url, status, at: time(at) })),
  };
}
