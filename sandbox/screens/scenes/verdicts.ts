import type { Started, StartOptions } from '../../agora/pretend-agora.ts';
import type { Action } from '../../agora/script.ts';
import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, type Stage, shootCard, until } from '../stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Time in milliseconds after which a recording without a file is news. */
const STUCK_MS = 150_000;

/** One verdict on an end. */
interface Case {
  readonly name: string;
  readonly alias: readonly [en: string, zh: string];
  readonly phase: string;
  /** Actions that end the recording, in this order. */
  readonly acts: readonly Action[];
  /** Options of its start. Default: it records at once. */
  readonly start?: Partial<StartOptions>;
  /** Facts that its backend registers, as fields of `POST /v1/recordings`. */
  readonly said?: (now: number) => Readonly<Record<string, unknown>>;
  /** Whether its backend reports the stop. */
  readonly reported?: true;
}

const READY = { script: [{ afterMs: 0, action: 'ready' }] } as const;
const PROMISED = { reportsStop: true };

const CASES: readonly Case[] = [
  { name: 'unseen', alias: ALGEBRA, phase: 'ended', acts: ['vanish'] },
  {
    name: 'asked',
    alias: ['Physics, room 3', '物理，3 号教室'],
    phase: 'ended',
    acts: ['vanish'],
    said: () => PROMISED,
    reported: true,
  },
  {
    name: 'without-file',
    alias: ['Call 1182', '通话 1182'],
    phase: 'ended',
    acts: ['vanish'],
    start: READY,
  },
  {
    name: 'limit',
    alias: ['Live page, class 7', '直播页面，7 班'],
    phase: 'ended',
    acts: ['vanish'],
    start: { mode: 'web' },
    said: (now) => ({ startedAt: now - HOUR_MS + MINUTE_MS, maxRecordingHour: 1 }),
  },
  {
    name: 'early',
    alias: ['History, room 1', '历史，1 号教室'],
    phase: 'ended',
    acts: ['vanish'],
    said: (now) => ({ startedAt: now - HOUR_MS, endsAt: now + 24 * MINUTE_MS }),
  },
  {
    name: 'unasked',
    alias: ['Latin, room 9', '拉丁语，9 号教室'],
    phase: 'ended',
    acts: ['vanish'],
    said: (now) => ({ ...PROMISED, startedAt: now - HOUR_MS, endsAt: now + MINUTE_MS }),
  },
  {
    name: 'lost-unasked',
    alias: ['Chemistry, lab 2', '化学，2 号实验室'],
    phase: 'lost',
    acts: ['vanish'],
    said: () => PROMISED,
  },
  {
    name: 'lost-never',
    alias: ['Entrance, camera 2', '大门，2 号摄像头'],
    phase: 'lost',
    acts: ['vanish'],
    said: () => ({ endsAt: 'never' }),
  },
  {
    name: 'lost-in-move',
    alias: ['Biology, room 5', '生物，5 号教室'],
    phase: 'lost',
    acts: ['start', 'vanish'],
  },
  {
    name: 'never-seen',
    alias: ['Music, hall', '音乐，礼堂'],
    phase: 'not_started',
    acts: [],
    start: { script: [{ afterMs: 0, action: 'vanish' }] },
    said: (now) => ({ startedAt: now - HOUR_MS }),
  },
];

const STUCK: Case = {
  name: 'without-file-bad',
  alias: ['Exam, room 6', '考试，6 号教室'],
  phase: 'ended',
  acts: ['vanish'],
  start: READY,
};

type Told = Case & { readonly sid: string };

/** Every verdict, a vouch that is withdrawn, and a recording that was left running. */
export const verdicts: Scene = {
  name: 'verdicts',
  async play(stage) {
    const { world, words, card } = stage;
    const { agora, slack } = world;
    // Callbacks are off, because they would explain some of these ends and contradict others.
    agora.travel('lost');
    const stuck: Told = { ...STUCK, sid: (await begin(stage, STUCK)).sid };
    const isLong = new Promise((resolve) => setTimeout(resolve, STUCK_MS));

    const told: Told[] = [];
    for (const each of CASES) told.push({ ...each, sid: (await begin(stage, each)).sid });
    for (const { sid, start = { script: AT_ONCE }, name } of told) {
      const phase = start === READY ? 'ready' : 'recording';
      if (name !== 'never-seen') await card(CHANNEL, sid, phase);
    }
    for (const each of told) await leave(stage, each);
    for (const each of told) await shootVerdict(stage, each);

    const early = told.find(({ name }) => name === 'early');
    if (early) await personsWord(stage, early);

    await isLong;
    await leave(stage, stuck);
    await shootVerdict(stage, stuck);

    const [en, zh] = ['Open day, stage', '开放日，舞台'];
    const now = Date.now();
    const open = agora.start({ mode: 'mix', cname: 'stage', script: AT_ONCE });
    await register(stage, open, words(en, zh), { startedAt: now - HOUR_MS, endsAt: now - 14.8 * MINUTE_MS });
    const { ts } = await card(CHANNEL, open.sid, 'recording');
    await until('that it runs on', () =>
      slack
        .replies(CHANNEL, ts)
        .find(({ metadata }) => `${metadata?.event_payload.kinds}`.includes('left_running')),
    );
    await shootCard(stage, 'verdict-left-running', words(en, zh), stage.camera.drawn);
    await stage.see();
    await stage.camera.shoot('verdict-news-left-running', stage.camera.newest());
  },
};

async function begin(stage: Stage, { name, alias, start, said }: Case): Promise<Started> {
  const { agora } = stage.world;
  const started = agora.start({ mode: 'mix', cname: `room-${name}`, script: AT_ONCE, ...start });
  await register(stage, started, stage.words(...alias), said?.(Date.now()) ?? {});
  return started;
}

const register = (
  { world, channelId }: Stage,
  started: Started,
  alias: string,
  said: Readonly<Record<string, unknown>>,
): Promise<void> => world.register(started, { alias, watch: [{ channel: channelId(CHANNEL) }], ...said });

async function leave({ world }: Stage, { sid, acts, reported }: Told): Promise<void> {
  if (reported) await world.report(sid, { stopRequestedAt: Date.now() });
  for (const action of acts) {
    world.agora.act(sid, action);
    // Waits until a look has seen this action.
    if (action !== 'vanish') await new Promise((resolve) => setTimeout(resolve, 8_000));
  }
}

async function shootVerdict(stage: Stage, { name, alias, phase, sid }: Told): Promise<void> {
  const { ts } = await stage.card(CHANNEL, sid, phase);
  if (phase !== 'not_started') await stage.pictured(ts);
  await shootCard(stage, `verdict-${name}`, stage.words(...alias), stage.camera.drawn);
}

/** A person vouches for a stop, and withdraws that. */
async function personsWord(stage: Stage, { sid, alias }: Told): Promise<void> {
  const { world, person, words, card, camera, see, shootAnswer } = stage;
  const { slack } = world;
  const { ts } = await card(CHANNEL, sid, 'ended');
  const text = () => JSON.stringify(slack.messages(CHANNEL).find((each) => each.ts === ts)?.blocks);
  const says = words('stopped on purpose, says', '确认是正常停止');
  const answers = () => slack.ephemerals(CHANNEL, person);

  await slack.press({ user: person, channel: CHANNEL, ts, actionId: 'recording_vouch' });
  await until('their word on the card', () => (text().includes(says) ? true : undefined));
  await shootCard(stage, 'verdict-on-purpose', words(...alias), stage.camera.drawn);
  await shootAnswer('answer-on-purpose');

  const answer = answers().at(-1);
  if (!answer) throw new Error('nothing was answered to a word');
  await slack.press({
    user: person,
    channel: CHANNEL,
    ephemeral: answer.ts,
    actionId: 'recording_vouch_withdraw',
  });
  await until('the card without it', () => (text().includes(says) ? undefined : true));
  await shootCard(stage, 'verdict-taken-back', words(...alias), stage.camera.drawn);
  await see(CHANNEL, ts);
  await camera.shoot('thread-of-a-word');
}
