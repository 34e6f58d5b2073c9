import type { Filter } from '../../flows/asking/list.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** App Home: what goes on in the workspace, at a glance. */
export interface HomeSentences {
  readonly button: Readonly<Record<'watch' | 'refresh' | 'everything', string>>;
  /** The menus that choose what is shown; the first option of each leaves nothing out. */
  readonly state: Readonly<Record<Filter, string>>;
  readonly choose: Readonly<Record<'state' | 'app' | 'whose', string>>;
  readonly everyApp: string;
  readonly whose: Readonly<Record<'anybody' | 'mine', string>>;
  goingOn(total: number): string;
  over(total: number): string;
  /** Where a choice leaves nothing to show. */
  readonly noMatch: Said;
  /** For people who have never seen it. */
  readonly welcome: {
    readonly title: string;
    readonly what: string;
    readonly how: string;
  };
  /** Where a recording is told. */
  watchedIn(places: readonly Shown[], more: number): string;
  readonly watchedNowhere: string;
  /** Those for which there is no row with a button. */
  more(count: number): string;
  readonly askFor: string;
  searched(newest: number): string;
  /** Channels that watch what is listed, and the rules of all channels. */
  places(count: number): string;
  place(channel: Shown, recordings: number, live: number): string;
  readonly directMessages: string;
  placePaused(reason: string): string;
  morePlaces(count: number): string;
  rules(count: number): string;
  /** Nothing is amiss: how much of each budget is used. */
  readonly well: string;
  /** @param more apps that share the budget and are not named */
  budget(apps: readonly Shown[], more: number, wanted: number, granted: number): string;
  /** @param until when the Home stops following by itself */
  following(at: Shown, until: Shown): string;
  asOf(at: Shown): string;
  /** What a backend sends after `start`. */
  readonly connect: {
    readonly title: string;
    readonly why: string;
    readonly where: string;
    readonly again: string;
    readonly token: string;
    /** What makes it known how recordings end. */
    readonly ends: string;
    readonly endsMore: string;
  };
}
