import type { Lesson, Reporting } from '../recording/ending/reporting.ts';
import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Pasted } from '../recording/paste/paste.ts';
import type { Instant, Recording } from '../recording/recording.ts';
import type { Place } from '../recording/watching/place.ts';
import type { NewRule, Rule } from '../recording/watching/rule.ts';
import type { Watch } from '../recording/watching/watch.ts';

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

export type Added =
  | { readonly kind: 'new' | 'known'; readonly rule: Rule }
  | { readonly kind: 'too_many'; readonly most: number; readonly where: 'place' | 'team' };

/**
 * Standing rules. Those of a workspace are few and are changed together, so that a registration needs to know one
 * number to be sure that it went by all of them.
 */
export interface Rules {
  /** Oldest first. */
  ofTeam(team: string): Promise<readonly Rule[]>;
  at(place: Place): Promise<readonly Rule[]>;
  /** One that the place has already, about the same recordings, keeps its owner, takes the new options, and goes on. */
  add(rule: NewRule): Promise<Added>;
  /** The rule that was removed, if there was one. What it watches stays watched. */
  remove(place: Place, id: string): Promise<Rule | undefined>;
  pause(place: Place, id: string, by: string): Promise<Rule | undefined>;
  resume(place: Place, id: string): Promise<Rule | undefined>;
}

/** What people pasted and what cannot be registered before they have answered a question about it. */
export interface Drafts {
  /** Keeps what was understood, and nothing else of the text, for an hour. Answers the id that buttons carry. */
  keep(team: string, pasted: readonly Pasted[]): Promise<string>;
  /** `undefined`: it was kept for its hour and is gone. */
  find(team: string, id: string): Promise<readonly Pasted[] | undefined>;
}

/** Who is behind what the channels of a workspace watch. */
export interface Owners {
  /**
   * Each watch and rule of this person in a channel belongs to the channel from now on, of which the channel is told in
   * one message. However often it is called, also after a crash in its midst, each channel is told once.
   */
  passOn(team: string, person: string): Promise<void>;
}

/** How the ends of one app's recordings are reported: promised, learnt from the last fifty, and when nobody listened. */
export interface Learnt extends Reporting {
  readonly ends: { readonly of: number } & { readonly [L in Lesson]: number };
}

export interface Reports {
  /** As it stands now, of an app that is configured or was. */
  of(app: string): Promise<Learnt>;
}

/**
 * In which language each place is told: the one that a person has given there last, with whatever watch or rule; where
 * none has, the one that a program has given last.
 */
export interface ChannelLanguages {
  /** Its code; `undefined` where none was ever given. */
  at(place: Place): Promise<string | undefined>;
}
