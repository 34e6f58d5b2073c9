import { AT_ONCE, type Scene, until } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** The summary of a life with its picture. */
export const endings: Scene = {
  name: 'endings',
  async play({ watched, card, camera, words, world, person, personId, channelId }) {
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
    await until('the picture', () =>
      slack
        .messages(CHANNEL)
        .find((each) => each.ts === ts && each.blocks?.some(({ type }) => type === 'image')),
    );
    const theCard = camera.page
      .getByRole('log', { name: camera.slackSays.channel.messages(`#${CHANNEL}`) })
      .getByRole('article')
      .filter({ has: camera.page.getByRole('img') })
      .first();
    const shoot = async (name: string) => {
      await camera.visit(personId, channelId(CHANNEL));
      await theCard.waitFor();
      await camera.drawn();
      await camera.shoot(name, theCard);
    };
    await shoot('summary');
    await camera.inTheDark(() => shoot('summary-dark'));
    await camera.onPhone(() => shoot('phone-summary'));
    // This recording is used for the modal, because its history is long.
    await slack.press({ user: person, channel: CHANNEL, ts, actionId: 'recording_history' });
    await camera.visit(personId, channelId(CHANNEL));
    const dialog = camera.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'JSON' }).waitFor();
    await camera.shoot('modal-history', dialog);
  },
};
