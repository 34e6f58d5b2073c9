import { AT_ONCE, type Scene } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** Standing rules: set, applied, listed, removed, misread. */
export const rules: Scene = {
  name: 'rules',
  async play({ watched, card, camera, words, world, personId, channelId, type }) {
    const { agora } = world;
    const shoot = async (name: string) => {
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot(name, camera.answer());
    };
    await watched('general', words('Algebra II, room 4', '代数 II，4 号教室'), {
      script: AT_ONCE,
      cname: 'class-7',
    });
    await type(CHANNEL, '/recording-watch', 'all channel:class-*');
    await shoot('rule-set');
    await camera.onPhone(async () => {
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot('phone-rule-set');
    });

    const { sid, resourceId, mode } = agora.start({ mode: 'mix', cname: 'class-8', script: AT_ONCE });
    await type('general', '/recording-watch', JSON.stringify({ sid, resourceId, mode, cname: 'class-8' }));
    const { ts } = await card(CHANNEL, sid, 'recording');
    await camera.visit(personId, channelId(CHANNEL), ts);
    await camera.shoot('rule-card');

    await type(CHANNEL, '/recording-watch', 'all app:default only:ended,failed,lost lang:zh');
    await type(CHANNEL, '/recording-status', '');
    await shoot('rules-of-the-channel');
    await camera.onPhone(async () => {
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot('phone-rules-of-the-channel');
    });
    await type('general', '/recording-list', 'rules');
    await camera.visit(personId, channelId('general'));
    await camera.shoot('rules-elsewhere', camera.answer());
    await type(CHANNEL, '/recording-unwatch', 'class-*');
    await shoot('rule-removed');
    await type(CHANNEL, '/recording-watch', 'all class-*');
    await shoot('rule-misread');
  },
};
