import { ANY } from '../../../recording/watching/rule.ts';
import { programOf, type Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import { channelLink, code, mention, type Shown, shown } from '../../text.ts';

/** A person; or the channel itself, where the person who asked has left. */
export const ownerOf = (owner: string): Shown => channelLink(owner) ?? mention(owner);

/** The same of a watch, for which a program may have asked. */
export function askerOf(owner: string, { card }: Language): string {
  const program = programOf(owner);
  if (program === undefined) return ownerOf(owner);
  if (program.kind === 'backend') return card.backend;
  return card.workflow(program.person === undefined ? undefined : mention(program.person));
}

/** Who asked for a watch, and by which rule. */
export const watcher = ({ owner, rule }: Watch, language: Language): string =>
  named(owner, rule === undefined ? [] : [rule], language);

/** Everybody once, however many places they watch it in, and with all rules by which they do. */
export function watchersOf(
  watches: readonly Watch[],
  language: Language,
): readonly { readonly owner: string; readonly words: string }[] {
  const rules = new Map<string, Set<string>>();
  for (const { owner, rule } of watches) {
    const of = rules.get(owner) ?? new Set();
    rules.set(owner, rule === undefined ? of : of.add(rule));
  }
  return [...rules].map(([owner, patterns]) => ({ owner, words: named(owner, [...patterns], language) }));
}

/** Enough for a column of a card. */
const RULES_NAMED = 2;

function named(owner: string, patterns: readonly string[], language: Language): string {
  const { card } = language;
  const person = askerOf(owner, language);
  // As code: a look-alike of `*` would be copied with it.
  const rules = patterns.slice(0, RULES_NAMED).map((pattern) => code(pattern === ANY ? 'all' : pattern, 40));
  if (patterns.length > RULES_NAMED) rules.push(shown('…'));
  return rules.length === 0 ? person : card.byRules(person, rules);
}
