import { AT_ONCE, type Scene, until } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** What opens from a card. */
export const details: Scene = {
  name: 'details',
  async play({ watched, card, camera, words, world, personId, channelId }) {
    const { agora, slack } = world;
    const see = () => camera.visit(personId, channelId(CHANNEL));
    const dialog = camera.page.getByRole('dialog');
    const { sid } = await watched(CHANNEL, words('Algebra II, room 4', '代数 II，4 号教室'), {
      script: AT_ONCE,
    });
    const { ts } = await card(CHANNEL, sid, 'recording');
    for (let n = 0; n < 30; n++) agora.act(sid, 'file');
    await until('the files on the card', () =>
      JSON.stringify(slack.messages(CHANNEL).find((each) => each.ts === ts)).includes('31'),
    );
    await see();
    const theCard = camera.page
      .getByRole('log', { name: `Messages in #${CHANNEL}` })
      .getByRole('article')
      .filter({ hasNotText: 'Only visible to you' })
      .last();
    await theCard.getByRole('button', { name: words('Files', '文件'), exact: true }).click();
    await dialog.getByText('.mp4').first().waitFor();
    await camera.shoot('modal-files', dialog);
    await camera.page.keyboard.press('Escape');
    await theCard.getByRole('button', { name: 'More actions' }).click();
    await camera.shoot('menu-of-a-card', theCard);
    await camera.page
      .getByRole('menuitem')
      .filter({ hasText: words('Copy query', '查询命令') })
      .first()
      .click();
    await dialog.getByText('curl').first().waitFor();
    await camera.shoot('modal-query', dialog);
    await camera.page.keyboard.press('Escape');
  },
};
