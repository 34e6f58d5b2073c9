import type { How } from './ending/ending.ts';
import { ranByWord, type Word } from './ending/words.ts';
import type { BlindCause } from './news.ts';
import type { Output, RecordedFile } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Policy } from './policy.ts';
import type { Instant, Recording } from './recording.ts';

/** Not found, and not yet believed. */
export interface Suspicion {
  /** First not-found look of this run. The verdict waits until this is older than patience. */
  readonly since: Instant;
  readonly lastAt: Instant;
  readonly looks: number;
  /** How often the run had to begin again because two looks lay too far apart to prove anything. */
  readonly restarts: number;
  /** The gap has lasted long enough to be shown on the card, so its end is news too. */
  readonly shown: boolean;
}

/** Looks that brought no evidence at all, in a row. */
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
  /** Of a phase in which it is over. */
  readonly how?: How;
}

/** A disappearance that was believed. It is kept after the verdict, so that a late word can be judged by it. */
export interface Gone {
  /** First look that did not find it. */
  readonly since: Instant;
  /** When it was believed. */
  readonly at: Instant;
  /** Where it was when it went missing. */
  readonly from: Phase;
  /** Why a word of an ordinary end would have been heard, if one would. */
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
  /** Its planned end, or the hours that were exceeded. */
  readonly of: 'plan' | number;
  readonly at: Instant;
}

/** A stretch of time, ends included. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** What a push was seen to do from a moment on, until its next stage. */
export interface PushStage {
  readonly url: string;
  readonly status: Output['status'];
  readonly at: Instant;
}

/** A file, and the look that first found it listed. */
export interface AnnouncedFile extends RecordedFile {
  readonly announcedAt?: Instant;
}

/**
 * All that is known of one recording. Replaced, never changed in place; `version` grows by one with each
 * commit, so that `sid.version` names a piece of news for good.
 */
export interface Known {
  readonly recording: Recording;
  readonly version: number;
  readonly phase: Phase;
  /** Of a phase in which it is over: how. */
  readonly how?: How;
  /** The look that first saw this phase. */
  readonly since: Instant;
  /** No further look is taken and nothing is ever told again. */
  readonly final: boolean;
  /** Furthest point it was ever seen at. `seen`: Agora answered 200 with a number below 4. */
  readonly reached: 'nothing' | 'seen' | 'ready' | 'recording';
  /** Agora's last number. */
  readonly status?: number;
  /** Learnt from a 200; it counts before what the registration says. */
  readonly cname?: string;
  readonly uid?: string;
  /** Last look, whatever it brought. */
  readonly lookedAt?: Instant;
  /** Last look that found the recording (200 or 501). */
  readonly seenAt?: Instant;
  /** Set when nothing could be seen for too long while it should have started: its deadline counts from here. */
  readonly watchedFrom?: Instant;
  readonly suspect?: Suspicion;
  readonly blind?: Blindness;
  /** Time in its start during which no look brought an answer, in milliseconds; absent for none. */
  readonly unseenMs?: number;
  /** Of one that is over because it was no longer found. */
  readonly gone?: Gone;
  readonly vouched?: Vouched;
  /** Since when Agora's page recorder says that it is closing, while the recording still goes on. */
  readonly closingSince?: Instant;
  /** Looks taken after a verdict that nothing but a disappearance supports; the third is the last. */
  readonly afterLooks: number;
  /** Consecutive answers that reject the ids or the route. */
  readonly rejections: number;
  /** The first of them. */
  readonly rejectedSince?: Instant;
  readonly files: readonly AnnouncedFile[];
  readonly outputs: readonly Output[];
  readonly stuckTold: boolean;
  readonly expiryTold: boolean;
  readonly limitTold: boolean;
  /** The beginning of the pause that was called long. */
  readonly longPause?: Instant;
  readonly overruns: readonly Overrun[];
  readonly moves: readonly ServerMove[];
  /** What Agora's notification service said, oldest first. */
  readonly words: readonly Word[];
  /** From the registration on; of a very long life the middle is left out. */
  readonly life: readonly Stage[];
  /** How many stages were left out of `life`; absent when none were. */
  readonly stagesLeftOut?: number;
  /** Times in which it was not found although it lived on. */
  readonly gaps: readonly Stretch[];
  /** Times in which no look brought an answer for so long that people were shown it. */
  readonly blanks: readonly Stretch[];
  /** What its pushes were seen to do while it was live. */
  readonly pushes: readonly PushStage[];
}

/** What is known of a recording that nobody has looked at yet. */
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
    overruns: [],
    moves: [],
    words: [],
    life: [{ phase: 'registered', at: recording.registeredAt }],
    gaps: [],
    blanks: [],
    pushes: [],
  };
}

/**
 * Evidence that it once got past its start, so that a 404 is a disappearance and not a slow start. `stopping`
 * counts even when it is the first thing ever seen, and so does Agora's own word that it ran.
 */
export const wasLive = ({ reached, phase, words }: Known): boolean =>
  reached === 'ready' || reached === 'recording' || phase === 'stopping' || ranByWord(words);

/** Since when a start could have been seen. */
export const watchedFrom = ({ recording, watchedFrom }: Known): Instant =>
  watchedFrom ?? recording.registeredAt;

/** When a recording that was not seen live by then is said not to have started. Only time in sight counts. */
export const startDeadline = (known: Known, { startDeadlineMs }: Policy): Instant =>
  watchedFrom(known) + startDeadlineMs + (known.watchedFrom === undefined ? (known.unseenMs ?? 0) : 0);

/** The channel that is recorded: as Agora says, and until it does, as it was registered. */
export const channelOf = ({ recording, cname }: Known): string | undefined => cname ?? recording.cname;

/** What people call it: its alias, its channel, or the beginning of its sid. */
export const nameOf = (known: Known): string =>
  known.recording.alias ?? channelOf(known) ?? `${known.recording.sid.slice(0, 8)}…`;
