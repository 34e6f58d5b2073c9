import { setTimeout as sleep } from 'node:timers/promises';
import type { PretendSlack } from '../../../sandbox/slack/slack.ts';
import { framer, strangeFrame } from '../../fuzz/frames.ts';
import { createRandom } from '../../random.ts';
import { until } from '../../until.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

/** Share of the duration that is asked for. */
const SHARE = 1 / 4;

const SOCKET = { ...ORDINARY, mode: 'socket' } as const;

const RENEWED_EVERY_MS = 2_000;
const ANSWERED_WITHIN_MS = 10_000;

/** Frames that once ended a process, sent beside random ones. */
const KNOWN = [
  'null',
  '[]',
  '{"type":',
  Buffer.from('null'),
  '{"envelope_id":"no-event","type":"events_api","payload":{"type":"event_callback"}}',
  '{"envelope_id":"no-payload","type":"events_api"}',
  '{"envelope_id":"null","type":"interactive","payload":null}',
];

/** Sends unreadable frames repeatedly. @returns ends it, and answers how many were sent */
function sendStrange(slack: PretendSlack): () => Promise<number> {
  const random = createRandom(20_261_130);
  const send = framer(slack);
  const stopping = new AbortController();
  async function sending(): Promise<number> {
    let sent = 0;
    for (; !stopping.signal.aborted; await sleep(100)) {
      if (sent % 100 === 0) await slack.limitEvents();
      const known = KNOWN[sent % (2 * KNOWN.length)];
      await (known === undefined ? send(strangeFrame(random)) : slack.sendFrame(known));
      sent += 1;
    }
    return sent;
  }
  const sent = sending();
  return () => {
    stopping.abort();
    return sent;
  };
}

const TYPING_EVERY_MS = 50;
const USER = 'tom';

interface Typed {
  readonly commands: number;
  /** Not acknowledged. */
  readonly lost: number;
}

/** Types commands of one person in one channel, one after the other. @returns ends it */
function keepTyping({ slack, channels: [channel = ''] }: FaultyWorld): () => Promise<Typed> {
  const stopping = new AbortController();
  async function typing(): Promise<Typed> {
    let commands = 0;
    let lost = 0;
    for (; !stopping.signal.aborted; await sleep(TYPING_EVERY_MS)) {
      const act = await slack.command({ user: USER, channel, command: '/recording-status', text: 'help' });
      commands += 1;
      lost += act.ok ? 0 : 1;
    }
    return { commands, lost };
  }
  const typed = typing();
  return () => {
    stopping.abort();
    return typed;
  };
}

/** Slack renews the connection every two seconds, while commands are typed and unreadable frames arrive. */
const renewed: Scenario = {
  name: 'Socket Mode: renewals and unreadable frames',
  setup: SOCKET,
  async play(world, _, seconds) {
    const { slack, channels } = world;
    const stopFrames = sendStrange(slack);
    const stopTyping = keepTyping(world);
    let renewals = 0;
    for (const end = Date.now() + seconds * SHARE * 1_000; Date.now() < end; renewals += 1) {
      slack.disconnectSockets('warn');
      await sleep(RENEWED_EVERY_MS);
    }
    const frames = await stopFrames();
    const { commands, lost } = await stopTyping();
    const answers = () => slack.ephemerals(channels[0] ?? '', USER).length;
    await until('an answer to each command', () => answers() >= commands - lost, ANSWERED_WITHIN_MS);
    return [
      { name: 'renewals', value: renewals, unit: '' },
      { name: 'frames', value: frames, unit: '' },
      { name: 'commands typed meanwhile', value: commands, unit: '' },
      { name: 'commands lost', value: lost, unit: '', most: 0 },
      { name: 'answers too many', value: answers() - (commands - lost), unit: '', most: 0 },
    ];
  },
};

/** Kills the connected process and starts another in its place. */
const killed: Scenario = {
  name: 'Socket Mode: kill -9',
  setup: SOCKET,
  againWithin: 3,
  async play(world, _, seconds) {
    let kills = 0;
    for (const end = Date.now() + seconds * SHARE * 1_000; Date.now() < end; kills += 1) {
      for (const role of ['web', 'worker'] as const) {
        const [victim] = world.bots(role);
        if (victim) await world.kill(victim);
        await world.start(role);
      }
    }
    return [{ name: 'kills', value: 2 * kills, unit: '' }];
  },
};

export const socketMode: readonly Scenario[] = [renewed, killed];
