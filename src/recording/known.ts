import type { How } from './ending/ending.ts';
import type { Silence } from './ending/streams.ts';
import { ranByWord, type Word } from './ending/words.ts';
import type { BlindCause } from './news.ts';
import type { Output, RecordedFile } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Policy } from './policy.ts';
import type { Instant, Recording } from './recording.ts';

/** Looks in a row that did not find the recording, before that is believed. */
export interface Suspicion {
  /** First of these looks. The verdict comes when it is older than patience. */
  readonly since: Instant;
  readonly lastAt: Instant;
  readonly looks: number;
  /** Number of times that `since` was set anew because two looks were too far apart to prove anything. */
  readonly restarts: number;
  /** The card shows the gap, so its end is news too. */
  readonly shown: boolean;
}

/** Looks in a row that brought no evidence. */
export interface Blindness {
  readonly since: Instant;
  readonly looks: number;
  readonly cause: BlindCause;
  readonly told: boolean;
}

/** One change of phase in a recording's life. */
export interface Stage {
  readonly phase: Phase;
  readonly at: Instant;
  /** How it ended; set in a phase in which it is over. */
  readonly how?: How;
}

/** A disappearance that was believed. It is kept after the verdict to judge late words by. */
export interface Gone {
  /** First look that did not find it. */
  readonly since: Instant;
  /** Time of the verdict. */
  readonly at: Instant;
  /** Phase in which it went missing. */
  readonly from: Phase;
  /** Why an ordinary end would have been reported; absent if nothing says so. */
  readonly wordDue?: 'promised' | 'usual';
  /** A watch said until then that it was not to end (`max:none`). */
  readonly unlimited?: true;
}

/** The word of a person that it was stopped on purpose. */
interface Vouched {
  readonly by: string;
  readonly at: Instant;
}

/** A move to another server, with its first sign. */
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

/** A period of time, both ends included. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** A change in the state of a push. */
export interface PushStage {
  readonly url: string;
  readonly status: Output['status'];
  readonly at: Instant;
}

/** A file, and the time of the look that first listed it. */
export interface AnnouncedFile extends RecordedFile {
  readonly announcedAt?: Instant;
}

/** Everything known about one recording. It is replaced, never changed in place. */
export interface Known {
  readonly recording: Recording;
  /** Grows by one with each commit, so `sid.version` identifies the news of a commit, unless Redis loses writes. */
  readonly version: number;
  readonly phase: Phase;
  /** How it ended; set in a phase in which it is over. */
  readonly how?: How;
  /** Time of the look that first saw this phase. */
  readonly since: Instant;
  /** No further look is taken. A late word (a report, a vouch, a notice) may still change its verdict, and that is told. */
  readonly final: boolean;
  /** Furthest state that a look has seen. `seen`: Agora answered 200 with a number below 4. */
  readonly reached: 'nothing' | 'seen' | 'ready' | 'recording';
  /** Last status number of Agora. */
  readonly status?: number;
  /** Channel as a 200 named it; it outranks the one of the registration. */
  readonly cname?: string;
  readonly uid?: string;
  /** Last look, whatever its result; once it is over, the last one that brought evidence. */
  readonly lookedAt?: Instant;
  /** Last look that found the recording (200 or 501). */
  readonly seenAt?: Instant;
  /** Moment from which the deadline of its start counts, if it could not be seen for too long before. */
  readonly watchedFrom?: Instant;
  readonly suspect?: Suspicion;
  readonly blind?: Blindness;
  /** Time during its start in which no look brought an answer, in milliseconds; absent for none. */
  readonly unseenMs?: number;
  /** Set when the recording is over by disappearance. */
  readonly gone?: Gone;
  readonly vouched?: Vouched;
  /** Time at which Agora's page recorder first said that it is closing; absent when the recording is over. */
  readonly closingSince?: Instant;
  /** Number of after-looks, of which there are three at most. */
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
  /** Beginning of the last pause that people were told is long. */
  readonly longPause?: Instant;
  /** Silences that people were told of and that have not ended. */
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

/** Whether a look has seen it past its start. `stopping` counts even if nothing was seen before. */
export const wasSeenLive = ({ reached, phase }: Known): boolean =>
  reached === 'ready' || reached === 'recording' || phase === 'stopping';

/**
 * Whether it got past its start, so that a 404 is a disappearance and not a slow start. A file counts too, and Agora's
 * word that it ran: looks may see it starting because it was moved, or because they are late.
 */
export const wasLive = (known: Known): boolean =>
  wasSeenLive(known) || known.files.length > 0 || ranByWord(known.words);

/** First moment at which a start could have been seen. */
export const watchedFrom = ({ recording, watchedFrom }: Known): Instant =>
  watchedFrom ?? recording.registeredAt;

/** Deadline of a start, after which it is called `not_started`. Only time in which looks bring answers counts. */
export const startDeadline = (known: Known, { startDeadlineMs }: Policy): Instant =>
  watchedFrom(known) + startDeadlineMs + (known.watchedFrom === undefined ? (known.unseenMs ?? 0) : 0);

/** Name of the recorded channel: as Agora answered, else as it was registered. */
export const channelOf = ({ recording, cname }: Known): string | undefined => cname ?? recording.cname;

/** Name shown to people: its alias, its channel, or the beginning of its sid. */
export const nameOf = (known: Known): string =>
  known.recording.alias ?? channelOf(known) ?? `${known.recording.sid.slice(0, 8)}…`;
