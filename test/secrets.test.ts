import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config/config.ts';
import { createSecrets } from '../src/config/secrets.ts';
import { mayBeInFile, ROWS } from '../src/config/variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const APP = { name: 'prod', appId: 'a', customerId: 'b', customerSecret: 'c-secret' };

/** Valid values, before a rotation and after it. */
const VALUES: Record<string, readonly [string, string]> = {
  SLACK_BOT_TOKEN: ['xoxb-1', 'xoxb-2'],
  SLACK_APP_TOKEN: ['xapp-1', 'xapp-2'],
  SLACK_SIGNING_SECRET: ['signing-1', 'signing-2,signing-1'],
  AGORA_CUSTOMER_ID: ['customer-1', 'customer-2'],
  AGORA_CUSTOMER_SECRET: ['customer-secret-1', 'customer-secret-2'],
  AGORA_CALLBACK_SECRET: ['callback-1', 'callback-2'],
  AGORA_CALLBACK_RELAY_URL: ['http://127.0.0.1:1/x', 'http://127.0.0.1:2/x'],
  REDIS_URL: ['redis://127.0.0.1:1', 'redis://127.0.0.1:2'],
  SLACK_PROXY_URL: ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
  AGORA_PROXY_URL: ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
  REDIS_SENTINEL_PASSWORD: ['sentinel-1', 'sentinel-2'],
  API_TOKENS: ['token-of-the-api-1', 'token-of-the-api-2'],
  OTEL_EXPORTER_OTLP_HEADERS: ['authorization=key-1', 'authorization=key-2'],
};

const write = (name: string, value: string): string => {
  const file = join(folder, name);
  writeFileSync(file, value);
  return file;
};

const ENV = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'signing-1',
  AGORA_APP_ID: 'a',
  AGORA_CUSTOMER_ID: 'b',
  AGORA_CUSTOMER_SECRET: 'c',
  REDIS_URL: 'redis://127.0.0.1:1',
};

function start(more: Record<string, string | undefined> = {}) {
  const files = Object.entries(VALUES).map(([name, [before]]) => [`${name}_FILE`, write(name, before)]);
  const env = { SLACK_MODE: 'http', AGORA_APP_ID: 'app', ...Object.fromEntries(files), ...more };
  return createSecrets(env, ['en'], readConfig(env, ['en']));
}

test.each(ROWS.filter(mayBeInFile))('$name is taken over on SIGHUP or named as one that is not', (row) => {
  const { name, secret } = row;
  const secrets = start();
  const [, after] = VALUES[name] ?? [];
  if (after === undefined) throw new Error(`no values of ${name} are known here`);
  write(name, after);
  const [taken, atRestart] = secret === 'reread' ? [[name], []] : [[], [name]];
  expect(secrets.reread()).toEqual({ taken, atRestart });
  expect(secrets.reread()).toEqual({ taken: [], atRestart: [] });
});

test('what was taken over is what counts from then on', () => {
  const secrets = start();
  expect(secrets.signing()).toEqual(['signing-1']);
  for (const [name, [, after]] of Object.entries(VALUES)) write(name, after);
  secrets.reread();
  expect(secrets.signing()).toEqual(['signing-2', 'signing-1']);
  expect(secrets.apiTokens()).toEqual(['token-of-the-api-2']);
  expect(secrets.apps()).toMatchObject([
    {
      customerId: 'customer-2',
      customerSecret: 'customer-secret-2',
      callbackSecrets: ['callback-2'],
      callbackRelayUrl: 'http://127.0.0.1:1/x',
    },
  ]);
  expect(secrets.config().slack.botToken).toBe('xoxb-1');
});

test('with something that nobody could start with, everything stays as it was', () => {
  const secrets = start();
  write('SLACK_SIGNING_SECRET', 'signing-2');
  write('API_TOKENS', 'short');
  expect(() => secrets.reread()).toThrow(ConfigError);
  expect(secrets.signing()).toEqual(['signing-1']);
  write('API_TOKENS', 'token-of-the-api-1');
  expect(secrets.reread()).toEqual({ taken: ['SLACK_SIGNING_SECRET'], atRestart: [] });
});

test('keys of the API are taken over from their file; without any left the API would be off, which needs a restart', () => {
  const keys = [{ name: 'a', sha256: 'ab'.repeat(32), scope: 'all' }];
  const on = start({ API_TOKENS_FILE: undefined, API_KEYS_FILE: write('keys', JSON.stringify(keys)) });
  write('keys', JSON.stringify([{ ...keys[0], scope: 'read' }]));
  expect(on.reread()).toEqual({ taken: ['API_KEYS_FILE'], atRestart: [] });
  expect(on.apiKeys()).toMatchObject([{ scope: 'read' }]);
  const tokens = write('API_TOKENS', 'token-of-the-api-1');
  const env: Record<string, string | undefined> = { ...ENV, API_TOKENS_FILE: tokens };
  const off = createSecrets(env, ['en'], readConfig(env, ['en']));
  delete env.API_TOKENS_FILE;
  expect(off.reread()).toEqual({ taken: [], atRestart: ['API_TOKENS'] });
  expect(off.apiTokens()).toEqual(['token-of-the-api-1']);
});

test('of a file of apps the credentials are taken over; an app that is new waits for a restart', () => {
  const none = { AGORA_APP_ID: undefined, AGORA_CUSTOMER_ID_FILE: undefined };
  const file = write('apps', JSON.stringify([APP]));
  const secrets = start({
    ...none,
    AGORA_CUSTOMER_SECRET_FILE: undefined,
    AGORA_CALLBACK_SECRET_FILE: undefined,
    AGORA_CALLBACK_RELAY_URL_FILE: undefined,
    AGORA_APPS_FILE: file,
  });
  const rotated = { ...APP, customerSecret: 'd-secret' };
  write('apps', JSON.stringify([rotated]));
  expect(secrets.reread()).toEqual({ taken: ['AGORA_APPS_FILE'], atRestart: [] });
  write('apps', JSON.stringify([rotated, { ...APP, name: 'stage' }]));
  expect(secrets.reread()).toEqual({ taken: [], atRestart: ['AGORA_APPS_FILE'] });
  expect(secrets.apps()).toEqual([rotated]);
});
