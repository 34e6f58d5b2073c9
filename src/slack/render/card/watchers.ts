import { ANY } from '../../../recording/watching/rule.ts';
import { programOf, type Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import { channelLink, code, mention, type Shown } from '../../text.ts';

/** A person; or the channel itself, where the person who asked has left. */
export const ownerOf = (owner: string): Shown => channelLink(owner) ?? mention(owner);

/** The one who asked for a watch, and the rule by which. */
export function watcher({ owner, rule }: Watch, language: Language): string {
  const asker = askerOf(owner, language);
  if (rule === undefined) return asker;
  // Code, because a look-alike of `*` would be copied with the pattern.
  return language.card.byRule(asker, code(rule === ANY ? 'all' : rule, 40));
}

/** A person, or the program that asked. */
export function askerOf(owner: string, { card }: Language): string {
  const program = programOf(owner);
  if (program === undefined) return ownerOf(owner);
  if (program.kind === 'backend') return card.backend;
  return card.workflow(program.person === undefined ? undefined : mention(program.person));
}
