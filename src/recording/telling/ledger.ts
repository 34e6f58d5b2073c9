import type { NewsKind } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Place } from '../watching/place.ts';

/** Entry of the ledger: one message that was posted or edited. */
export interface LedgerEntry {
  readonly place: Place;
  /** Id that the message carries in its metadata. */
  readonly delivery: string;
  readonly ts: string;
  /** Time at which it was noted. */
  readonly at: Instant;
  /** Kinds of the news in it; none for a card. */
  readonly kinds: readonly NewsKind[];
  /** Number of failed attempts before. */
  readonly attempts: number;
  /** `found`: an earlier attempt had arrived. `repeated`: one may have arrived, and the message says so. */
  readonly how: 'told' | 'found' | 'repeated';
}

/** Facts for an entry of the ledger that whoever posted a message knows. */
export type Noted = Pick<LedgerEntry, 'delivery' | 'ts' | 'kinds' | 'how'> & {
  readonly sids: readonly string[];
  /** With `repeated`: time of the earlier attempt. */
  readonly repeats?: Instant;
};
