import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeAuthority } from '../../sandbox/authority.ts';
import { createClient } from '../../src/slack/api/client.ts';
import { failureOf } from '../../src/slack/api/failure.ts';
import { createWayOut } from '../../src/slack/api/way-out.ts';
import { startConnectProxy, startFront } from '../story/connect-proxy.ts';
import { temporaryFolder } from '../temporary.ts';
import { memoryLog, openSlack } from './bot.ts';

const HOST = 'slack-gov.test:443';

async function askThrough(proxyUrl: string, ca?: string) {
  const wayOut = await createWayOut({ proxyUrl, ...(ca === undefined ? {} : { ca }) });
  const account = { botToken: 'xoxb-1', apiUrl: `https://${HOST}/api/`, wayOut };
  return createClient(account, memoryLog())
    .auth.test()
    .then(() => undefined, failureOf);
}

test.each([
  [undefined, 403, 403],
  ['somebody:else', 200, 407],
] as const)(
  'what a proxy refuses was never sent, and is said by its status (%#)',
  async (login, status, answered) => {
    const proxy = await startConnectProxy({}, login === undefined ? undefined : 'user:word');
    if (status !== 200) proxy.refuse(status);
    const url = login === undefined ? proxy.url : proxy.url.replace('user:word', login);
    expect(await askThrough(url)).toEqual({ kind: 'not_sent', why: `the proxy answered ${answered}` });
    expect(proxy.asked).toEqual([HOST]);
    expect(proxy.seen()).toBe('');
  },
);

test('through a tunnel a certificate still has to be for Slack’s own name', async () => {
  const authority = makeAuthority(temporaryFolder(), ['somebody-else.test']);
  const slack = await openSlack();
  const proxy = await startConnectProxy({
    [HOST]: await startFront(authority, Number(new URL(slack.url).port)),
  });
  const failure = await askThrough(proxy.url, readFileSync(authority.caFile, 'utf8'));
  expect(failure).toMatchObject({ kind: 'unknown' });
  expect(proxy.seen()).not.toMatch(/xoxb|POST/);
});
