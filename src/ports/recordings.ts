import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Instant, Recording } from '../recording/recording.ts';

/** A recording in the order in which a workspace came to know of them; a page begins after one. */
export interface Entry {
  readonly sid: string;
  readonly at: Instant;
}

/** What a backend may say of a recording after it was registered. */
export type Said = Pick<Recording, 'stopRequestedAt' | 'endsAt' | 'reportsStop'>;

export interface Recordings {
  find(sid: string): Promise<Known | undefined>;
  /** Known ones among these, in the order given. */
  findAll(sids: readonly string[]): Promise<readonly Known[]>;
  /**
   * Writes a recording and schedules its first look, or leaves a known one as it is. One whose ids were
   * refused, or that was never seen at all, is replaced when the new ids differ.
   */
  register(first: Known, firstLook: Instant, team: string): Promise<'new' | 'known' | 'replaced'>;
  /** Gives a recording an alias in a workspace; the newest name wins. */
  name(team: string, sid: string, alias: string): Promise<void>;
  /** Sids a person of this workspace may mean: the alias in any case, or a prefix of at least 6 characters. At most 10. */
  resolve(team: string, text: string): Promise<readonly string[]>;
  /** Sids this workspace knows, newest first. */
  ofTeam(team: string, limit: number): Promise<readonly string[]>;
  /** The same, those that come after one of them; what became known meanwhile moves nothing. */
  page(team: string, limit: number, after?: Entry): Promise<readonly Entry[]>;
  /** Writes down what a backend says of it now, and has the recording looked at, if it still is. `false`: it is not known. */
  said(sid: string, said: Said): Promise<boolean>;
  /**
   * Writes what is known after somebody has said something of it, in one write with its news, which go to every watching
   * place. `moved`: it is no longer what was judged, and nothing was written.
   */
  amend(known: Known, next: Known, news: readonly News[]): Promise<'amended' | 'moved'>;
  /** Forgets it with its watches and names. Cards stay where they were posted. `false`: it is not known. */
  forget(sid: string): Promise<boolean>;
}
