import { filled } from '../filled.ts';
import type { NewsKind } from '../news.ts';
import type { Broadcast } from './broadcast.ts';
import type { Cards } from './cards.ts';
import type { Notify } from './notify.ts';

/** Options with which a watch, or a rule, was asked for. */
export interface WatchOptions {
  /** Kinds of news that are told; absent: all. */
  readonly only?: readonly NewsKind[];
  /** Language given with this watch. The channel is told in the one given last (`ChannelLanguages`). */
  readonly lang?: string;
  /** News that the whole channel sees; absent: as `toldWhere` says. */
  readonly broadcast?: Broadcast;
  /** Recordings that have a card; absent: all. */
  readonly cards?: Cards;
  /** Mention on bad news; absent: the owner. */
  readonly notify?: Notify;
  /** Hours after which it is told that the recording still runs; `none`: never; absent: the usual hours. */
  readonly max?: number | 'none';
}

/** Takes the options out of something that has more fields. */
export const watchOptions = ({ only, lang, broadcast, cards, notify, max }: WatchOptions): WatchOptions =>
  filled({ only, lang, broadcast, cards, notify, max });
