import type { Scene } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** Answers to commands with mistakes. */
export const mistakes: Scene = {
  name: 'mistakes',
  async play({ camera, world, personId, channelId, type, watched, words }) {
    const { agora } = world;
    const { sid, resourceId } = agora.start({ mode: 'mix' });
    await watched(CHANNEL, words('Algebra II, room 4', '代数 II，4 号教室'));
    const typed: readonly (readonly [name: string, command: string, text: string])[] = [
      ['unknown', '/recording-status', '38f8e3cfdc474cd56fc1ceba380d7e1a'],
      ['too-short', '/recording-status', 'abc'],
      ['cut-resource-id', '/recording-watch', `${sid} ${resourceId.slice(0, 180)} mix`],
      ['no-mode', '/recording-watch', `${sid} ${resourceId}`],
      ['mode-of-another-name', '/recording-watch', `${sid} ${resourceId} composite`],
      ['no-sid', '/recording-watch', `${resourceId} mix`],
      ['not-json', '/recording-watch', '{"sid": "38f8'],
      ['unknown-kind', '/recording-watch', `${sid} ${resourceId} mix only:explosions`],
      ['unknown-language', '/recording-watch', `${sid} ${resourceId} mix lang:tlh`],
      ['unknown-app', '/recording-watch', `${sid} ${resourceId} mix app:staging`],
      ['unknown-filter', '/recording-list', 'sideways'],
      ['nothing-to-unwatch', '/recording-unwatch', ''],
    ];
    for (const [name, command, text] of typed) {
      await type(CHANNEL, command, text);
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot(`mistake-${name}`, camera.answer());
    }
    // A private channel in which the bot can answer but not yet post.
    await type('team-leads', '/recording-watch', `${sid} ${resourceId} mix`);
    await camera.visit(personId, channelId('team-leads'));
    await camera.shoot('mistake-not-invited', camera.answer());
  },
};
