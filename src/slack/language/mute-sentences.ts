import type { WhereMissed } from '../../flows/watching/mute.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Silences as people are told of them. */
export interface MuteSentences {
  /** On the closed menu. */
  readonly choose: string;
  readonly onCard: {
    until(at: Shown, by: Shown): string;
    end(by: Shown): string;
    bad(by: Shown): string;
  };
  readonly muted: {
    until(name: Shown, at: Shown): Said;
    end(name: Shown): Said;
    bad(name: Shown): Said;
  };
  /** It took the place of one that somebody had asked for before. */
  replaced(by: Shown): string;
  /** Nothing more is to be told of it. */
  over(name: Shown): Said;
  notWatched(name: Shown): Said;
  /** By where it is told what was missed. */
  readonly unmuted: Readonly<Record<WhereMissed, (name: Shown, since: Shown) => Said>>;
  notMuted(name: Shown): Said;
  /** The recording is known no longer. */
  readonly forgotten: Said;
}
