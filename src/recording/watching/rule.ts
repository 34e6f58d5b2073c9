import type { Instant } from '../recording.ts';
import type { Place } from './place.ts';
import type { WatchOptions } from './watch-options.ts';

/** The recordings that a standing rule matches. */
export interface Scope {
  /** Pattern of the Agora channel's name: `*` matches anything, `?` one character; `*` alone matches every recording. */
  readonly pattern: string;
  /** Name of a configured app; every app when absent. */
  readonly app?: string;
}

/** A place's interest in every matching recording that is registered from now on. Its watches begin with its options. */
export interface Rule extends Place, Scope, WatchOptions {
  /** Short, e.g. `rule-3`, and never given to another rule of the workspace. */
  readonly id: string;
  /** Person who set it; the channel itself if that person has left the workspace. */
  readonly owner: string;
  readonly since: Instant;
  readonly paused?: RulePause;
}

/**
 * `person`: recordings registered meanwhile are not watched. `place`: Slack does not let the bot post there, so they
 * are watched and wait, as all watches of the place do.
 */
type RulePause =
  | { readonly kind: 'person'; readonly by: string; readonly at: Instant }
  | { readonly kind: 'place'; readonly reason: string; readonly at: Instant };

export type NewRule = Omit<Rule, 'id' | 'paused'>;

/** The facts of a recording that a rule is matched with. */
export interface Named {
  readonly app: string;
  /** Name of its channel; absent until Agora tells it, if the registration has none. */
  readonly cname?: string;
}

/** The pattern that matches every channel, also an unknown one. */
export const ANY = '*';

/** Longest pattern, in characters: it is shown in one line. Agora's names have 64 bytes at most. */
export const LONGEST_PATTERN = 100;

/** Whether a rule matches a recording. `unknown`: to be judged again when Agora names its channel. */
export function judgeRule({ pattern, app }: Scope, named: Named): 'yes' | 'no' | 'unknown' {
  if (app !== undefined && app !== named.app) return 'no';
  if (pattern === ANY) return 'yes';
  if (named.cname === undefined) return 'unknown';
  return globMatches(pattern, named.cname) ? 'yes' : 'no';
}

/**
 * Matches without regard to case. Steps back to the last `*` only, so the work is at most pattern × name, where a
 * regular expression could take exponential time.
 */
export function globMatches(pattern: string, name: string): boolean {
  const [wanted, given] = [letters(pattern), letters(name)];
  let [p, n] = [0, 0];
  let star = -1;
  let resume = 0;
  while (n < given.length) {
    if (wanted[p] === '*') {
      star = p++;
      resume = n;
    } else if (p < wanted.length && (wanted[p] === '?' || wanted[p] === given[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (wanted[p] === '*') p++;
  return p === wanted.length;
}

/** Longest text that is read as a pattern, in characters: it may have combining accents and repeated `*`. */
const MOST_TYPED = 4 * LONGEST_PATTERN;

/** Letters as people see them: an emoji is one, and so is a letter with a combining accent. */
const letters = (text: string): readonly string[] => [...text.normalize('NFC').toLowerCase()];

/** Whether two rules match the same recordings, although they may be typed differently. */
export const sameScope = (one: Scope, other: Scope): boolean =>
  one.app === other.app &&
  Math.max(one.pattern.length, other.pattern.length) <= MOST_TYPED &&
  letters(one.pattern).join('') === letters(other.pattern).join('');

/** Why a text is no pattern. */
export type BadPattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too_long'; readonly length: number }
  /** A regular expression such as `^class-.*$`, which no channel would match. */
  | { readonly kind: 'regex'; readonly written: string }
  /** A channel of Slack such as `#general`. */
  | { readonly kind: 'slack_channel'; readonly written: string };

/** Reads a typed pattern; several `*` in a row are one. */
export function readPattern(text: string): { readonly pattern: string } | { readonly bad: BadPattern } {
  // The work of normalising combining accents grows with the square of their number.
  if (text.length > MOST_TYPED) return { bad: { kind: 'too_long', length: text.length } };
  const written = text.normalize('NFC').trim();
  if (/^<?#/.test(written)) return { bad: { kind: 'slack_channel', written } };
  if (/^\^|\$$|\.\*|\\/.test(written)) return { bad: { kind: 'regex', written } };
  const pattern = written.replace(/\*{2,}/g, '*');
  if (pattern === '') return { bad: { kind: 'empty' } };
  if (pattern.length > LONGEST_PATTERN) return { bad: { kind: 'too_long', length: pattern.length } };
  return { pattern };
}
