import { AT_ONCE, type Scene } from '../stage.ts';

const CHANNEL = 'class-recordings';

/** App Home, as somebody sees it who has just installed the bot, and when there is something to see. */
export const home: Scene = {
  name: 'home',
  async play({ watched, card, camera, words, world, personId, type }) {
    const { agora } = world;
    const button = (en: string, zh: string) => camera.page.getByRole('button', { name: words(en, zh) });
    const visit = async (): Promise<void> => {
      await camera.visit(personId, 'home');
      await button('Refresh', '刷新').waitFor();
    };
    await visit();
    await camera.shoot('home-first');
    await button('Connect your backend', '接入后端').click();
    const modal = camera.page.getByRole('dialog');
    await modal.getByText('curl').waitFor();
    await camera.shoot('home-connect', modal);
    await modal
      .getByRole('button', { name: words('Close', '关闭') })
      .first()
      .click();

    await type(CHANNEL, '/recording-watch', 'all channel:class-*');
    const lives: readonly (readonly [alias: string, act: 'exit' | 'fail' | undefined])[] = [
      [words('Algebra II, room 4', '代数 II，4 号教室'), undefined],
      [words('Physics, room 3', '物理，3 号教室'), undefined],
      [words('Chemistry, lab 2', '化学，2 号实验室'), 'exit'],
      [words('History, hall', '历史，报告厅'), 'fail'],
    ];
    for (const [alias, act] of lives) {
      const { sid } = await watched(CHANNEL, alias, { script: AT_ONCE });
      await card(CHANNEL, sid, 'recording');
      if (act === undefined) continue;
      agora.act(sid, act);
      await card(CHANNEL, sid, act === 'fail' ? 'failed' : 'ended');
    }
    await visit();
    await camera.page.getByText(words('Over within the last', '最近 24 小时内结束')).waitFor();
    await camera.shoot('home');
    await camera.onPhone(async () => {
      await visit();
      await camera.shoot('home-phone');
    });
  },
};
