import { expect, test } from 'vitest';
import { createOpenTo } from '../../src/slack/api/open-to.ts';
import { BOT_TOKEN, memoryLog, openSlack } from './bot.ts';

/** Users' IDs of the pretend workspace, by name. */
async function workspace() {
  let time = 0;
  const slack = await openSlack({
    users: [
      { id: 'U0MEI', name: 'mei' },
      { id: 'U0TOM', name: 'tom' },
    ],
    channels: [
      { id: 'C0OPEN', name: 'open', members: [] },
      { id: 'C0UNJOINED', name: 'unjoined', bot: false },
      { id: 'C0PRIVATE', name: 'private', private: true, bot: true, members: ['U0MEI'] },
      { id: 'C0LEFT', name: 'left', private: true, bot: false, members: ['U0MEI'] },
    ],
  });
  const log = memoryLog();
  const openTo = createOpenTo({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, log, now: () => time });
  const asked = async (user: string | undefined, channels = ALL) => [...(await openTo(user, channels))];
  return { slack, log, asked, pass: (ms: number) => (time += ms) };
}

const ALL = ['C0OPEN', 'C0UNJOINED', 'C0PRIVATE', 'C0LEFT', 'C0NOWHERE'];
const PUBLIC = ['C0OPEN', 'C0UNJOINED'];

test('public channels are open to all, private ones to those who are in them with the bot', async () => {
  const { asked } = await workspace();
  expect(await asked('U0MEI')).toEqual([...PUBLIC, 'C0PRIVATE']);
  expect(await asked('U0TOM')).toEqual(PUBLIC);
});

test('somebody whom Slack does not know, and nobody, see public channels', async () => {
  const { asked } = await workspace();
  expect(await asked('U0STRANGER')).toEqual(PUBLIC);
  expect(await asked(undefined)).toEqual(PUBLIC);
});

test('Slack is asked once for what was asked minutes ago, and again later', async () => {
  const { slack, asked, pass } = await workspace();
  const calls = () =>
    slack.log().filter(({ method }) => /^(conversations\.info|users\.conversations)$/.test(method)).length;
  await asked('U0MEI');
  const first = calls();
  pass(60_000);
  await asked('U0MEI');
  expect(calls()).toBe(first);
  pass(3 * 60_000);
  await asked('U0MEI');
  expect(calls()).toBe(first + 1);
});

test('what Slack does not say in time is closed, and asked for again once it can be', async () => {
  const { slack, asked, log, pass } = await workspace();
  slack.setFault({ kind: 'down' });
  expect(await asked('U0MEI')).toEqual([]);
  expect(log.outcomes()).toContain('membershipUnknown');
  slack.clearFaults();
  expect(await asked('U0MEI')).toEqual([]);
  pass(6_000);
  expect(await asked('U0MEI')).toEqual([...PUBLIC, 'C0PRIVATE']);
});
