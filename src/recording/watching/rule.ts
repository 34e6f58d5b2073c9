import type { Instant } from '../recording.ts';
import type { Place } from './place.ts';
import type { WatchOptions } from './watch-options.ts';

/** Recordings that a standing rule is about. */
export interface Scope {
  /** Pattern of the Agora channel's name: `*` stands for anything, `?` for one character; `*` alone for every recording. */
  readonly pattern: string;
  /** Name of a configured app; every app when absent. */
  readonly app?: string;
}

/**
 * A place's interest in every recording that is registered from now on and that the rule is about. Its options are
 * those with which its watches begin.
 */
export interface Rule extends Place, Scope, WatchOptions {
  /** `rule-3`: short enough to be typed, and never given to another rule of the workspace. */
  readonly id: string;
  /** Person who set it; the channel itself, once that person has left the workspace. */
  readonly owner: string;
  readonly since: Instant;
  readonly paused?: RulePause;
}

/**
 * `person`: what is registered meanwhile is not watched. `place`: Slack does not let the bot post there, so what is
 * registered meanwhile is watched and waits, as all watches of the place do.
 */
export type RulePause =
  | { readonly kind: 'person'; readonly by: string; readonly at: Instant }
  | { readonly kind: 'place'; readonly reason: string; readonly at: Instant };

export type NewRule = Omit<Rule, 'id' | 'paused'>;

/** Facts by which a rule is matched to a recording. */
export interface Named {
  readonly app: string;
  /** Name of its channel. A registration may leave it out; then only Agora tells it. */
  readonly cname?: string;
}

/** The pattern of a rule that takes every channel, and the recordings whose channel nobody knows. */
export const ANY = '*';

/** Characters of a pattern at most: it is typed, and shown in one line. Agora's names have 64 bytes at most. */
export const LONGEST_PATTERN = 100;

/**
 * Whether a rule is about a recording. `unknown`: nobody has said what its channel is called, so it has to be asked
 * again when Agora does.
 */
export function judgeRule({ pattern, app }: Scope, named: Named): 'yes' | 'no' | 'unknown' {
  if (app !== undefined && app !== named.app) return 'no';
  if (pattern === ANY) return 'yes';
  if (named.cname === undefined) return 'unknown';
  return globMatches(pattern, named.cname) ? 'yes' : 'no';
}

/**
 * Case does not count. Steps back to the newest `*` only, which is enough for patterns of this kind: the work is at
 * most pattern × name, whatever somebody thinks of, where a regular expression could take for ever.
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

/** Characters that are read at most: letters may have accents of their own, and `*` may be repeated. */
const MOST_TYPED = 4 * LONGEST_PATTERN;

/** Letters as people see them: an emoji is one `?`, and an accent is the same however it is encoded. */
const letters = (text: string): readonly string[] => [...text.normalize('NFC').toLowerCase()];

/** Two rules about the same recordings are one, however they were typed. */
export const sameScope = (one: Scope, other: Scope): boolean =>
  one.app === other.app &&
  Math.max(one.pattern.length, other.pattern.length) <= MOST_TYPED &&
  letters(one.pattern).join('') === letters(other.pattern).join('');

/** Why a text is no pattern. */
export type BadPattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too_long'; readonly length: number }
  /** `^class-.*$`: here it would wait for ever for a channel that is called so. */
  | { readonly kind: 'regex'; readonly written: string }
  /** `#general` is a channel of Slack. */
  | { readonly kind: 'slack_channel'; readonly written: string };

/** Reads what somebody typed as a pattern; several `*` in a row say no more than one. */
export function readPattern(text: string): { readonly pattern: string } | { readonly bad: BadPattern } {
  // The work of bringing accents into order grows with the square of their number.
  if (text.length > MOST_TYPED) return { bad: { kind: 'too_long', length: text.length } };
  const written = text.normalize('NFC').trim();
  if (/^<?#/.test(written)) return { bad: { kind: 'slack_channel', written } };
  if (/^\^|\$$|\.\*|\\/.test(written)) return { bad: { kind: 'regex', written } };
  const pattern = written.replace(/\*{2,}/g, '*');
  if (pattern === '') return { bad: { kind: 'empty' } };
  if (pattern.length > LONGEST_PATTERN) return { bad: { kind: 'too_long', length: pattern.length } };
  return { pattern };
}
