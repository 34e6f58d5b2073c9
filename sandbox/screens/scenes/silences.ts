import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, until } from '../stage.ts';

const BURST = 24;

/** A burst of news, and a channel in which the bot could not post for a while. */
export const silences: Scene = {
  name: 'silences',
  async play({ watched, card, camera, words, world, personId, type, see, shootAnswer }) {
    const { agora, slack } = world;
    await type('general', '/recording-watch', 'all channel:class-*');
    const many = Array.from({ length: BURST }, (_, n) =>
      agora.start({ mode: 'mix', cname: `class-${n + 1}`, script: AT_ONCE }),
    );
    for (const one of many) await world.register(one);
    for (const { sid } of many) await card('general', sid, 'recording');
    const digests = () =>
      slack.messages('general').filter(({ metadata }) => metadata?.event_payload.sid === 'many');
    const ofStarts = digests().length;
    for (const [n, { sid }] of many.entries()) agora.act(sid, n % 5 === 0 ? 'fail' : 'exit');
    await until('a digest of endings', () => digests()[ofStarts]);
    const table = camera.page
      .getByRole('log')
      .getByRole('article')
      .filter({ has: camera.page.locator('table') })
      .last();
    await see('general');
    await camera.shoot('digest', table);
    await camera.onPhone(async () => {
      await see('general');
      await camera.shoot('phone-digest', table);
    });

    await slack.invite('random');
    const { sid } = await watched('random', words(...ALGEBRA), { script: AT_ONCE });
    await card('random', sid, 'recording');
    await slack.kick('random');
    const direct = slack.state().channels.find(({ user }) => user === personId)?.id ?? '';
    await until('a direct message', () => slack.messages(direct).at(-1));
    await camera.visit(personId, direct);
    await camera.shoot('paused-notice', camera.newest());
    await type('random', '/recording-status');
    await shootAnswer('answer-paused', 'random');
    agora.act(sid, 'file');
    agora.act(sid, 'stop_in_sight');
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    const before = slack.messages('random').length;
    await slack.invite('random');
    await until('what was missed', () => (slack.messages('random').length > before ? true : undefined));
    await see('random');
    await camera.shoot('resumed-summary', camera.newest());
  },
};

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
