import type { Lesson, Reporting } from '../recording/ending/reporting.ts';
import type { Notice, Unheard, Unregistered } from '../recording/ending/words.ts';
import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Pasted } from '../recording/paste/paste.ts';
import type { Instant, Recording } from '../recording/recording.ts';
import type { Place } from '../recording/watching/place.ts';
import type { NewRule, Rule } from '../recording/watching/rule.ts';
import type { Watch } from '../recording/watching/watch.ts';

/** A recording in the directory of a workspace. */
export interface Entry {
  readonly sid: string;
  /** Time at which the workspace came to know it. */
  readonly at: Instant;
}

/** Facts that a backend may report after the registration. */
export type Said = Pick<Recording, 'stopRequestedAt' | 'endsAt' | 'reportsStop'>;

export interface Recordings {
  find(sid: string): Promise<Known | undefined>;
  /** The known ones among these, in the order given. */
  findAll(sids: readonly string[]): Promise<readonly Known[]>;
  /**
   * Stores a recording and schedules its first look; a known one stays as it is. One whose ids were refused, or that
   * was never seen, is replaced if the new ids differ.
   */
  register(first: Known, firstLook: Instant, team: string): Promise<'new' | 'known' | 'replaced'>;
  /** Gives a recording an alias in a workspace; the newest name wins. */
  name(team: string, sid: string, alias: string): Promise<void>;
  /** Sids with this alias, in any case, or with this prefix of 6 characters or more; 10 at most. */
  resolve(team: string, text: string): Promise<readonly string[]>;
  /** Sids known to this workspace, newest first. */
  ofTeam(team: string, limit: number): Promise<readonly string[]>;
  /** The entries older than `after`, newest first. Entries added meanwhile do not shift the pages. */
  page(team: string, limit: number, after?: Entry): Promise<readonly Entry[]>;
  /** Stores what a backend reports, and makes the next look due now. `false`: the recording is not known. */
  said(sid: string, said: Said): Promise<boolean>;
  /**
   * Stores a judgement without a look, in one write with its news for every watching place. `moved`: the state has
   * changed since it was judged, and nothing was written.
   * @param at when it was judged, which is when its news was learnt
   */
  amend(known: Known, next: Known, news: readonly News[], at: Instant): Promise<'amended' | 'moved'>;
  /**
   * Forgets a recording with its watches and names, and queues the last edit of its cards, in one write. `false`: it is
   * not known.
   * @param name as its cards show it
   * @param by the person who has it forgotten; absent: a program
   */
  forget(sid: string, name: string, by?: string): Promise<boolean>;
}

/** The recordings that a place watches, without those that are final. */
export interface Watching {
  readonly place: Place;
  /** Some of these recordings. */
  readonly sids: readonly string[];
  readonly total: number;
}

export interface Watches {
  /**
   * Adds a watch and queues its card. An existing watch keeps its card, the options that are not given, and its owner
   * unless a rule began it. `left`: nothing was done: a program asks for a watch that somebody there has ended.
   */
  put(watch: Watch): Promise<'new' | 'known' | 'left'>;
  /**
   * Removes a watch, and queues the last edit of its card, in one write; answers it, if there was one. No rule and no
   * program can begin it again.
   */
  remove(place: Place, sid: string, by: string): Promise<Watch | undefined>;
  find(place: Place, sid: string): Promise<Watch | undefined>;
  of(sid: string): Promise<readonly Watch[]>;
  /** Sids watched in this place. */
  at(place: Place): Promise<readonly string[]>;
  /** All places that watch recordings which are not final. @param most limit of sids for each place */
  everywhere(most: number): Promise<readonly Watching[]>;
}

export type Added =
  | { readonly kind: 'new' | 'known'; readonly rule: Rule }
  | { readonly kind: 'too_many'; readonly most: number; readonly where: 'person' | 'place' | 'team' };

export interface Rules {
  /** Oldest first. */
  ofTeam(team: string): Promise<readonly Rule[]>;
  at(place: Place): Promise<readonly Rule[]>;
  /** Adds a rule. An existing one of the same place and scope keeps its owner, takes the options, and is resumed. */
  add(rule: NewRule): Promise<Added>;
  /** Removes a rule; answers it, if there was one. Its watches stay. */
  remove(place: Place, id: string): Promise<Rule | undefined>;
  pause(place: Place, id: string, by: string): Promise<Rule | undefined>;
  resume(place: Place, id: string): Promise<Rule | undefined>;
}

/** Pasted text that was understood, but needs an answer before it can be registered. */
export interface Drafts {
  /** Keeps it for an hour. Answers the id that buttons carry. */
  keep(team: string, pasted: readonly Pasted[]): Promise<string>;
  find(team: string, id: string): Promise<readonly Pasted[] | undefined>;
}

/** A recording that a person asks for and that was not known before. */
export interface Newcomer {
  readonly sid: string;
  readonly owner: string;
  readonly channel: string;
}

/** Newcomers of the last seconds in all processes, some of which may not be registered yet. */
export interface Newcomers {
  /** Notes one, and answers those that were noted before it. */
  note(team: string, newcomer: Newcomer): Promise<readonly Newcomer[]>;
  /** Removes one that was not admitted. */
  drop(team: string, newcomer: Newcomer): Promise<void>;
}

/** Owners of the watches and rules of a workspace. */
export interface Owners {
  /**
   * Gives the watches and rules of this person in channels to these channels, and tells each channel once, also if it
   * is called again after a crash.
   */
  passOn(team: string, person: string): Promise<void>;
}

/** How ends of one app's recordings are reported, with figures for people. */
export interface Learnt extends Reporting {
  readonly ends: { readonly of: number } & { readonly [L in Lesson]: number };
  /** Number of unregistered recordings that Agora's notification service named within a day; absent: it cannot call. */
  readonly callbacks?: { readonly unregistered: number };
}

export interface Reports {
  /** Present state for an app that is or was configured. */
  of(app: string): Promise<Learnt>;
}

/** Language of each place: the last one that a person gave there, or else the last one of a program. */
export interface ChannelLanguages {
  /** Code of the language; `undefined` if none was ever given. */
  at(place: Place): Promise<string | undefined>;
  /** Sets the language that a person has chosen. */
  give(place: Place, code: string): Promise<void>;
}

/** Notices of Agora that are not noted yet. */
export interface Notices {
  /**
   * Keeps all of them, or rejects. Copies are dropped. Those about unregistered recordings are kept for a day, for ten
   * thousand recordings at most.
   * @param apps the apps whose secret signed them; notices about recordings of other apps are dropped
   */
  keep(apps: readonly string[], notices: readonly Notice[]): Promise<void>;
  /** Words about a registered recording; `undefined` if there are none. */
  waiting(sid: string): Promise<Unheard | undefined>;
  /** Words about a recording that nobody registered; `undefined` if there are none. */
  unregistered(sid: string): Promise<Unregistered | undefined>;
  /** Removes words that are noted. @param look makes the next look due now */
  noted(unheard: Unheard, look: boolean): Promise<void>;
}
