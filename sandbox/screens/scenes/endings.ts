import { AT_ONCE, CHANNEL, type Scene } from '../stage.ts';

/** The summary of a life with its picture. */
export const endings: Scene = {
  name: 'endings',
  async play({ watched, card, camera, words, world, person, see, articles, pictured }) {
    const { agora, slack } = world;
    const alias = words('Live page, class 7', '直播页面，7 班');
    const { sid } = await watched(CHANNEL, alias, {
      mode: 'web',
      script: AT_ONCE,
      rtmp: ['rtmp://live.example.com/app/key'],
    });
    const { ts } = await card(CHANNEL, sid, 'recording');
    const acts = ['file', 'rtmp_down', 'pause', 'rtmp_up', 'resume', 'file', 'stop_in_sight'] as const;
    for (const action of acts) {
      agora.act(sid, action);
      await new Promise((resolve) => setTimeout(resolve, 4_000));
    }
    await card(CHANNEL, sid, 'ended');
    await pictured(ts);
    const theCard = articles()
      .filter({ has: camera.page.getByRole('img') })
      .first();
    const shoot = async (name: string) => {
      await see();
      await theCard.waitFor();
      await camera.drawn();
      await camera.shoot(name, theCard);
    };
    await shoot('summary');
    await camera.inTheDark(() => shoot('summary-dark'));
    await camera.onPhone(() => shoot('phone-summary'));
    // This recording is used for the modal, because its history is long.
    await slack.press({ user: person, channel: CHANNEL, ts, actionId: 'recording_history' });
    await see();
    const dialog = camera.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'JSON' }).waitFor();
    await camera.shoot('modal-history', dialog);
  },
};
