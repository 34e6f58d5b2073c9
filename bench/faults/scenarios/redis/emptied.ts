import type { Message } from '../../../../sandbox/slack/state.ts';
import { until } from '../../../until.ts';
import { deliveryOf, takenAt } from '../../messages.ts';
import { PREFIX } from '../../processes.ts';
import { ORDINARY, type Scenario } from '../../scenario.ts';
import type { FaultyWorld } from '../../world.ts';

const NOTICED_WITHIN_MS = 30_000;

/** Milliseconds after which each worker has read again what is watched where. */
const REMEMBERED_EVERY_MS = 32_000;

/** Key that holds the schema. */
const META = `{${PREFIX}}:meta`;

const noticesIn = ({ slack }: FaultyWorld, channel: string): readonly Message[] =>
  slack.messages(channel).filter((one) => deliveryOf(one)?.startsWith('emptied.'));

/** Redis loses everything. Each channel is told once; recordings registered afterwards are told like any other. */
export const redisEmptied: Scenario = {
  name: 'Redis is emptied',
  setup: ORDINARY,
  async play(world, crowd) {
    const { admin, channels } = world;
    await new Promise((resolve) => setTimeout(resolve, REMEMBERED_EVERY_MS));
    crowd.forgetAll();
    await admin.flushall();
    const at = Date.now();
    await until(
      'a word in each channel',
      () => channels.every((channel) => noticesIn(world, channel).length > 0),
      NOTICED_WITHIN_MS,
    );
    const notices = () => channels.map((channel) => noticesIn(world, channel));
    const last = Math.max(...notices().flatMap((all) => all.map(takenAt)));
    await crowd.addMany(ORDINARY.recordings);
    const repeated = notices().filter((all) => all.length > 1).length;
    const schemas = await admin.hexists(META, 'schema');
    return [
      { name: 'schema that is missing', value: 1 - schemas, unit: '', most: 0 },
      { name: 'every channel knows', value: (last - at) / 1_000, unit: 's', most: 10 },
      { name: 'channels that were told twice of it', value: repeated, unit: '', most: 0 },
    ];
  },
};
