import { ALGEBRA, CHANNEL, type Scene } from '../stage.ts';

/** Answers to commands with mistakes. */
export const mistakes: Scene = {
  name: 'mistakes',
  async play({ world, type, watched, words, shootAnswer }) {
    const { agora } = world;
    const { sid, resourceId } = agora.start({ mode: 'mix' });
    await watched(CHANNEL, words(...ALGEBRA));
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
      await shootAnswer(`mistake-${name}`);
    }
    // A private channel in which the bot can answer but not yet post.
    await type('team-leads', '/recording-watch', `${sid} ${resourceId} mix`);
    await shootAnswer('mistake-not-invited', 'team-leads');
  },
};
