import { ALGEBRA, AT_ONCE, CHANNEL, type Scene } from '../stage.ts';

/** Standing rules: set, applied, listed, removed, misread. */
export const rules: Scene = {
  name: 'rules',
  async play({ watched, card, camera, words, world, type, see, shootAnswer }) {
    const { agora } = world;
    await watched('general', words(...ALGEBRA), {
      script: AT_ONCE,
      cname: 'class-7',
    });
    await type(CHANNEL, '/recording-watch', 'all channel:class-*');
    await shootAnswer('rule-set');
    await camera.onPhone(async () => {
      await see();
      await camera.shoot('phone-rule-set');
    });

    const { sid, resourceId, mode } = agora.start({ mode: 'mix', cname: 'class-8', script: AT_ONCE });
    await type('general', '/recording-watch', JSON.stringify({ sid, resourceId, mode, cname: 'class-8' }));
    const { ts } = await card(CHANNEL, sid, 'recording');
    await see(CHANNEL, ts);
    await camera.shoot('rule-card');

    await type(CHANNEL, '/recording-watch', 'all app:default only:ended,failed,lost lang:zh');
    await type(CHANNEL, '/recording-status', '');
    await shootAnswer('rules-of-the-channel');
    await camera.onPhone(async () => {
      await see();
      await camera.shoot('phone-rules-of-the-channel');
    });
    await type('general', '/recording-list', 'rules');
    await shootAnswer('rules-elsewhere', 'general');
    await type(CHANNEL, '/recording-unwatch', 'class-*');
    await shootAnswer('rule-removed');
    await type(CHANNEL, '/recording-watch', 'all class-*');
    await shootAnswer('rule-misread');
  },
};
