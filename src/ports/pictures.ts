import type { Known } from '../recording/known.ts';
import type { Phase } from '../recording/phase.ts';

/** All that a timeline picture says in words, in one language; short, for it is read on a phone. */
export interface PictureWords {
  readonly phase: Readonly<Record<Phase, string>>;
  readonly gap: string;
  readonly blank: string;
  readonly failover: string;
  readonly pushUp: string;
  readonly pushDown: string;
  /** Connecting, on hold, or in a state that Agora does not name. */
  readonly pushElse: string;
  files(count: number): string;
}

/** Draws the timeline of a recording. Rejects when it cannot be drawn. */
export interface Pictures {
  /** A PNG, or `undefined` when the recording was never seen alive and there is nothing to draw. */
  timeline(known: Known, words: PictureWords): Promise<Uint8Array | undefined>;
}
