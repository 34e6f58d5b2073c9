import type { NewsKind } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Place } from '../watching/place.ts';

/** One message that was told, in the words of the ledger. */
export interface LedgerEntry {
  readonly place: Place;
  /** Id that the message carries in its metadata. */
  readonly delivery: string;
  readonly ts: string;
  /** Time at which it was noted. */
  readonly at: Instant;
  /** Kinds of the news told; none for a card. */
  readonly kinds: readonly NewsKind[];
  /** Number of failed attempts before. */
  readonly attempts: number;
  /**
   * `found`: an earlier attempt had arrived, and was found. `repeated`: an earlier attempt may have arrived, and the
   * message says so.
   */
  readonly how: 'told' | 'found' | 'repeated';
}

/** Entry of the ledger for one message, without the place, the attempts and the time. */
export type Noted = Pick<LedgerEntry, 'delivery' | 'ts' | 'kinds' | 'how'> & {
  readonly sids: readonly string[];
  /** With `repeated`: time of the earlier attempt. */
  readonly repeats?: Instant;
};
