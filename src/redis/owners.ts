import { z } from 'zod';
import type { Owners } from '../ports/owners.ts';
import type { Keyspace } from './keyspace.ts';
import { laneOf, placeOf } from './place.ts';
import { readRules } from './rule-book.ts';
import { encodeRule } from './stored-rule.ts';

const PAGE = 500;

const By = z.object({ owner: z.string() });
const Outcome = z.enum(['done', 'changed']);

/** What a person has in direct messages goes with that person. */
const isChannel = (channel: string): boolean => /^[CG]/.test(channel);

/**
 * People leave seldom, so nothing is kept by owner: all that the workspace knows is gone through, page by page, and
 * each channel is then changed by one script.
 */
export function createOwners(keyspace: Keyspace): Owners {
  const { redis, key, run } = keyspace;

  /** Channels in which one of these recordings is watched for this person. */
  async function channelsOf(sids: readonly string[], team: string, person: string): Promise<string[]> {
    const all = await Promise.all(sids.map((sid) => redis.hgetall(key('watch', sid))));
    return all.flatMap((fields) =>
      Object.entries(fields).flatMap(([field, text]) => {
        if (!field.startsWith(`by:${team}:`)) return [];
        return By.parse(JSON.parse(text)).owner === person
          ? [placeOf(field.slice('by:'.length)).channel]
          : [];
      }),
    );
  }

  async function passOnIn(team: string, channel: string, person: string): Promise<void> {
    for (let outcome: z.infer<typeof Outcome> = 'changed'; outcome === 'changed'; ) {
      const { edition, rules } = await readRules(keyspace, team);
      const theirs = rules.filter((rule) => rule.channel === channel && rule.owner === person);
      const changes = theirs.flatMap((rule) => [rule.id, encodeRule({ ...rule, owner: channel })]);
      outcome = Outcome.parse(
        await run('pass-on', laneOf({ team, channel }), team, channel, person, edition, ...changes),
      );
    }
  }

  return {
    async passOn(team, person) {
      const { rules } = await readRules(keyspace, team);
      const channels = new Set(rules.filter((rule) => rule.owner === person).map(({ channel }) => channel));
      let cursor = '0';
      do {
        const [next, flat] = await redis.zscan(key('team', team), cursor, 'COUNT', PAGE);
        const sids = flat.filter((_, index) => index % 2 === 0);
        for (const channel of await channelsOf(sids, team, person)) channels.add(channel);
        cursor = next;
      } while (cursor !== '0');
      for (const channel of channels) if (isChannel(channel)) await passOnIn(team, channel, person);
    },
  };
}
