import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, until } from '../stage.ts';

/** A recording that is muted for a while, and the summary of what was missed. */
export const mute: Scene = {
  name: 'mute',
  async play({ watched, card, camera, words, world, person, see, articles, shootAnswer }) {
    const { agora, slack } = world;
    const { sid } = await watched(CHANNEL, words(...ALGEBRA), { script: AT_ONCE });
    const { ts } = await card(CHANNEL, sid, 'recording');
    const theCard = articles().filter({ hasNotText: camera.slackSays.messages.onlyYou }).last();
    await see();
    await theCard.getByRole('button', { name: words('Mute', '暂停通知') }).click();
    await camera.shoot('menu-mute');
    await camera.page.getByRole('menuitem').first().click();
    await camera.page.getByText(camera.slackSays.messages.onlyYou).nth(1).waitFor();
    await until('a card that says so', () =>
      slack.messages(CHANNEL).find((each) => each.ts === ts && JSON.stringify(each.blocks).includes('🔕')),
    );
    await camera.shoot('card-muted', theCard);
    await camera.shoot('answer-mute', camera.answer());

    agora.act(sid, 'file');
    agora.act(sid, 'failover', { ms: 4_000 });
    await new Promise((resolve) => setTimeout(resolve, 14_000));
    const before = slack.replies(CHANNEL, ts).length;
    await slack.press({ user: person, channel: CHANNEL, ts, actionId: 'recording_unmute' });
    await until('what was missed', () => (slack.replies(CHANNEL, ts).length > before ? true : undefined));
    await see(CHANNEL, ts);
    await camera.shoot('thread-missed', camera.newest(true));
    await shootAnswer('answer-unmute');
  },
};
