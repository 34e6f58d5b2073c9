import { ALGEBRA, CHANNEL, type Scene, until } from '../stage.ts';

/** The form that registers recordings, its error messages, and the shortcuts and the workflow step that do the same. */
export const intake: Scene = {
  name: 'intake',
  async play({ camera, words, world, person, personId, type, see, shootAnswer }) {
    const { agora, slack } = world;
    const dialog = camera.page.getByRole('dialog');
    const { sid, resourceId } = agora.start({ mode: 'mix', cname: 'algebra-2-room-4' });
    const pasted = JSON.stringify({ resourceId, sid }, null, 1);
    const fill = (more: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
      slack.submitView({ user: person, values: { paste: { value: pasted }, ...more } });

    await type(CHANNEL, '/recording-watch');
    await see();
    await camera.shoot('form-empty', dialog);
    await camera.onPhone(async () => {
      await see();
      await camera.shoot('phone-form');
    });
    await dialog.locator('textarea').fill(pasted);
    await fill({});
    await camera.page.getByRole('alert').first().waitFor();
    await camera.shoot('form-mistake', dialog);
    const alias = words(...ALGEBRA);
    await fill({ mode: { value: 'mix' }, alias: { value: alias } });
    await until('the end of the form', () => {
      const top = slack.state().views[personId]?.at(-1)?.view;
      return top?.submit === null && top.blocks.some(({ type: kind }) => kind === 'actions')
        ? top
        : undefined;
    });
    await see();
    await camera.shoot('form-done', dialog);
    await slack.closeView({ user: person });

    const started = agora.start({ mode: 'mix', cname: 'physics-3' });
    const text = words('Physics has just started: ', '物理课已开始：');
    const answer = { sid: started.sid, resourceId: started.resourceId };
    await slack.post('anna', CHANNEL, `${text}\`\`\`${JSON.stringify(answer)} mix\`\`\``);
    await see();
    const message = camera.newest();
    await message.hover();
    await message.getByRole('button', { name: camera.slackSays.messages.more }).click();
    await camera.shoot('menu-of-a-message');
    await camera.page.keyboard.press('Escape');
    await camera.page.getByRole('button', { name: camera.slackSays.composer.shortcuts }).click();
    await camera.shoot('menu-of-shortcuts');
    await camera.page.getByRole('menuitem', { name: camera.slackSays.composer.workflow('') }).click();
    await dialog
      .getByLabel(words('Recording', '录制'), { exact: true })
      .fill(`${started.sid} ${started.resourceId} mix`);
    await dialog.getByRole('button', { name: camera.slackSays.form.run }).click();
    await until('the step', () => slack.state().runs.find(({ status }) => status !== 'running'));
    await dialog.getByText(camera.slackSays.form.done).scrollIntoViewIfNeeded();
    await camera.shoot('workflow-step', dialog);
    await see();

    const many = Array.from({ length: 6 }, (_, n) => {
      const one = agora.start({ mode: 'mix', cname: `class-${n}` });
      return n === 3 ? `${one.sid} ${one.resourceId.slice(0, 100)} mix` : `${one.sid} ${one.resourceId} mix`;
    });
    await type(CHANNEL, '/recording-watch', many.join('\n'));
    await shootAnswer('answer-several');
  },
};
