import { z } from 'zod';
import type { Owners } from '../../ports/knowing.ts';
import { isChannel } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { channelsOf } from './channels.ts';
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
      // What a person has in direct messages goes with that person.
      for (const channel of channels) if (isChannel({ channel })) await passOnIn(team, channel, person);
    },
  };
}
