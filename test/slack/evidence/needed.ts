import type { Known } from '../../../src/recording/known.ts';
import type { News } from '../../../src/recording/news.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import type { SaidAs } from './traced.ts';

/** Material of a sentence: all that is known of a recording, and what was learnt of it just now. */
export interface About {
  readonly known: Known;
  readonly news: readonly News[];
}

/** Whether a sentence is borne out by what it was said from, with the facts that it was given. */
type Evidence<From, Facts extends readonly unknown[]> = (from: From, ...facts: Facts) => boolean;

/** The evidence that each sentence needs, under the sentence's own name: one without evidence does not compile. */
export type Needed<T, From = About> = T extends string | { readonly fact: string }
  ? Evidence<From, []>
  : T extends (...facts: infer Facts) => unknown
    ? Evidence<From, Facts>
    : { readonly [Name in keyof T]: Needed<T[Name], From> };

/** Sentences that say something of one recording. Advice and what stands on buttons claims nothing. */
export type OfARecording = Needed<
  Pick<Language, 'phase' | 'state' | 'since' | 'expected' | 'cause'> & {
    readonly over: Language['over'];
    readonly card: Omit<Language['card'], 'unwatched' | 'unwatchedBy' | 'sharedBy' | 'copy'>;
    readonly news: Language['news'];
    readonly word: Omit<Language['word'], 'check'>;
    readonly ending: Pick<
      Language['ending'],
      'gaps' | 'blanks' | 'failovers' | 'uptime' | 'moreUptimes' | 'atLeast'
    > & {
      readonly history: Omit<Language['ending']['history'], 'told' | 'toldHere' | 'knowable'>;
      readonly picture: Pick<Language['ending']['picture'], 'alt'>;
    };
    readonly files: Omit<Language['files'], 'noLinks' | 'links'>;
    readonly digest: Pick<
      Language['digest'],
      'happened' | 'perhapsMoved' | 'uploaded' | 'newFiles' | 'notTold' | 'soFar'
    > & {
      readonly missed: Pick<Language['digest']['missed'], 'nowAndBefore' | 'thereAndBack' | 'notFoundFor'>;
    };
    readonly answer: { readonly fresh: Pick<Language['answer']['fresh'], 'asked' | 'final' | 'unanswered'> };
  }
>;

/** The same kind of evidence for each of these names. */
export const byName = <K extends string, V>(names: readonly K[], evidenceOf: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, evidenceOf(name)])) as Record<K, V>;

/** Names, places and words around others say nothing of how a recording is. */
export const NO_CLAIM = (): boolean => true;

export const told = <K extends News['kind']>(
  { news }: About,
  kind: K,
  is: (one: Extract<News, { kind: K }>) => boolean = () => true,
): boolean => news.some((one) => one.kind === kind && is(one as Extract<News, { kind: K }>));

type Claim = (from: never, ...facts: readonly never[]) => boolean;

/** The evidence of each sentence by its path. */
export function claimsIn(part: object, at = ''): readonly (readonly [path: string, claim: Claim])[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (typeof value === 'function') return [[path, value as Claim] as const];
    return typeof value === 'object' && value !== null ? claimsIn(value, path) : [];
  });
}

/** Sentences that nothing bears out. */
export const unfounded = (
  said: readonly SaidAs[],
  from: unknown,
  claims: ReadonlyMap<string, Claim>,
): readonly string[] =>
  said.flatMap(({ path, facts }) => {
    const claim = claims.get(path);
    const holds = claim === undefined || claim(from as never, ...(facts as readonly never[]));
    return holds ? [] : [`${path}(${JSON.stringify(facts)})`];
  });
