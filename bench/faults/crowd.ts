import type { Message } from '../../sandbox/slack/state.ts';
import { each } from '../crew.ts';
import { until } from '../until.ts';
import { cardOf, isDoubtful } from './messages.ts';
import type { FaultyWorld, Setup } from './world.ts';

/** A new file of a recording, and when it appeared, in milliseconds since 1970. */
export interface Change {
  readonly member: Member;
  readonly name: string;
  readonly at: number;
}

/** A recording that is watched in one channel, and what is true of it. */
export interface Member {
  readonly sid: string;
  readonly channel: string;
  isOver: boolean;
}

/** Facts that channels have to be told. */
export interface Told {
  readonly members: readonly Member[];
  readonly changes: readonly Change[];
  /** Whether a message may be there twice, because the bot could not look and the message said so. */
  readonly mayRepeat: (message: Message) => boolean;
}

export interface Crowd extends Told {
  /** Starts recordings, spread over all channels; resolves when their cards are there. */
  addMany(count: number): Promise<void>;
  /** Adds a file to this recording. */
  change(member: Member): Change;
  /** Changes random recordings that are not over. @returns ends it */
  keepChanging(perSecond: number): () => void;
  /** Recordings that are over, with their changes. */
  over(): Told;
  /** Drops the recordings that are over. */
  forgetOver(): void;
  forgetAll(): void;
  /** Ends it as recordings end: status 8, then gone. */
  end(member: Member): void;
}

const REGISTERED_AT_ONCE = 40;

/** Milliseconds that a card may take while nothing is broken. */
const CARD_WITHIN_MS = 60_000;

/** Starts recordings, has them watched, and waits until each has a card that says that it is recording. */
export async function startCrowd(
  world: FaultyWorld,
  { recordings, outside = false }: Pick<Setup, 'recordings' | 'outside'>,
): Promise<Crowd> {
  const { agora, slack, channels } = world;
  const members: Member[] = [];
  const changes: Change[] = [];
  const mayRepeat = outside ? rememberDoubtful(world) : () => false;

  async function add(channel: string): Promise<void> {
    const started = agora.start({ mode: 'mix', cname: `class-${members.length + 1}` });
    for (const action of ['start', 'ready', 'publish'] as const) agora.act(started.sid, action);
    const member = { sid: started.sid, channel, isOver: false };
    members.push(member);
    await world.register(started, channel);
    const isShown = () => cardOf(slack, member)?.metadata?.event_payload.phase === 'recording';
    await until(`a card of ${member.sid}`, isShown, CARD_WITHIN_MS);
  }

  function change(member: Member): Change {
    agora.act(member.sid, 'file');
    const name =
      agora
        .recordings()
        .find(({ sid }) => sid === member.sid)
        ?.files.at(-1)?.name ?? '';
    const made = { member, name, at: Date.now() };
    changes.push(made);
    return made;
  }

  async function addMany(count: number): Promise<void> {
    const places = Array.from({ length: count }, (_, nth) => channels[nth % channels.length] ?? '');
    await each(places, REGISTERED_AT_ONCE, add);
  }

  await addMany(recordings);
  return {
    members,
    changes,
    mayRepeat,
    addMany,
    change,
    keepChanging(perSecond) {
      if (perSecond === 0) return () => undefined;
      const timer = setInterval(() => {
        const living = members.filter(({ isOver }) => !isOver);
        const one = living[Math.floor(Math.random() * living.length)];
        if (one) change(one);
      }, 1_000 / perSecond);
      return () => clearInterval(timer);
    },
    over: () => ({
      members: members.filter(({ isOver }) => isOver),
      changes: changes.filter(({ member }) => member.isOver),
      mayRepeat,
    }),
    forgetAll() {
      members.length = 0;
      changes.length = 0;
    },
    forgetOver() {
      members.splice(0, members.length, ...members.filter(({ isOver }) => !isOver));
      changes.splice(0, changes.length, ...changes.filter(({ member }) => !member.isOver));
    },
    end(member) {
      member.isOver = true;
      agora.act(member.sid, 'exit');
    },
  };
}

/** Remembers messages that said *possibly repeated* before an edit removed it; replies are never edited. */
function rememberDoubtful({ slack, channels, atEnd }: FaultyWorld): (message: Message) => boolean {
  const said = new Set<string>();
  const unlisten = slack.onChange(() => {
    for (const channel of channels) {
      for (const message of slack.messages(channel).slice(-NEWEST)) {
        if (isDoubtful(message)) said.add(message.ts);
      }
    }
  });
  atEnd(unlisten);
  return (message) => said.has(message.ts) || isDoubtful(message);
}

/** Newest messages of a channel to be read: no more come in one turn of the event loop. */
const NEWEST = 3;
