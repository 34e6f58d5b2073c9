import { AT_ONCE, type Scene } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** What only the asker sees. */
export const answers: Scene = {
  name: 'answers',
  async play({ watched, card, camera, words, world, personId, channelId, type }) {
    const { agora } = world;
    const shoot = async (name: string) => {
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot(name, camera.newest());
    };
    await type(CHANNEL, '/recording-list', '');
    await shoot('answer-list-empty');
    const { sid } = await watched(CHANNEL, words('Algebra II, room 4', '代数 II，4 号教室'), {
      script: AT_ONCE,
    });
    await shoot('answer-watch');
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
      await shoot(name);
    }
    await camera.onPhone(async () => {
      await type(CHANNEL, '/recording-status', sid);
      await camera.visit(personId, channelId(CHANNEL));
      await camera.shoot('phone-answer');
    });
  },
};
