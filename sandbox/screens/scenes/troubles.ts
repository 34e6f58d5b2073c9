import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, until } from '../stage.ts';

/** Bad news, and a person who takes it on. */
export const onIt: Scene = {
  name: 'on-it',
  async play({ watched, card, camera, words, world, person, see }) {
    const { agora, slack } = world;
    const { sid } = await watched(CHANNEL, words(...ALGEBRA), { script: AT_ONCE });
    const { ts: root } = await card(CHANNEL, sid, 'recording');
    agora.act(sid, 'fail');
    const bad = await until('bad news', () =>
      slack.messages(CHANNEL).find(({ metadata }) => metadata?.event_payload.kinds === 'failed'),
    );
    await see();
    await camera.shoot('bad-news', camera.newest());
    await slack.press({ user: person, channel: CHANNEL, ts: bad.ts, actionId: 'recording_on_it' });
    await until('who is on it', () =>
      slack
        .messages(CHANNEL)
        .find(({ ts, blocks }) => ts === bad.ts && JSON.stringify(blocks).includes('✋')),
    );
    await until('a line in the thread', () =>
      slack.replies(CHANNEL, root).find(({ blocks }) => JSON.stringify(blocks).includes('✋')),
    );
    await see(CHANNEL, root);
    await camera.shoot('on-it');
  },
};

/** A dark app on every surface, until it can be seen again. */
export const blind: Scene = {
  name: 'blind',
  async play({ watched, card, camera, words, world, personId, type, see, shootAnswer }) {
    const { agora, slack } = world;
    for (const alias of [words(...ALGEBRA), words('Physics, room 3', '物理，3 号教室')]) {
      const { sid } = await watched(CHANNEL, alias, { script: AT_ONCE });
      await card(CHANNEL, sid, 'recording');
    }
    agora.fault('credentials401');
    await until('cards that say so', () =>
      slack.messages(CHANNEL).filter(({ blocks }) => JSON.stringify(blocks ?? []).includes('🌫️  *')).length ===
      2
        ? true
        : undefined,
    );
    await see();
    await camera.shoot('blind-channel');
    await type(CHANNEL, '/recording-status', words('algebra', '代数'));
    await shootAnswer('blind-status');
    await type(CHANNEL, '/recording-status', '');
    await shootAnswer('blind-of-the-channel');
    await camera.visit(personId, 'home');
    await camera.page.getByText(words('can’t see it now', '暂时无法查询')).first().waitFor();
    await camera.shoot('blind-home');
    agora.fault(undefined);
    await until('cards that are back', () =>
      slack.messages(CHANNEL).some(({ blocks }) => JSON.stringify(blocks ?? []).includes('🌫️  *'))
        ? undefined
        : true,
    );
    await see();
    await camera.shoot('sighted-channel');
  },
};
