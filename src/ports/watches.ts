import type { NewsKind } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';
import type { Broadcast } from '../recording/watching/broadcast.ts';
import type { Mute } from '../recording/watching/mute.ts';

/** A Slack conversation: a channel (`C…`, `G…`), or a person (`U…`) for direct messages. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}

/** A place of direct messages, which are opened by naming the person. */
export const isPerson = ({ channel }: Pick<Place, 'channel'>): boolean => /^[UW]/.test(channel);

/** A channel, public or private, and no conversation of direct messages (`D…`). */
export const isChannel = ({ channel }: Pick<Place, 'channel'>): boolean => /^[CG]/.test(channel);

/** The owner of a watch that a backend asked for: nobody who could be sent a direct message. */
export const API_OWNER = 'API';

/** One channel's interest in one recording. */
export interface Watch extends Place {
  readonly sid: string;
  /** Who asked for it, a person told when it has to pause; or `API_OWNER`. */
  readonly owner: string;
  readonly since: Instant;
  /** The pattern of the standing rule that began it, unless a person has asked for it since. */
  readonly rule?: string;
  /** Kinds told in the thread; all when absent. The card shows everything regardless. */
  readonly only?: readonly NewsKind[];
  /** As it was given with this watch. The channel is told in the one given last: see `ChannelLanguages`. */
  readonly lang?: string;
  /** Which news the whole channel sees; as `toldWhere` says when absent. */
  readonly broadcast?: Broadcast;
  /** Hours after which it wants to hear that the recording still runs; `none`: never. As is usual when absent. */
  readonly max?: number | 'none';
  /** `ts` of the card, once posted. */
  readonly card?: string;
  readonly muted?: Mute;
  readonly paused?: { readonly reason: string; readonly at: Instant };
}

export interface Watches {
  /**
   * Adds the watch and queues its card. An existing watch keeps its owner, its card, and the options of which nothing is
   * said. One that a rule began becomes that of the person who asks for it. `left`: a program asks for what somebody
   * there has stopped watching, and nothing is done.
   */
  put(watch: Watch): Promise<'new' | 'known' | 'left'>;
  /** The watch that was removed, if there was one. No rule and no program begins it again. */
  remove(place: Place, sid: string): Promise<Watch | undefined>;
  find(place: Place, sid: string): Promise<Watch | undefined>;
  of(sid: string): Promise<readonly Watch[]>;
  /** Sids watched in this place. */
  at(place: Place): Promise<readonly string[]>;
}
