import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/slack/pressable/commands.ts';
import { ids, intakeBot, OTHER_SID } from './real-intake.ts';
import { idOf } from './screen.ts';
import { SID } from './subjects.ts';

/** Commands as the manifest has them, which Slack escapes. */
const commands = Object.values(COMMANDS).map(({ name }) => ({
  command: name,
  description: name,
  should_escape: true,
}));

const escaped = () => intakeBot({ workspace: { commands } });

const RESOURCE = SID.repeat(7);
const QUERY = (app: string) =>
  `https://api.agora.io/v1/apps/${app}/cloud_recording/resourceid/${RESOURCE}/sid/${SID}/mode/mix/query`;

test('a person who is typed is the person who is mentioned', async () => {
  const { bot, world } = await escaped();
  await bot.type('watch', `${ids(SID)} mix notify:@tom`);
  await expect.poll(() => world.watching).toMatchObject([{ sid: SID, notify: idOf(bot, 'tom') }]);
});

test.each(['channel', '@channel', '@here', 'none'])('notify:%s names no person', async (whom) => {
  const { bot, world } = await escaped();
  await bot.type('watch', `${ids(SID)} mix notify:${whom}`);
  await expect.poll(() => world.watching).toMatchObject([{ notify: whom.replace('@', '') }]);
});

test('somebody whom Slack did not recognise is asked for again, and nothing is watched', async () => {
  const { bot, world } = await escaped();
  await bot.type('watch', `${ids(SID)} mix notify:@nobody`);
  await expect.poll(() => bot.answer()).toContain('I can’t tell whom `notify:@nobody` means.');
  expect(world.watching).toEqual([]);
});

test.each([
  ['JSON', `{"cname":"maths & art <1>","resourceId":"${RESOURCE}","sid":"${SID}"} mix`],
  ['a query URL', QUERY('4b825dc642cb6eb9a060e54bf8d69288')],
  ['a URL whose App ID is to be filled in', QUERY('<appid>')],
  ['a URL in a template', `curl "${QUERY('{{APPID}}')}?a=1&b=2"`],
  ['ids with full-width commas', `${SID}，${RESOURCE}，mix`],
  ['bold labels', `*sid:* ${SID} *resourceId:* ${RESOURCE} *mode:* mix`],
])('a paste that Slack escapes is read all the same: %s', async (_, text) => {
  const { bot, world } = await escaped();
  await bot.type('watch', text);
  await expect.poll(() => world.watching).toMatchObject([{ sid: SID }]);
  expect(await world.recordings.find(SID)).toMatchObject({
    recording: { resourceId: RESOURCE, mode: 'mix', app: 'prod' },
  });
});

test.each(['R&D <4>', 'class7.example.com', 'algebra@example.com', '@mei', '#general'])(
  'a name that Slack takes for something stays the name: %s',
  async (name) => {
    const { bot, world } = await escaped();
    await bot.type('watch', `${ids(OTHER_SID)} mix as:"${name}"`);
    await expect.poll(() => world.watching).toHaveLength(1);
    expect(await world.recordings.find(OTHER_SID)).toMatchObject({ recording: { alias: name } });
  },
);
