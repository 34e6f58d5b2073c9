import { ALGEBRA, AT_ONCE, CHANNEL, type Scene } from '../stage.ts';

const SETTLED_MS = 2_000;

/** App Home just after the installation, and with recordings. */
export const home: Scene = {
  name: 'home',
  async play({ watched, card, camera, words, world, person, personId, type }) {
    const { agora, slack } = world;
    const { page } = camera;
    const dialog = page.getByRole('dialog');
    const home = page.getByRole('region', { name: camera.slackSays.home.label });
    const button = (en: string, zh: string) => home.getByRole('button', { name: words(en, zh), exact: true });
    const leave = () => slack.closeView({ user: person });
    const visit = async (): Promise<void> => {
      await camera.visit(personId, 'home');
      await button('Refresh', '刷新').waitFor();
      // The visit makes the bot publish Home again, which would close a menu opened before.
      await page.waitForTimeout(SETTLED_MS);
    };
    await visit();
    await camera.shoot('home-first-run');
    await button('Watch a recording', '关注录制').click();
    await dialog.locator('textarea').first().waitFor();
    await camera.shoot('home-watch', dialog);
    await leave();
    await visit();
    await button('Connect your backend', '接入后端').click();
    await dialog.getByText('curl').first().waitFor();
    await camera.shoot('home-connect', dialog);
    await leave();

    await type(CHANNEL, '/recording-watch', 'all channel:class-*');
    const lives: readonly (readonly [alias: string, act: 'exit' | 'fail' | undefined])[] = [
      [words(...ALGEBRA), undefined],
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
    const busy = async (): Promise<void> => {
      await visit();
      await page.getByText(words('Over within the last', '最近 24 小时内结束')).waitFor();
    };
    await busy();
    await camera.shoot('home-busy');
    await camera.inTheDark(async () => {
      await busy();
      await camera.shoot('home-busy-dark');
    });
    const show = new RegExp(`^${words('Show', '查看')}[:：]`);
    await home.getByRole('button', { name: show }).first().click();
    await dialog.getByText('sid').first().waitFor();
    await camera.shoot('home-show', dialog);
    await leave();
    await busy();
    const menu = home.getByRole('button', { name: camera.slackSays.form.moreActions }).first();
    await menu.click();
    await camera.shoot('home-menu-of-a-rule');
    await camera.onPhone(async () => {
      await busy();
      await camera.shoot('phone-home');
    });
  },
};
