import { expect, test } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { CheckAccess } from '../../src/ports/slack.ts';
import { createAccessCheck } from '../../src/slack/api/access.ts';
import { SCOPES } from '../../src/slack/api/scopes.ts';
import { BOT_TOKEN, memoryLog, openSlack } from './bot.ts';
import { placeIn } from './screen.ts';

async function workspace(
  scopes: readonly string[] = SCOPES,
): Promise<{ slack: PretendSlack; check: CheckAccess }> {
  const slack = await openSlack({ scopes });
  return { slack, check: createAccessCheck({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, log: memoryLog() }) };
}

test.each([
  ['recordings', 'yes'],
  ['random', 'public'],
  ['team-leads', 'no'],
])('in #%s the bot is a member: %s', async (name, member) => {
  const { slack, check } = await workspace();
  expect(await check(placeIn(slack, name))).toEqual({ member, scopes: { missing: [], without: [] } });
});

test('scopes that were not granted are named; optional ones by what is done without them', async () => {
  const { slack, check } = await workspace(SCOPES.filter((scope) => !scope.startsWith('im:')));
  expect(await check(placeIn(slack, 'recordings'))).toEqual({
    member: 'yes',
    scopes: { missing: ['im:write'], without: ['history'] },
  });
});

test('without the right to post uninvited, a public channel is as shut as a private one', async () => {
  const { slack, check } = await workspace(SCOPES.filter((scope) => scope !== 'chat:write.public'));
  expect(await check(placeIn(slack, 'random'))).toEqual({
    member: 'no',
    scopes: { missing: [], without: ['strange_channels'] },
  });
});

test('without the right to look, membership is unknown', async () => {
  const { slack, check } = await workspace(['chat:write']);
  expect(await check(placeIn(slack, 'recordings'))).toMatchObject({ member: 'unknown' });
});

test.each(['down', 'cut'] as const)(
  'a Slack that is %s is said to be away, without a secret',
  async (kind) => {
    const { slack, check } = await workspace();
    slack.setFault({ kind });
    const error = await check(placeIn(slack, 'recordings')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'SlackUnavailable', message: 'Slack did not answer: unknown' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(BOT_TOKEN);
  },
);
