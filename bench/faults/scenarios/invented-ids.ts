import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PretendAgora } from '../../../sandbox/agora/pretend-agora.ts';
import type { Message } from '../../../sandbox/slack/state.ts';
import { until } from '../../until.ts';
import type { Crowd } from '../crowd.ts';
import { judge } from '../judge.ts';
import type { Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

const COMMANDS = 20;
const IDS = 50;
const USER = 'mei';
const ANSWERED_WITHIN_MS = 10_000;

/** Seconds in which looks are counted, and the looks that each recording must get; five are usual. */
const COUNTED = 10;
const LOOKS_LEAST = 4;

/** Seconds: an interval between two looks, and time to post. */
const NEWS_WITHIN = 5;

/** One message for each text. */
const MESSAGES_MOST = COMMANDS;

const invented = (): string =>
  `${randomBytes(16).toString('hex')} ${randomBytes(150).toString('base64url')} mix`;

/** Average number of looks at a live recording. */
async function looksAt(agora: PretendAgora, { members }: Crowd): Promise<number> {
  const living = new Set(members.map(({ sid }) => sid));
  let last = agora.requests().at(-1);
  let looks = 0;
  const unlisten = agora.onChange(() => {
    const request = agora.requests().at(-1);
    if (request === last) return;
    last = request;
    if (living.has(request?.sid ?? '')) looks += 1;
  });
  await sleep(COUNTED * 1_000);
  unlisten();
  return looks / living.size;
}

/** @returns how many commands were answered in words */
async function askForAll({ slack, channels: [channel = ''] }: FaultyWorld): Promise<number> {
  for (let nth = 0; nth < COMMANDS; nth += 1) {
    const text = Array.from({ length: IDS }, invented).join('\n');
    await slack.command({ user: USER, channel, command: '/recording-watch', text });
  }
  const answers = () => slack.ephemerals(channel, USER).length;
  await until('an answer to each', () => answers() >= COMMANDS, ANSWERED_WITHIN_MS);
  return answers();
}

/** One person has a thousand ids watched that Agora has never seen, with a budget that is short. */
export const inventedIds: Scenario = {
  name: 'one person asks for a thousand invented ids',
  setup: { recordings: 30, channels: 6, workers: 2, webs: 1, filesPerSecond: 2, budget: 20 },
  async play(world, crowd) {
    const { slack, agora, channels } = world;
    const [channel = ''] = channels;
    const from = Date.now();
    const rootsBefore = new Set(slack.messages(channel).map(({ ts }) => ts));
    const [looks, answers] = await Promise.all([looksAt(agora, crowd), askForAll(world)]);
    const isNew = ({ ts }: Message) => !rootsBefore.has(ts);
    const waits = judge(slack, crowd).delays.flatMap(({ at, ms }) => (at >= from ? [ms] : []));
    return [
      { name: 'ids', value: COMMANDS * IDS, unit: '' },
      { name: 'commands answered', value: answers, unit: '', least: COMMANDS },
      {
        name: `looks at a recording that lives, in ${COUNTED} s`,
        value: looks,
        unit: '',
        least: LOOKS_LEAST,
      },
      { name: 'slowest news meanwhile', value: Math.max(0, ...waits) / 1_000, unit: 's', most: NEWS_WITHIN },
      {
        name: 'messages in the channel',
        value: slack.messages(channel).filter(isNew).length,
        unit: '',
        most: MESSAGES_MOST,
      },
    ];
  },
};
