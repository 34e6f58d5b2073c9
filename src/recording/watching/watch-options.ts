import { filled } from '../filled.ts';
import type { NewsKind } from '../news.ts';
import type { Broadcast } from './broadcast.ts';
import type { Cards } from './cards.ts';
import type { Notify } from './notify.ts';

/** Options of a watch, however it begins: by a paste, a form, a backend or a standing rule. */
export interface WatchOptions {
  /** Kinds told in the thread; absent: all. The card shows everything anyway. */
  readonly only?: readonly NewsKind[];
  /** Language given with this watch. The channel is told in the one given last: see `ChannelLanguages`. */
  readonly lang?: string;
  /** News that the whole channel sees; absent: `toldWhere` decides. */
  readonly broadcast?: Broadcast;
  /** Recordings that have a card; absent: all. */
  readonly cards?: Cards;
  /** Mention on bad news; absent: the person who watches. */
  readonly notify?: Notify;
  /** Hours after which it wants to hear that the recording still runs; `none`: never; absent: the usual hours. */
  readonly max?: number | 'none';
}

/** The options alone, of something that has more fields. */
export const watchOptions = ({ only, lang, broadcast, cards, notify, max }: WatchOptions): WatchOptions =>
  filled({ only, lang, broadcast, cards, notify, max });
