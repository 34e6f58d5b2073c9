import type { PretendSlack } from '../../../sandbox/slack/slack.ts';
import { until } from '../../until.ts';
import type { Crowd } from '../crowd.ts';
import { judge } from '../judge.ts';
import { announcementOf, everythingIn } from '../messages.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

const LOST_WITHIN_MS = 20_000;
const TOLD_WITHIN_MS = 60_000;

/** Has Slack accept the next post in each channel and lose its answer. */
function loseAnswers(slack: PretendSlack, channels: readonly string[]): void {
  for (const channel of channels) {
    slack.setFault({ kind: 'lostAnswer' }, { method: 'chat.postMessage', channel, times: 1 });
  }
}

const lostIn = (slack: PretendSlack): number =>
  slack.log().filter(({ error }) => error === 'lostAnswer').length;

const doubtfulIn = ({ slack, channels }: FaultyWorld, { mayRepeat }: Crowd): number =>
  channels.flatMap((channel) => everythingIn(slack, channel)).filter(mayRepeat).length;

/** The bot posts first news, then cards, to channels that it is not in, where it may not read history. */
const whereHistoryIsRefused: Scenario = {
  name: 'an answer is lost where history is refused',
  setup: { ...ORDINARY, outside: true },
  async play(world, crowd) {
    const { slack, channels } = world;
    loseAnswers(slack, channels);
    await until('a lost answer in each channel', () => lostIn(slack) >= channels.length, LOST_WITHIN_MS);
    loseAnswers(slack, channels);
    await crowd.addMany(channels.length);
    slack.clearFaults();
    const lost = lostIn(slack);
    await until('each once more', () => doubtfulIn(world, crowd) >= lost, TOLD_WITHIN_MS);
    return [
      { name: 'answers lost', value: lost, unit: '' },
      {
        name: 'messages that say so beyond these',
        value: doubtfulIn(world, crowd) - lost,
        unit: '',
        most: 0,
      },
    ];
  },
};

/** Channels in which an answer is lost, and what people have said in each of their threads. */
const CHANNELS = 2;
const TALK = 20;

/** Seconds: a look, and the way to the channel. */
const ELSEWHERE_WITHIN = 5;

/** Seconds for two pages of messages in each channel, one page a minute in the whole workspace; a minute is 3 s here. */
const SOUGHT_WITHIN = 30;

/** People have talked in the threads, and the app may read fifteen messages a minute (outside Slack's Marketplace). */
const whereHistoryIsLimited: Scenario = {
  name: 'an answer is lost where history is limited',
  setup: { ...ORDINARY, filesPerSecond: 3, unlisted: true },
  async play({ slack, channels }, crowd) {
    const losing = channels.slice(0, CHANNELS);
    for (const channel of losing) {
      for (const { ts } of slack.messages(channel)) {
        for (let nth = 0; nth < TALK; nth += 1) await slack.post('yue', channel, `${nth}`, ts);
      }
    }
    const before = lostIn(slack);
    const from = Date.now();
    loseAnswers(slack, losing);
    await until('a lost answer in each', () => lostIn(slack) - before >= CHANNELS, LOST_WITHIN_MS);
    const behind = crowd.members.filter(({ channel }) => losing.includes(channel)).map(crowd.change);
    await until(
      'the next file in each',
      () => behind.every(({ member, name }) => announcementOf(slack, member, name)),
      TOLD_WITHIN_MS,
    );
    const since = judge(slack, crowd).delays.filter(({ at }) => at >= from);
    const slowest = (isLosing: boolean): number =>
      Math.max(
        0,
        ...since.flatMap(({ channel, ms }) => (losing.includes(channel) === isLosing ? [ms] : [])),
      ) / 1_000;
    return [
      { name: 'answers lost', value: CHANNELS, unit: '' },
      { name: 'slowest news behind one', value: slowest(true), unit: 's', most: SOUGHT_WITHIN },
      { name: 'slowest news elsewhere', value: slowest(false), unit: 's', most: ELSEWHERE_WITHIN },
    ];
  },
};

export const answerLost: readonly Scenario[] = [whereHistoryIsRefused, whereHistoryIsLimited];
