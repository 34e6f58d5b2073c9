import { z } from 'zod';
import type { Owners } from '../../ports/knowing.ts';
import { isChannel } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';
import { entriesOn } from './pages.ts';
import { readRules } from './rule-book.ts';
import { encodeRule } from './stored/stored-rule.ts';

const By = z.object({ owner: z.string() });
const Outcome = z.enum(['done', 'changed']);

export function createOwners(keyspace: Keyspace): Owners {
  const { run } = keyspace;

  async function passOnIn(team: string, channel: string, person: string): Promise<void> {
    for (let outcome: z.infer<typeof Outcome> = 'changed'; outcome === 'changed'; ) {
      const { edition, rules } = await readRules(keyspace, team);
      const theirs = rules.filter((rule) => rule.channel === channel && rule.owner === person);
      const changes = theirs.flatMap((rule) => [rule.id, encodeRule({ ...rule, owner: channel })]);
      outcome = Outcome.parse(
        await run('knowing/pass-on', laneOf({ team, channel }), team, channel, person, edition, ...changes),
      );
    }
  }

  return {
    async passOn(team, person) {
      const isTheirs = (by: string) => By.parse(JSON.parse(by)).owner === person;
      const channels = await channelsOf(keyspace, team, isTheirs, (owner) => owner === person);
      // Watches in direct messages end with the person.
      for (const channel of channels) if (isChannel({ channel })) await passOnIn(team, channel, person);
    },
  };
}

/**
 * Lists the places of a workspace with watches or rules that are meant. Reads the whole directory of the workspace, as
 * there is no index by owner: this is needed seldom.
 * @param isMeant is given the stored field `by:` of a watch, JSON
 */
export async function channelsOf(
  keyspace: Keyspace,
  team: string,
  isMeant: (by: string) => boolean = () => true,
  isMeantRule: (owner: string) => boolean = () => true,
): Promise<ReadonlySet<string>> {
  const { redis, key } = keyspace;
  const { rules } = await readRules(keyspace, team);
  const channels = new Set(rules.filter(({ owner }) => isMeantRule(owner)).map(({ channel }) => channel));
  for (const page of await redis.zrange(key('pages', team), '0', '-1')) {
    const entries = await entriesOn(keyspace, team, page);
    for (const fields of await Promise.all(entries.map(({ sid }) => redis.hgetall(key('watch', sid))))) {
      for (const [field, by] of Object.entries(fields)) {
        if (field.startsWith(`by:${team}:`) && isMeant(by)) channels.add(placeOf(field.slice(3)).channel);
      }
    }
  }
  return channels;
}
