import { status } from '../../src/flows/asking/status.ts';
import { choose, read, take, watch } from '../../src/flows/watching/intake.ts';
import { unwatch } from '../../src/flows/watching/unwatch.ts';
import { createWorld, recordingOf } from '../flows/world.ts';
import { type BotOptions, startBot } from './bot.ts';
import { SID } from './subjects.ts';

const PROD = { name: 'prod', appId: '4b825dc642cb6eb9a060e54bf8d69288' };
const STAGE = { name: 'stage', appId: 'f'.repeat(32) };

export const KNOWN_SID = 'c'.repeat(32);
export const OTHER_SID = SID.replace('38f8', '77aa');

/** A sid and a resource ID. */
export const ids = (sid: string): string => `${sid} ${sid.repeat(7)}`;

/** The bot with the real flows over a small world in memory, in which one recording is known. */
export async function intakeBot({
  several = false,
  ...options
}: BotOptions & { readonly several?: boolean } = {}) {
  const world = {
    ...createWorld(recordingOf(KNOWN_SID)),
    apps: several ? [PROD, STAGE] : [PROD],
    expiryHours: 72,
    languages: ['en', 'zh'],
  };
  const bot = await startBot({
    ...options,
    apps: world.apps.map(({ name }) => name),
    flows: {
      status: (place, user, text) => status(place, user, text, world),
      read: (text) => read(text, world),
      watch: (place, user, text) => watch(place, user, text, world),
      take: (place, user, readings) => take(place, user, readings, world),
      unwatch: (place, user, text) => unwatch(place, user, text, world),
      choose: (place, user, draft, choice) => choose(place, user, draft, choice, world),
      ...options.flows,
    },
  });
  world.introduce(bot.slack.state().team.id, KNOWN_SID);
  return { bot, world };
}
