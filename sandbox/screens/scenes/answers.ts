import { ALGEBRA, AT_ONCE, CHANNEL, type Scene } from '../stage.ts';

/** Ephemeral answers to commands. */
export const answers: Scene = {
  name: 'answers',
  async play({ watched, card, camera, words, world, type, see, shootAnswer }) {
    const { agora } = world;
    await type(CHANNEL, '/recording-list', '');
    await shootAnswer('answer-list-empty');
    const { sid } = await watched(CHANNEL, words(...ALGEBRA), { script: AT_ONCE });
    await shootAnswer('answer-watch');
    await card(CHANNEL, sid, 'recording');
    agora.act(sid, 'file');
    for (const alias of [
      words('Physics, room 3', '物理，3 号教室'),
      words('Chemistry, lab 2', '化学，2 号实验室'),
    ]) {
      const other = await watched(CHANNEL, alias, { script: AT_ONCE });
      await card(CHANNEL, other.sid, 'recording');
    }
    const asks: readonly (readonly [name: string, command: string, text: string])[] = [
      ['answer-status', '/recording-status', sid],
      ['answer-status-of-the-channel', '/recording-status', ''],
      ['answer-list', '/recording-list', 'all'],
      ['answer-doctor', '/recording-status', 'doctor'],
      ['answer-help', '/recording-status', 'help'],
      ['answer-unwatch', '/recording-unwatch', sid],
    ];
    for (const [name, command, text] of asks) {
      await type(CHANNEL, command, text);
      await shootAnswer(name);
    }
    await camera.onPhone(async () => {
      await type(CHANNEL, '/recording-status', sid);
      await see();
      await camera.shoot('phone-answer');
    });
  },
};

/** A list with more recordings than fit on a page. */
export const paging: Scene = {
  name: 'paging',
  async play({ camera, words, world, type, shootAnswer }) {
    for (let n = 1; n <= 45; n += 1) {
      const started = world.agora.start({ mode: 'mix', cname: `class-${n}`, script: AT_ONCE });
      await world.register(started, { alias: `${words('Class', '课堂')} ${n}` });
    }
    await type(CHANNEL, '/recording-list', 'all');
    await shootAnswer('list-first-page');
    await camera
      .answer()
      .getByRole('button', { name: words('Next', '下一页'), exact: true })
      .click();
    await camera.page.getByText(words('21–40 of 45', '第 21–40 条，共 45 条')).waitFor();
    await camera.shoot('list-second-page', camera.answer());
  },
};

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
