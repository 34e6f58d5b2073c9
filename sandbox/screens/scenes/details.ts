import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, until } from '../stage.ts';

const MORE_FILES = 30;

/** Modals and menus that open from a card, and the file that is sent from there. */
export const details: Scene = {
  name: 'details',
  async play({
    watched,
    card,
    camera,
    words,
    world,
    person,
    personId,
    see,
    articles,
    shootAnswer,
    pictured,
  }) {
    const { agora, slack } = world;
    const { page } = camera;
    const dialog = page.getByRole('dialog');
    const { sid } = await watched(CHANNEL, words(...ALGEBRA), { script: AT_ONCE });
    const { ts } = await card(CHANNEL, sid, 'recording');
    const theCard = articles()
      .filter({ has: page.getByRole('button', { name: words('Files', '文件'), exact: true }) })
      .last();
    const press = (en: string, zh: string) =>
      theCard.getByRole('button', { name: words(en, zh), exact: true }).click();
    for (let n = 0; n < MORE_FILES; n++) agora.act(sid, 'file');
    await see();
    await theCard.getByText(words('31 files announced', '已上报 31 个文件')).first().waitFor();
    await press('Files', '文件');
    await dialog.getByText('.mp4').first().waitFor();
    await camera.shoot('modal-files', dialog);
    await slack.closeView({ user: person });

    await see();
    await theCard.getByRole('button', { name: camera.slackSays.form.moreActions }).click();
    await camera.shoot('menu-of-a-card');
    await page
      .getByRole('menuitem')
      .filter({ hasText: words('Copy query', '复制查询命令') })
      .click();
    await dialog.getByText('curl').first().waitFor();
    await camera.shoot('modal-query', dialog);
    await slack.closeView({ user: person });

    agora.act(sid, 'stop');
    await card(CHANNEL, sid, 'ended');
    // The card is edited once more for its picture; an open menu would close.
    await pictured(ts);
    const answered = slack.ephemerals(CHANNEL, person).length;
    await see();
    await camera.drawn();
    await theCard.getByRole('button', { name: words('Export', '导出') }).click();
    await page.getByRole('menuitem').last().click();
    await until('an answer', () => slack.ephemerals(CHANNEL, person)[answered]);
    await shootAnswer('answer-export');
    const direct = slack.state().channels.find(({ user }) => user === personId)?.id ?? '';
    await until('the file', () => slack.messages(direct).at(-1));
    await camera.visit(personId, direct);
    await camera.shoot('export-in-direct-messages', camera.newest());
    await slack.press({ user: person, channel: CHANNEL, ts, actionId: 'recording_files' });
    await camera.onPhone(async () => {
      await see();
      await dialog.getByText('.mp4').first().waitFor();
      await camera.shoot('phone-modal-files');
    });
  },
};
