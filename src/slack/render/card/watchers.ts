import { ANY } from '../../../recording/watching/rule.ts';
import { programOf, type Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import { channelLink, code, mention, type Shown } from '../../text.ts';

/** Owner of a watch or a rule: a person, or the channel itself once that person has left. */
export const ownerOf = (owner: string): Shown => channelLink(owner) ?? mention(owner);

/** Owner of a watch, and the rule that made it. */
export function watcher({ owner, rule }: Watch, language: Language): string {
  const asker = askerOf(owner, language);
  if (rule === undefined) return asker;
  // Shown as code, because `shown` would replace `*`, and people copy the pattern.
  return language.card.byRule(asker, code(rule === ANY ? 'all' : rule, 40));
}

/** Owner of a watch in words: a person, a backend or a workflow. */
export function askerOf(owner: string, { card }: Language): string {
  const program = programOf(owner);
  if (program === undefined) return ownerOf(owner);
  if (program.kind === 'backend') return card.backend;
  return card.workflow(program.person === undefined ? undefined : mention(program.person));
}
