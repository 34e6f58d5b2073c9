import type { NewsKind } from '../../recording/news.ts';
import type { Broadcast } from '../../recording/watching/broadcast.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Kinds of news that have a line of their own. */
export type ToldKind = Exclude<NewsKind, 'phase'>;

/** The form to register a recording. Labels and hints are plain text, in which Slack formats nothing. */
export interface WatchFormSentences {
  /** At most 24 characters, as `submit`. */
  readonly title: string;
  readonly submit: string;
  readonly label: Readonly<
    Record<
      'paste' | 'app' | 'mode' | 'channel' | 'only' | 'broadcast' | 'alias' | 'lang' | 'endsAt' | 'max',
      string
    >
  >;
  readonly hint: Readonly<
    Record<'paste' | 'app' | 'mode' | 'only' | 'broadcast' | 'alias' | 'endsAt' | 'max', string>
  >;
  readonly placeholder: Readonly<
    Record<'paste' | 'app' | 'channel' | 'only' | 'broadcast' | 'lang' | 'max', string>
  >;
  /** The mode that the ids say themselves. */
  readonly guess: string;
  readonly kind: Readonly<Record<ToldKind, string>>;
  readonly broadcast: Readonly<Record<Broadcast, string>>;
  /** Above the form, when a message held nothing that could be registered. */
  readonly nothingFound: Said;
  /** The text of that message is longer than the field takes. */
  readonly cut: Said;
  /** Slack did not let the form be opened: what to type. */
  readonly notOpened: Said;
  /** Above what came of the form: which channel it is about. */
  where(channel: Shown): string;
  readonly wrong: {
    readonly empty: string;
    /** The text fills the field, so its end is missing. */
    readonly tooLong: string;
    readonly modeMissing: string;
    modeDiffers(read: string): string;
    readonly appMissing: string;
    readonly max: string;
    aliasForMany(count: number): string;
  };
}
