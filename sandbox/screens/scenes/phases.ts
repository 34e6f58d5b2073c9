import type { Action } from '../../agora/script.ts';
import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, type Stage, until } from '../stage.ts';

const HOUR_MS = 3_600_000;

const shot = async ({ camera, articles }: Stage, phase: string, alias: string): Promise<void> => {
  const card = articles()
    .filter({ has: camera.page.getByText(alias, { exact: false }) })
    .filter({ hasNotText: camera.slackSays.messages.onlyYou })
    .first();
  await camera.shoot(`card-${phase}`, card);
};

/** A card in every phase but `refused`, which takes minutes. */
export const phases: Scene = {
  name: 'phases',
  async play(stage) {
    const { watched, card, camera, words, world, type, see, pictured } = stage;
    const { agora, slack } = world;
    const reach = async (phase: string, alias: string, sid: string) => {
      await card(CHANNEL, sid, phase);
      await see();
      await shot(stage, phase, alias);
    };

    // The phases that take longest to reach begin first.
    const [silent, gone, old] = [
      words('History, room 1', '历史，1 号教室'),
      words('Chemistry, lab 2', '化学，2 号实验室'),
      words('Latin, room 9', '拉丁语，9 号教室'),
    ];
    const never = await watched(CHANNEL, silent);
    // `max:none`, because only a recording that is not to end counts as lost when it is no longer found.
    const vanished = await watched(CHANNEL, gone, { script: AT_ONCE }, 'max:none');
    const expiring = agora.start({
      mode: 'mix',
      cname: 'latin-9',
      script: [...AT_ONCE, { afterMs: 20_000, action: 'vanish' }],
    });
    const started = new Date(Date.now() - HOUR_MS + 25_000).toISOString();
    await world.register(expiring, { startedAt: started, resourceExpiredHour: 1 });
    await type(CHANNEL, '/recording-watch', `${expiring.sid} as:"${old}"`);
    await card(CHANNEL, vanished.sid, 'recording');
    agora.act(vanished.sid, 'vanish');

    const [one, other] = [agora.start({ mode: 'mix' }), agora.start({ mode: 'mix' })];
    const wrong = words('Music, hall', '音乐，礼堂');
    await type(CHANNEL, '/recording-watch', `${one.sid} ${other.resourceId} mix as:"${wrong}"`);
    // The phase `refused` takes minutes; until then the card shows a doubt.
    const doubt = words('not accepted so far', '暂未被接受');
    await until('the doubt about ids', () =>
      slack.messages(CHANNEL).find(({ blocks }) => JSON.stringify(blocks ?? []).includes(doubt)),
    );
    await see();
    await shot(stage, 'ids-doubted', wrong);

    const steps: readonly (readonly [Action, string])[] = [
      ['start', 'starting'],
      ['ready', 'ready'],
      ['publish', 'recording'],
      ['stop_in_sight', 'ended'],
    ];
    const alias = words(...ALGEBRA);
    const usual = await watched(CHANNEL, alias);
    for (const [action, phase] of steps) {
      agora.act(usual.sid, action);
      if (phase === 'recording') agora.act(usual.sid, 'file');
      if (phase === 'ended') agora.set(usual.sid, { status: 7 });
      if (phase === 'ended') await reach('stopping', alias, usual.sid);
      if (phase === 'ended') agora.act(usual.sid, 'exit');
      if (phase !== 'ended') await reach(phase, alias, usual.sid);
    }
    const { ts } = await card(CHANNEL, usual.sid, 'ended');
    await pictured(ts);
    await see();
    await camera.drawn();
    await shot(stage, 'ended', alias);
    await camera.inTheDark(() => shot(stage, 'ended-dark', alias));

    const page = words('Live page, class 7', '直播页面，7 班');
    const web = await watched(CHANNEL, page, {
      mode: 'web',
      script: AT_ONCE,
      rtmp: ['rtmp://live.example.com/app/key'],
    });
    await card(CHANNEL, web.sid, 'recording');
    agora.act(web.sid, 'pause');
    await reach('paused', page, web.sid);

    const bad = words('Physics, room 3', '物理，3 号教室');
    const failing = await watched(CHANNEL, bad, { script: AT_ONCE });
    await card(CHANNEL, failing.sid, 'recording');
    agora.act(failing.sid, 'fail');
    await reach('failed', bad, failing.sid);

    await reach('lost', gone, vanished.sid);
    await reach('not_started', silent, never.sid);
    await reach('expired', old, expiring.sid);

    // Agora no longer answers: cards keep what is known and say how old it is.
    agora.fault('cut');
    const blind = words('Biology, room 5', '生物，5 号教室');
    const unseen = await watched(CHANNEL, blind);
    await reach('registered', blind, unseen.sid);
    agora.fault(undefined);
  },
};
