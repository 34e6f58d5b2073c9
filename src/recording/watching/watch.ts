import type { NewsKind } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Broadcast } from './broadcast.ts';
import type { Mute } from './mute.ts';
import type { Place } from './place.ts';

/** Owner of a watch that a backend asked for: nobody who could get a direct message. */
export const API_OWNER = 'API';

/** One channel's interest in one recording. */
export interface Watch extends Place {
  readonly sid: string;
  /** User ID of the person who asked for it, who is told when it has to pause; or `API_OWNER`. */
  readonly owner: string;
  readonly since: Instant;
  /** Pattern of the standing rule that began it; absent if a person has asked for it since. */
  readonly rule?: string;
  /** Kinds told in the thread; absent: all. The card shows everything anyway. */
  readonly only?: readonly NewsKind[];
  /** Language given with this watch. The channel is told in the one given last: see `ChannelLanguages`. */
  readonly lang?: string;
  /** News that the whole channel sees; absent: `toldWhere` decides. */
  readonly broadcast?: Broadcast;
  /** Hours after which it wants to hear that the recording still runs; `none`: never; absent: the usual hours. */
  readonly max?: number | 'none';
  /** `ts` of the card, once posted. */
  readonly card?: string;
  readonly muted?: Mute;
  readonly paused?: { readonly reason: string; readonly at: Instant };
}
