import type { Lesson, Reporting } from '../recording/ending/reporting.ts';
import type { Notice, Unheard, Unregistered } from '../recording/ending/words.ts';
import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Pasted } from '../recording/paste/paste.ts';
import type { Instant, Recording } from '../recording/recording.ts';
import type { Place } from '../recording/watching/place.ts';
import type { NewRule, Rule } from '../recording/watching/rule.ts';
import type { Watch } from '../recording/watching/watch.ts';

/** A recording, with the time at which a workspace came to know it; a page begins after one. */
export interface Entry {
  readonly sid: string;
  readonly at: Instant;
}

/** Facts that a backend may add about a recording after its registration. */
export type Said = Pick<Recording, 'stopRequestedAt' | 'endsAt' | 'reportsStop'>;

export interface Recordings {
  find(sid: string): Promise<Known | undefined>;
  /** The known ones among these, in the order given. */
  findAll(sids: readonly string[]): Promise<readonly Known[]>;
  /**
   * Stores a recording and schedules its first look; a known one stays as it is. A recording whose ids were refused, or
   * that was never seen, is replaced if the new ids differ.
   */
  register(first: Known, firstLook: Instant, team: string): Promise<'new' | 'known' | 'replaced'>;
  /** Gives a recording an alias in a workspace; the newest name wins. */
  name(team: string, sid: string, alias: string): Promise<void>;
  /**
   * Sids that a person of this workspace may mean: by alias, in any case, or by a prefix of at least 6 characters. At
   * most 10.
   */
  resolve(team: string, text: string): Promise<readonly string[]>;
  /** Sids known to this workspace, newest first. */
  ofTeam(team: string, limit: number): Promise<readonly string[]>;
  /** The entries after one of them, newest first; entries added meanwhile move nothing. */
  page(team: string, limit: number, after?: Entry): Promise<readonly Entry[]>;
  /**
   * Stores what a backend says now, and schedules a look if there are still any. `false`: the recording is not known.
   */
  said(sid: string, said: Said): Promise<boolean>;
  /**
   * Stores a judgement of what somebody said, in one write with its news, which go to every watching place. `moved`:
   * the state is no longer the one that was judged, and nothing was written.
   */
  amend(known: Known, next: Known, news: readonly News[]): Promise<'amended' | 'moved'>;
  /** Forgets a recording with its watches and names. Cards stay where they were posted. `false`: it is not known. */
  forget(sid: string): Promise<boolean>;
}

/** Recordings that a place watches and that are not over for good. */
export interface Watching {
  readonly place: Place;
  /** Some of these recordings. */
  readonly sids: readonly string[];
  readonly total: number;
}

export interface Watches {
  /**
   * Adds a watch and queues its card. An existing watch keeps its owner, its card, and the options that are not given.
   * A watch begun by a rule becomes the watch of the person who asks. `left`: a program asks for a watch that somebody
   * there has stopped, and nothing is done.
   */
  put(watch: Watch): Promise<'new' | 'known' | 'left'>;
  /** Removes a watch and answers it, if there was one. No rule and no program begins it again. */
  remove(place: Place, sid: string): Promise<Watch | undefined>;
  find(place: Place, sid: string): Promise<Watch | undefined>;
  of(sid: string): Promise<readonly Watch[]>;
  /** Sids watched in this place. */
  at(place: Place): Promise<readonly string[]>;
  /** All places that watch recordings which are not over for good. @param most sids for each place */
  everywhere(most: number): Promise<readonly Watching[]>;
}

export type Added =
  | { readonly kind: 'new' | 'known'; readonly rule: Rule }
  | { readonly kind: 'too_many'; readonly most: number; readonly where: 'person' | 'place' | 'team' };

/**
 * Standing rules. A workspace has few, and they change together, so one version number tells a registration that it
 * went by all of them.
 */
export interface Rules {
  /** Oldest first. */
  ofTeam(team: string): Promise<readonly Rule[]>;
  at(place: Place): Promise<readonly Rule[]>;
  /**
   * Adds a rule. A rule of the same place about the same recordings keeps its owner, takes the new options, and goes
   * on.
   */
  add(rule: NewRule): Promise<Added>;
  /** Removes a rule and answers it, if there was one. Its watches stay. */
  remove(place: Place, id: string): Promise<Rule | undefined>;
  pause(place: Place, id: string, by: string): Promise<Rule | undefined>;
  resume(place: Place, id: string): Promise<Rule | undefined>;
}

/** Pasted text that was understood, but needs an answer before it can be registered. */
export interface Drafts {
  /** Keeps what was understood, and nothing else of the text, for an hour. Answers the id that buttons carry. */
  keep(team: string, pasted: readonly Pasted[]): Promise<string>;
  /** The draft; `undefined` if its hour is over. */
  find(team: string, id: string): Promise<readonly Pasted[] | undefined>;
}

/** A recording that a person asks for, and that nobody knew before. */
export interface Newcomer {
  readonly sid: string;
  readonly owner: string;
  readonly channel: string;
}

/** Newcomers of the last seconds, of all processes: some of them may not be registered or watched yet. */
export interface Newcomers {
  /** Notes one, and answers those that were noted before it. */
  note(team: string, newcomer: Newcomer): Promise<readonly Newcomer[]>;
  /** It was refused, and takes no room. */
  drop(team: string, newcomer: Newcomer): Promise<void>;
}

/** Owners of the watches and rules of a workspace. */
export interface Owners {
  /**
   * Gives each watch and rule of this person in a channel to the channel, which is told in one message. Repeated calls,
   * also after a crash in the middle, tell each channel once.
   */
  passOn(team: string, person: string): Promise<void>;
}

/**
 * How the ends of one app's recordings are reported: promised, learnt from the last fifty, and when nobody listened.
 */
export interface Learnt extends Reporting {
  readonly ends: { readonly of: number } & { readonly [L in Lesson]: number };
  /** Agora's notification service may call: how many recordings it named within a day that nobody registered. */
  readonly callbacks?: { readonly unregistered: number };
}

export interface Reports {
  /** Present state for an app that is or was configured. */
  of(app: string): Promise<Learnt>;
}

/**
 * Language of each place: the last one that a person gave there, with any watch or rule; if none did, the last one from
 * a program.
 */
export interface ChannelLanguages {
  /** Code of the language; `undefined` if none was ever given. */
  at(place: Place): Promise<string | undefined>;
  /** Gives it the language that a person has chosen. */
  give(place: Place, code: string): Promise<void>;
}

/** Notices, from the moment they arrive until they are noted. */
export interface Notices {
  /**
   * Keeps them, or none of them: resolved, they survive the end of any process. One that is known already is dropped.
   * Those about a recording that nobody registered are kept for a day, of ten thousand recordings at most.
   * @param apps the apps whose secret signed them; a recording of another app hears nothing of them
   */
  keep(apps: readonly string[], notices: readonly Notice[]): Promise<void>;
  /** Words that wait for a recording; `undefined` where none do, or nobody registered it. */
  waiting(sid: string): Promise<Unheard | undefined>;
  /** Words that wait for a recording that nobody registered; `undefined` if there are none. */
  unregistered(sid: string): Promise<Unregistered | undefined>;
  /** These are noted. `look`: the recording is due now. Words that came meanwhile still wait. */
  noted(unheard: Unheard, look: boolean): Promise<void>;
}
