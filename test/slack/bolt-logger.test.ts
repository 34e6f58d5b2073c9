import { expect, test } from 'vitest';
import { boltLogger, withoutSecrets } from '../../src/slack/api/bolt-logger.ts';
import { memoryLog } from './bot.ts';

test.each([
  [
    'a token of any kind',
    'token xoxb-12-34-abc, xoxp-1 and xapp-1-A2-b',
    'token [secret], [secret] and [secret]',
  ],
  ['the ticket of a Socket Mode connection', 'opening wss://wss.slack.com/link?ticket=1', 'opening [secret]'],
  ['a secret without a form of its own', 'signed with 8f742231b10e', 'signed with [secret]'],
])('%s is not logged', (_, said, logged) => {
  expect(withoutSecrets([said], ['8f742231b10e'])).toBe(logged);
});

test('of an error its name and message are logged, and nothing that hangs on it', () => {
  const error = Object.assign(new TypeError('fetch failed'), { headers: { authorization: 'Bearer hidden' } });
  expect(withoutSecrets(['http request failed', error, { body: 'hidden' }])).toBe(
    'http request failed TypeError: fetch failed object',
  );
});

test('of Bolt’s own lines only warnings and errors are kept: the rest hold whole requests', () => {
  const log = memoryLog();
  const logger = boltLogger(log, []);
  logger.debug('http request body: secret things');
  logger.info('Now connected to Slack');
  logger.warn('something is odd');
  logger.error(new Error('something is wrong'));
  expect(log.lines).toEqual([
    { level: 'warn', facts: { detail: 'something is odd' }, outcome: 'slackSdk' },
    { level: 'error', facts: { detail: 'Error: something is wrong' }, outcome: 'slackSdk' },
  ]);
});
