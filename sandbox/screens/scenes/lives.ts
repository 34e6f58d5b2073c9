import { ALGEBRA, AT_ONCE, CHANNEL, type Scene, until } from '../stage.ts';

/** A recording in the channel, in its thread and on a phone, with a failover; and the loss of another. */
export const lives: Scene = {
  name: 'lives',
  async play({ watched, card, camera, words, world, see }) {
    const { agora, slack } = world;
    const alias = words(...ALGEBRA);
    const { sid } = await watched(CHANNEL, alias);
    for (const action of ['start', 'ready', 'publish', 'file'] as const) {
      agora.act(sid, action);
      if (action !== 'file')
        await card(
          CHANNEL,
          sid,
          action === 'start' ? 'starting' : action === 'ready' ? 'ready' : 'recording',
        );
    }
    const { ts } = await card(CHANNEL, sid, 'recording');
    await until('the files told', () => (slack.replies(CHANNEL, ts).length >= 2 ? true : undefined));
    await see(CHANNEL, ts);
    await camera.shoot('channel-and-thread');
    await camera.inTheDark(() => camera.shoot('channel-and-thread-dark'));
    await camera.onPhone(async () => {
      await see();
      await camera.shoot('phone-card');
    });

    agora.act(sid, 'failover', { ms: 6_000 });
    await until('a failover told', () =>
      slack
        .replies(CHANNEL, ts)
        .find(({ metadata }) =>
          /failover|recovered|file/.test(String(metadata?.event_payload.kinds)) ? true : undefined,
        ),
    );
    // `max:none`, because only a recording that is not to end counts as lost when it is no longer found.
    const lab = words('Chemistry, lab 2', '化学，2 号实验室');
    const lost = await watched(CHANNEL, lab, { script: AT_ONCE }, 'max:none');
    const card2 = await card(CHANNEL, lost.sid, 'recording');
    agora.act(lost.sid, 'vanish');
    await card(CHANNEL, lost.sid, 'lost');
    await until('the loss told', () =>
      slack
        .replies(CHANNEL, card2.ts)
        .find(({ metadata }) => String(metadata?.event_payload.kinds).includes('lost')),
    );
    agora.act(sid, 'stop_in_sight');
    await card(CHANNEL, sid, 'ended');
    await until('the end told', () =>
      slack
        .replies(CHANNEL, ts)
        .find(({ metadata }) => String(metadata?.event_payload.kinds).includes('ended')),
    );
    await see(CHANNEL, ts);
    await camera.shoot('thread-of-a-whole-life');
    await camera.onPhone(async () => {
      await see(CHANNEL, ts);
      await camera.shoot('phone-thread');
      await see();
      await camera.shoot('phone-channel');
      await camera.inTheDark(() => camera.shoot('phone-channel-dark'));
    });
  },
};
