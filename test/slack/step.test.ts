import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifest } from '../../sandbox/demo/workplace.ts';
import { PHASES } from '../../src/recording/phase.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import type { Language } from '../../src/slack/language/language.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { watcher } from '../../src/slack/render/card/watchers.ts';
import { spoken } from '../../src/slack/render/message.ts';
import type { Bot } from './bot.ts';
import { ids, intakeBot, KNOWN_SID, OTHER_SID } from './real-intake.ts';
import { channelOf } from './screen.ts';
import { HERE, known, SID } from './subjects.ts';

const { steps } = readManifest(new URL('../../manifest.json', import.meta.url).pathname);

const stepBot = (options: Parameters<typeof intakeBot>[0] = {}) =>
  intakeBot({ ...options, workspace: { steps } });

async function run(bot: Bot, inputs: Readonly<Record<string, string>>) {
  const all = { channel: channelOf(bot), ...inputs };
  await bot.slack.runStep({ user: 'mei', callbackId: CALLBACKS.watchStep, inputs: all });
  const newest = () => bot.slack.state().runs.at(-1);
  await expect.poll(() => newest()?.status).not.toBe('running');
  return newest();
}

test('the step registers a recording, has a channel told, and says what later steps may need', async () => {
  const { bot, world } = await stepBot({ several: true });
  const inputs = { recording: ids(SID), mode: 'composite', app: 'stage', alias: 'Algebra II' };
  expect(await run(bot, inputs)).toMatchObject({
    status: 'succeeded',
    outputs: { sid: SID, name: 'Algebra II', phase: 'registered', channel: channelOf(bot) },
  });
  expect(world.watching).toMatchObject([{ sid: SID, owner: 'WORKFLOW', channel: channelOf(bot) }]);
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'mix', app: 'stage' } });
});

test('whoever started it is named on the card, and a backend is called one', async () => {
  const { bot, world } = await stepBot();
  await run(bot, { recording: ids(SID), mode: 'mix', person: 'U0MEI' });
  const [watch] = world.watching;
  const by = (owner: string, language: Language = ENGLISH) =>
    watcher({ ...HERE, sid: SID, since: 0, owner }, language);
  expect(by(watch?.owner ?? '')).toBe('a workflow (started by <@U0MEI>)');
  expect(by(watch?.owner ?? '', CHINESE)).toBe('工作流（由 <@U0MEI> 启动）');
  expect([by('WORKFLOW'), by('API'), by('API', CHINESE)]).toEqual(['a workflow', 'your backend', '后端']);
});

test('run again it does no harm', async () => {
  const { bot, world } = await stepBot();
  await run(bot, { recording: `${ids(SID)} web` });
  expect(await run(bot, { recording: `${ids(SID)} web`, mode: '' })).toMatchObject({ status: 'succeeded' });
  expect(world.watching).toHaveLength(1);
});

test.each([
  [
    { recording: 'nothing' },
    'I don’t know a recording ‘nothing’. Paste the whole answer of start, which has the resource ID too, and the mode.',
  ],
  [
    { recording: ids(SID) },
    'The mode is missing. Add the mode that start was called with: mix, individual, web or raw.',
  ],
  [{ recording: ids(SID), mode: 'fast' }, 'Mode is individual, mix, web or raw, not ‘fast’.'],
  [{ recording: `${KNOWN_SID}\n${OTHER_SID}` }, 'The step takes one recording, and this names 2 recordings.'],
  [{ recording: `${SID} ${SID} mix`, app: 'nowhere' }, `I don’t know a recording ‘${SID}’.`],
])('it fails with a sentence (%#)', async (inputs, words) => {
  const { bot, world } = await stepBot();
  const { status, error } = (await run(bot, inputs)) ?? {};
  expect({ status, error }).toEqual({ status: 'failed', error: expect.stringContaining(words) });
  expect(world.watching).toEqual([]);
});

test.each<[what: string, answer: object, words: string]>([
  [
    'the bot may not post, and says what to do',
    { how: 'new', card: 'paused' },
    'It is watched, but I cannot post there yet: I am not in the channel. Type /invite @Recording Watch in the channel.',
  ],
  [
    'somebody has stopped what it is to watch, and says how to have it back',
    { how: 'known', card: 'soon', stopped: true },
    'It is not watched: somebody has stopped it in that channel, and no workflow undoes that. To have it back, type /recording-watch and its name there.',
  ],
])('it fails where %s', async (_, answer, error) => {
  const watching = { kind: 'watching', known: known(), how: 'new', already: false, card: 'soon' } as const;
  const { bot } = await stepBot({ flows: { take: async () => ({ ...watching, ...answer }) } });
  expect(await run(bot, { recording: KNOWN_SID })).toMatchObject({ status: 'failed', error });
});

test('it fails under the number that the log has, when something is away', async () => {
  const { bot } = await stepBot({ flows: { take: () => Promise.reject(new Error('away')) } });
  const { error } = (await run(bot, { recording: KNOWN_SID })) ?? {};
  const logged = bot.log.lines.find(({ outcome }) => outcome === 'unanswered');
  expect(error).toBe(
    `Something that I need did not work. Run the workflow again; it does no harm twice. If it still fails, tell your admin the number ${logged?.facts.id}.`,
  );
});

test('it says in Chinese, too, why it may not post and what to do', () => {
  expect(spoken(CHINESE.step.cannotPost('频道已归档', '请取消频道归档'))).toBe(
    '录制已关注，但暂时无法在频道中发消息：频道已归档。\n请取消频道归档。',
  );
});

test('its phases are those that the manifest names', () => {
  const manifest = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  for (const phase of PHASES) expect(manifest).toContain(phase);
});
