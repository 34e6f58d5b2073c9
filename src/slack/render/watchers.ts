import type { Watch } from '../../ports/watches.ts';
import { ANY } from '../../recording/rule.ts';
import type { Language } from '../language/language.ts';
import { channelLink, mention, type Shown, shown } from '../text.ts';

/** A person; or the channel itself, where the person who asked has left. */
export const ownerOf = (owner: string): Shown => channelLink(owner) ?? mention(owner);

/** Who asked for a watch, and by which rule. */
export const watcher = ({ owner, rule }: Watch, { card }: Language): string =>
  rule === undefined ? ownerOf(owner) : card.byRule(ownerOf(owner), shown(rule === ANY ? 'all' : rule, 40));
