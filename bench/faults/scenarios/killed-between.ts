import { until } from '../../until.ts';
import type { Crowd, Member } from '../crowd.ts';
import { announcementOf, takenAt } from '../messages.ts';
import type { Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

/** Milliseconds for which answers are held: longer than a waiting process lives here. */
const HELD_MS = 60_000;
const HELD_WITHIN_MS = 30_000;
const TOLD_WITHIN_MS = 60_000;

/** Rounds and channels: fifty messages that Slack has and the bot has not noted. */
const ROUNDS = 5;
const CHANNELS = 10;

/** Each recording has a channel of its own, so that one message is held in each. */
const QUIET = { recordings: CHANNELS, channels: CHANNELS, workers: 1, webs: 1, filesPerSecond: 0 };

const isTold = ({ slack }: FaultyWorld, member: Member, name: string): boolean =>
  announcementOf(slack, member, name) !== undefined;

/** Adds a file to each recording; Slack accepts the message about it and does not answer. */
async function hold(world: FaultyWorld, { change }: Crowd, members: readonly Member[]) {
  for (const { channel } of members)
    world.slack.setFault({ kind: 'slow', ms: HELD_MS }, { method: 'chat.postMessage', channel, times: 1 });
  const held = members.map((member) => change(member));
  await until(
    'a message in each channel',
    () => held.every(({ member, name }) => isTold(world, member, name)),
    HELD_WITHIN_MS,
  );
  return held;
}

/** Kills the only worker after Slack has accepted a message and before the bot has noted it. */
export const killedBetween: Scenario = {
  name: 'killed between Slack and the note',
  setup: QUIET,
  async play(world, crowd) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { members } = crowd;
      await hold(world, crowd, members);
      for (const bot of world.bots('worker')) await world.kill(bot);
      await world.start('worker');
      const next = members.map((member) => crowd.change(member));
      await until(
        'the next file in each channel',
        () => next.every(({ member, name }) => isTold(world, member, name)),
        TOLD_WITHIN_MS,
      );
    }
    return [{ name: 'messages held', value: ROUNDS * CHANNELS, unit: '' }];
  },
};

/** Seconds: a lease of four, and the search for what the killed one may have posted. */
const TAKEN_OVER_WITHIN = 6;

/** Kills one of two workers while it tells; the other is stopped until then, so that it tells nothing itself. */
export const tellerKilled: Scenario = {
  name: 'the worker that tells is killed',
  setup: { ...QUIET, workers: 2 },
  async play(world, crowd) {
    const [teller, other] = world.bots('worker');
    if (!teller || !other) throw new Error('two workers are needed');
    process.kill(other.pid, 'SIGSTOP');
    await hold(world, crowd, crowd.members);
    process.kill(other.pid, 'SIGCONT');
    const killedAt = Date.now();
    await world.kill(teller);
    const next = crowd.members.map((member) => crowd.change(member));
    await until(
      'the next file in each channel',
      () => next.every(({ member, name }) => isTold(world, member, name)),
      TOLD_WITHIN_MS,
    );
    const moments = next.flatMap(({ member, name }) => {
      const told = announcementOf(world.slack, member, name);
      return told ? [takenAt(told)] : [];
    });
    await world.start('worker');
    const longest = (Math.max(...moments) - killedAt) / 1_000;
    return [{ name: 'its channels are told again', value: longest, unit: 's', most: TAKEN_OVER_WITHIN }];
  },
};
