import type { How } from './ending/ending.ts';
import type { Silence } from './ending/streams.ts';
import { ranByWord, type Word } from './ending/words.ts';
import type { BlindCause } from './news.ts';
import type { Output, RecordedFile } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Policy } from './policy.ts';
import type { Instant, Recording } from './recording.ts';

/** A recording that was not found, before that is believed. */
export interface Suspicion {
  /** First not-found look of this run. The verdict waits until this is older than patience. */
  readonly since: Instant;
  readonly lastAt: Instant;
  readonly looks: number;
  /** Number of times the run had to begin again because two looks lay too far apart to prove anything. */
  readonly restarts: number;
  /** The gap has lasted long enough to show on the card, so its end is news too. */
  readonly shown: boolean;
}

/** Looks in a row that brought no evidence. */
export interface Blindness {
  readonly since: Instant;
  readonly looks: number;
  readonly cause: BlindCause;
  readonly told: boolean;
}

/** One stretch of a recording's life, for the life line and the timeline. */
export interface Stage {
  readonly phase: Phase;
  readonly at: Instant;
  /** How it ended; set in a phase in which it is over. */
  readonly how?: How;
}

/** A disappearance that was believed. It is kept after the verdict, so that late words can be judged by it. */
export interface Gone {
  /** First look that did not find it. */
  readonly since: Instant;
  /** Time of the verdict. */
  readonly at: Instant;
  /** Phase in which it went missing. */
  readonly from: Phase;
  /** Reason to expect a word about an ordinary end; absent if there is none. */
  readonly wordDue?: 'promised' | 'usual';
}

/** A person's word that it was stopped on purpose. */
export interface Vouched {
  readonly by: string;
  readonly at: Instant;
}

/** A move to another server, from the first sign of it. */
export interface ServerMove {
  readonly at: Instant;
  readonly sign: 'file' | 'restart' | 'uid';
}

/** A reminder that it still runs, and when it was last given. */
export interface Overrun {
  /** `plan`: its planned end has passed; a number: the hours that were exceeded. */
  readonly of: 'plan' | number;
  readonly at: Instant;
}

/** A stretch of time, ends included. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** State of a push from this moment on, until its next stage. */
export interface PushStage {
  readonly url: string;
  readonly status: Output['status'];
  readonly at: Instant;
}

/** A file, and the time of the look that first listed it. */
export interface AnnouncedFile extends RecordedFile {
  readonly announcedAt?: Instant;
}

/**
 * Everything known about one recording. It is replaced, never changed in place; `version` grows by one with each
 * commit, so that `sid.version` names a piece of news, as long as Redis loses no writes.
 */
export interface Known {
  readonly recording: Recording;
  readonly version: number;
  readonly phase: Phase;
  /** How it ended; set in a phase in which it is over. */
  readonly how?: How;
  /** Time of the look that first saw this phase. */
  readonly since: Instant;
  /** No further look is taken and no further news is told. */
  readonly final: boolean;
  /** Furthest point seen. `seen`: Agora answered 200 with a number below 4. */
  readonly reached: 'nothing' | 'seen' | 'ready' | 'recording';
  /** Last status number of Agora. */
  readonly status?: number;
  /** Taken from a 200; it outranks the name given at registration. */
  readonly cname?: string;
  readonly uid?: string;
  /** Last look, whatever its result. */
  readonly lookedAt?: Instant;
  /** Last look that found the recording (200 or 501). */
  readonly seenAt?: Instant;
  /** Set if nothing could be seen for too long while it should have started: its deadline counts from here. */
  readonly watchedFrom?: Instant;
  readonly suspect?: Suspicion;
  readonly blind?: Blindness;
  /** Time during its start in which no look brought an answer, in milliseconds; absent for none. */
  readonly unseenMs?: number;
  /** Set when the recording is over by disappearance. */
  readonly gone?: Gone;
  readonly vouched?: Vouched;
  /** When Agora's page recorder first said that it is closing; set while the recording still goes on. */
  readonly closingSince?: Instant;
  /** Looks taken after a verdict that only a disappearance supports; the third is the last. */
  readonly afterLooks: number;
  /** Consecutive answers that reject the ids or the route. */
  readonly rejections: number;
  /** Time of the first of these answers. */
  readonly rejectedSince?: Instant;
  readonly files: readonly AnnouncedFile[];
  readonly outputs: readonly Output[];
  readonly stuckTold: boolean;
  readonly expiryTold: boolean;
  readonly limitTold: boolean;
  /** Beginning of the last pause that was called long. */
  readonly longPause?: Instant;
  /** Silences that people were told of, until sound or picture comes again. */
  readonly silencesTold: readonly Silence[];
  readonly overruns: readonly Overrun[];
  readonly moves: readonly ServerMove[];
  /** Words of Agora's notification service, oldest first. */
  readonly words: readonly Word[];
  /** Stages from the registration on; the middle of a very long life is left out. */
  readonly life: readonly Stage[];
  /** Number of stages left out of `life`; absent for none. */
  readonly stagesLeftOut?: number;
  /** Times in which it was not found although it was alive. */
  readonly gaps: readonly Stretch[];
  /** Times without an answer that were long enough to be shown to people. */
  readonly blanks: readonly Stretch[];
  /** States in which its pushes were seen while it was live. */
  readonly pushes: readonly PushStage[];
}

/** The state of a recording before its first look. */
export function unseen(recording: Recording): Known {
  return {
    recording,
    version: 0,
    phase: 'registered',
    since: recording.registeredAt,
    final: false,
    reached: 'nothing',
    afterLooks: 0,
    rejections: 0,
    files: [],
    outputs: [],
    stuckTold: false,
    expiryTold: false,
    limitTold: false,
    silencesTold: [],
    overruns: [],
    moves: [],
    words: [],
    life: [{ phase: 'registered', at: recording.registeredAt }],
    gaps: [],
    blanks: [],
    pushes: [],
  };
}

/** A look has seen it past its start. `stopping` counts even as the first thing ever seen. */
export const wasSeenLive = ({ reached, phase }: Known): boolean =>
  reached === 'ready' || reached === 'recording' || phase === 'stopping';

/**
 * Evidence that it got past its start, so that a 404 is a disappearance and not a slow start. Agora's word that it ran
 * counts as well, though not as a sight: the word comes at once, while looks still see it starting.
 */
export const wasLive = (known: Known): boolean => wasSeenLive(known) || ranByWord(known.words);

/** First moment at which a start could have been seen. */
export const watchedFrom = ({ recording, watchedFrom }: Known): Instant =>
  watchedFrom ?? recording.registeredAt;

/** When a recording that was not seen live is said not to have started. Only time in sight counts. */
export const startDeadline = (known: Known, { startDeadlineMs }: Policy): Instant =>
  watchedFrom(known) + startDeadlineMs + (known.watchedFrom === undefined ? (known.unseenMs ?? 0) : 0);

/** Channel that is recorded: as Agora says, and until it does, as it was registered. */
export const channelOf = ({ recording, cname }: Known): string | undefined => cname ?? recording.cname;

/** Name shown to people: its alias, its channel, or the beginning of its sid. */
export const nameOf = (known: Known): string =>
  known.recording.alias ?? channelOf(known) ?? `${known.recording.sid.slice(0, 8)}…`;
