import type { Rules } from '../../../src/ports/knowing.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Place } from '../../../src/recording/watching/place.ts';
import { type Rule, sameScope } from '../../../src/recording/watching/rule.ts';

const MOST_IN_PLACE = 10;

/** Rules as the port says, without the care that many processes need. `rules` may be looked at by a test. */
export function rulesInMemory(rules: Rule[], now: () => Instant): Rules {
  let last = rules.length;
  const isOf = ({ team, channel }: Place, rule: Rule) => rule.team === team && rule.channel === channel;
  const at = async (place: Place) => rules.filter((rule) => isOf(place, rule));
  const replace = async (place: Place, id: string, how: (rule: Rule) => Rule | undefined) => {
    const index = rules.findIndex((rule) => rule.id === id && isOf(place, rule));
    const [old] = index < 0 ? [] : rules.splice(index, 1);
    const next = old && how(old);
    if (next) rules.splice(index, 0, next);
    return next ?? old;
  };
  return {
    at,
    ofTeam: async (team) => rules.filter((rule) => rule.team === team),
    async add(wanted) {
      const here = await at(wanted);
      const known = here.find((rule) => sameScope(rule, wanted));
      if (known) {
        const { id, owner, since, pattern } = known;
        const rule = { ...wanted, id, owner, since, pattern };
        rules.splice(rules.indexOf(known), 1, rule);
        return { kind: 'known', rule };
      }
      if (here.length >= MOST_IN_PLACE) return { kind: 'too_many', most: MOST_IN_PLACE, where: 'place' };
      last += 1;
      const rule = { ...wanted, id: `rule-${last}` };
      rules.push(rule);
      return { kind: 'new', rule };
    },
    remove: (place, id) => replace(place, id, () => undefined),
    pause: (place, id, by) =>
      replace(place, id, (rule) =>
        rule.paused?.kind === 'person' ? rule : { ...rule, paused: { kind: 'person', by, at: now() } },
      ),
    resume: (place, id) =>
      replace(place, id, ({ paused, ...rule }) => (paused?.kind === 'place' ? { ...rule, paused } : rule)),
  };
}
