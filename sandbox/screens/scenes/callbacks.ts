import type { Saying } from '../../agora/notices.ts';
import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, type Stage, shootCard, until } from '../stage.ts';

/** A fact that only Agora's callbacks tell. */
interface Case {
  readonly name: string;
  readonly alias: readonly [en: string, zh: string];
  readonly mode: 'mix' | 'web';
  readonly phase: string;
  /** Notices sent before the recording is gone, and after that was believed. */
  readonly says: readonly [before: Saying, after?: Saying];
  /** Text of the card once the notices have arrived. */
  readonly shows: readonly [en: string, zh: string];
}

const CASES: readonly Case[] = [
  {
    name: 'idle',
    alias: ALGEBRA,
    mode: 'mix',
    phase: 'ended',
    says: ['idle'],
    shows: ['everybody had left', '频道内已无人'],
  },
  {
    name: 'asked',
    alias: ['Physics, room 3', '物理，3 号教室'],
    mode: 'mix',
    phase: 'ended',
    says: ['asked', 'uploaded'],
    shows: ['All files are in your bucket', '所有文件已上传'],
  },
  {
    name: 'limit',
    alias: ['Live page, class 7', '直播页面，7 班'],
    mode: 'web',
    phase: 'ended',
    says: ['limit'],
    shows: ['limit', '时长上限'],
  },
  {
    name: 'page-failed',
    alias: ['Live page, class 8', '直播页面，8 班'],
    mode: 'web',
    phase: 'failed',
    says: ['page_failed'],
    shows: ['did not load', '页面加载超时'],
  },
  {
    name: 'backed-up',
    alias: ['Chemistry, lab 2', '化学，2 号实验室'],
    mode: 'mix',
    phase: 'ended',
    says: ['asked', 'backed_up'],
    shows: ['Agora’s backup', '声网备份云'],
  },
  {
    name: 'uploading',
    alias: ['History, hall', '历史，报告厅'],
    mode: 'mix',
    phase: 'ended',
    says: ['asked', 'uploading'],
    shows: ['71', '71'],
  },
];

/** Callbacks about ends and files, about a recording that is still uploading, and about one that nobody registered. */
export const callbacks: Scene = {
  name: 'callbacks',
  async play(stage) {
    const { world, watched, card, camera, type, words, see } = stage;
    const { agora } = world;
    for (const { name, alias, mode, phase, says, shows } of CASES) {
      const [before, after] = says;
      const { sid } = await watched(CHANNEL, words(...alias), { mode, script: AT_ONCE });
      await card(CHANNEL, sid, 'recording');
      agora.say(sid, before);
      agora.act(sid, 'vanish');
      const { ts } = await card(CHANNEL, sid, phase);
      if (after) agora.say(sid, after);
      await untilShown(stage, sid, words(...shows));
      await shootCard(stage, `callbacks-${name}`, words(...alias));
      await see(CHANNEL, ts);
      await camera.shoot(`callbacks-thread-${name}`);
    }

    const stranger = agora.start({ mode: 'mix', cname: 'room-9', script: AT_ONCE });
    agora.say(stranger.sid, 'began');
    agora.say(stranger.sid, 'uploading');
    const called = () => agora.callbacks()?.called.filter((one) => one.sid === stranger.sid) ?? [];
    await until('that Agora was heard', () => (called().length >= 2 ? true : undefined));
    for (const [name, text] of [
      ['unregistered', stranger.sid],
      ['doctor', 'doctor'],
    ] as const) {
      await type(CHANNEL, '/recording-status', text);
      await see();
      await camera.shoot(`callbacks-${name}`, camera.newest());
      await camera.onPhone(async () => {
        await see();
        await camera.shoot(`phone-callbacks-${name}`, camera.newest());
      });
    }
  },
};

const untilShown = ({ world, card }: Stage, sid: string, what: string): Promise<true> =>
  card(CHANNEL, sid).then(({ ts }) =>
    until(`“${what}” on the card`, () =>
      JSON.stringify(world.slack.messages(CHANNEL).find((one) => one.ts === ts)?.blocks).includes(what)
        ? (true as const)
        : undefined,
    ),
  );
