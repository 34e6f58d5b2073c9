import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ConfigError, readConfig } from '../src/config/config.ts';
import { mayBeInFile, ROWS } from '../src/config/variables.ts';
import { envExample, variablesTable } from './printed-variables.ts';

const enough = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-three',
  SLACK_SIGNING_SECRET: 'signing-secret-of-a-test',
  AGORA_APP_ID: '0123456789abcdef0123456789abcdef',
  AGORA_CUSTOMER_ID: 'customer-id-of-a-test',
  AGORA_CUSTOMER_SECRET: 'customer-secret-of-a-test',
  REDIS_URL: 'redis://127.0.0.1:6379',
};

const NO_REDIS_URL =
  'is not an address such as redis://user:password@host:6379, redis+sentinel://user:password@a:26379,b:26379/master or redis+cluster://user:password@a:6379,b:6379; in a password / is written %2F, @ %40, # %23 and ? %3F';
const REDIS_BEGINS =
  'REDIS_URL must begin with redis:// or rediss://, for Sentinel with redis+sentinel:// and for a cluster with redis+cluster:// (rediss+… with TLS)';
const UNSAFE =
  'must be https, except on this machine itself, without user or query: credentials travel with every request';

const complaintsAbout = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(env, ['en']);
  } catch (error) {
    return (error as ConfigError).complaints;
  }
  return [];
};

const folder = mkdtempSync(join(tmpdir(), 'apps-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const appsFile = (content: unknown): string => fileOf('apps.json', content);

const APP = { name: 'prod', appId: 'a', customerId: 'b', customerSecret: 'c-secret' };

const { AGORA_APP_ID: _a, AGORA_CUSTOMER_ID: _b, AGORA_CUSTOMER_SECRET: _c, ...withoutAgora } = enough;

describe('a start with the least that is needed', () => {
  const config = readConfig(enough, ['en']);

  test('takes the promised defaults', () => {
    expect(config).toMatchObject({
      role: 'all',
      port: 3000,
      host: '0.0.0.0',
      opsPort: 9090,
      opsHost: '127.0.0.1',
      logLevel: 'info',
      slack: { apiUrl: 'https://slack.com/api/' },
      reached: { mode: 'http' },
      agora: { area: 'global', timeoutMs: 8_000, requestsPerSecond: 2 },
      redis: { prefix: 'recbot' },
      policy: { pollMs: 30_000, patienceMs: 90_000, startDeadlineMs: 90_000 },
      expiryHours: 72,
      historyDays: 30,
      defaultLanguage: 'en',
      apiTokens: [],
    });
  });

  test('takes several API tokens, so that one can be replaced without a gap', () => {
    const set = { ...enough, API_TOKENS: 'the-old-token-of-16, the-new-token-of-16' };
    expect(readConfig(set, ['en']).apiTokens).toEqual(['the-old-token-of-16', 'the-new-token-of-16']);
  });

  test('speaks another language where DEFAULT_LANGUAGE says so', () => {
    const set = { ...enough, DEFAULT_LANGUAGE: 'zh' };
    expect(readConfig(set, ['en', 'zh']).defaultLanguage).toBe('zh');
  });

  test('names its only app "default"', () => {
    expect(config.apps.map(({ name }) => name)).toEqual(['default']);
  });

  test('uses Socket Mode as soon as there is an app-level token', () => {
    expect(readConfig({ ...enough, SLACK_APP_TOKEN: 'xapp-1' }, ['en']).reached?.mode).toBe('socket');
  });

  test('treats an empty variable as unset, as compose files pass it', () => {
    expect(readConfig({ ...enough, POLL_SECONDS: '', SLACK_APP_TOKEN: ' ' }, ['en']).policy.pollMs).toBe(
      30_000,
    );
  });
});

describe('a start that lacks something', () => {
  test('hears every complaint at once, each by the name of its variable', () => {
    const { REDIS_URL: _, SLACK_BOT_TOKEN: __, AGORA_CUSTOMER_SECRET: ___, ...rest } = enough;
    const names = complaintsAbout({ ...rest, POLL_SECONDS: 'often' }).map(
      (complaint) => complaint.split(' ')[0],
    );
    expect(names.sort()).toEqual(['AGORA_CUSTOMER_SECRET', 'POLL_SECONDS', 'REDIS_URL', 'SLACK_BOT_TOKEN']);
  });

  test.each([
    [{ POLL_SECONDS: '0' }, 'POLL_SECONDS must be between 1 and 3600'],
    [{ PORT: '3000.5' }, 'PORT must be a whole number'],
    [{ OPS_PORT: '0.5' }, 'OPS_PORT must be a whole number'],
    [{ ROLE: 'boss' }, 'ROLE must be one of all, web, worker'],
    [{ SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN must start with xoxb-'],
    [{ DEFAULT_LANGUAGE: 'tlh' }, 'DEFAULT_LANGUAGE must be one of en'],
    [{ REDIS_URL: 'localhost' }, REDIS_BEGINS],
    [{ REDIS_URL: 'unix:/run/redis.sock' }, REDIS_BEGINS],
    [{ REDIS_URL: 'redis://:a/b@host' }, `REDIS_URL ${NO_REDIS_URL}`],
    [{ REDIS_URL: 'redis://host:99999' }, `REDIS_URL ${NO_REDIS_URL}`],
    [{ REDIS_URL: 'redis://a,b' }, `REDIS_URL ${NO_REDIS_URL}`],
    [{ REDIS_URL: 'redis+cluster://a:6379,:6380' }, `REDIS_URL ${NO_REDIS_URL}`],
    [{ REDIS_URL: 'redis+cluster://a/1' }, 'REDIS_URL names a database, of which a cluster has none'],
    [{ REDIS_URL: 'redis://a/b' }, 'REDIS_URL names a database that is no number'],
    [
      { REDIS_URL: 'redis+sentinel://a:26379' },
      'REDIS_URL lacks the name of the master, as in redis+sentinel://a:26379,b:26379/master',
    ],
    [{ REDIS_CA_FILE: 'package.json' }, 'REDIS_CA_FILE holds no certificate in PEM'],
    [{ REDIS_CA_FILE: 'nowhere.pem' }, 'REDIS_CA_FILE cannot be read'],
    [
      { REDIS_URL: 'redis://:100%@host' },
      'REDIS_URL has a % that is no escape: in a password it is written %25',
    ],
    [
      { REDIS_CA_FILE: 'nowhere.pem' },
      'REDIS_CA_FILE is for TLS, which REDIS_URL does not use: let that begin with rediss, or unset this',
    ],
    [{ AGORA_HOSTS: 'http://agora.example' }, `AGORA_HOSTS ${UNSAFE}`],
    [{ AGORA_HOSTS: 'https://agora.example, https://me:word@agora.example' }, `AGORA_HOSTS ${UNSAFE}`],
    [{ AGORA_HOSTS: 'https://agora.example/?key=1' }, `AGORA_HOSTS ${UNSAFE}`],
    [{ SLACK_API_URL: 'http://slack.example/api/' }, `SLACK_API_URL ${UNSAFE}`],
    [{ SLACK_SIGNING_SECRET: 'x' }, 'SLACK_SIGNING_SECRET must be of at least 8 characters each'],
    [
      { AGORA_CALLBACK_RELAY_URL: 'https://handler.example/x' },
      'AGORA_CALLBACK_SECRET is missing: without it no callback is taken, and AGORA_CALLBACK_RELAY_URL gets none',
    ],
    [
      { SLACK_MODE: 'socket' },
      'SLACK_APP_TOKEN is missing: Socket Mode needs an app-level token with connections:write',
    ],
    [
      { SLACK_SIGNING_SECRET: undefined },
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: without one of them Slack cannot reach the bot',
    ],
    [
      { SLACK_SIGNING_SECRET: undefined, SLACK_MODE: 'http' },
      'SLACK_SIGNING_SECRET is missing: it proves that a request comes from Slack',
    ],
  ])('is told what to change (%#)', (env, sentence) => {
    expect(complaintsAbout({ ...enough, ...env })).toContain(sentence);
  });

  test.each([
    'short',
    'long-enough-for-a-token,short',
    'long-enough-for-a-token,',
    'with a space in the middle',
  ])('is told of an API token that is too weak to be one (%#)', (value) => {
    expect(complaintsAbout({ ...enough, API_TOKENS: value })).toEqual([
      'API_TOKENS must be tokens of at least 16 characters without spaces, separated by commas',
    ]);
  });

  test('may have a Redis whose password needed escapes', () => {
    expect(complaintsAbout({ ...enough, REDIS_URL: 'rediss://bot:100%25%2F@host' })).toEqual([]);
  });

  test('is never shown a value, which may be a secret', () => {
    const complaints = complaintsAbout({
      ...enough,
      SLACK_BOT_TOKEN: 'oops-a-secret',
      REDIS_URL: 'oops-a-secret',
    });
    expect(complaints).toHaveLength(2);
    expect(complaints.join()).not.toContain('oops-a-secret');
  });

  test('needs no signing secret for a worker, which only posts', () => {
    expect(complaintsAbout({ ...enough, ROLE: 'worker', SLACK_SIGNING_SECRET: '' })).toEqual([]);
  });

  test('may point to Agora and Slack on this machine without TLS', () => {
    const near = {
      AGORA_HOSTS: 'http://127.0.0.1:9, http://localhost:9',
      SLACK_API_URL: 'http://[::1]:9/api/',
    };
    expect(complaintsAbout({ ...enough, ...near })).toEqual([]);
  });
});

describe('keys of the API', () => {
  const HASH = 'ab'.repeat(32);
  const KEY = { name: 'a', sha256: HASH, scope: 'all' };
  const withKeys = (content: unknown) => ({ ...enough, API_KEYS_FILE: fileOf('keys.json', content) });

  test('come from a file, as hashes; two may share a name while one replaces the other', () => {
    const limited = { name: 'school', sha256: HASH, scope: 'register', apps: ['default'], reportsStop: true };
    const next = { name: 'school', sha256: 'CD'.repeat(32), scope: 'all' };
    expect(readConfig(withKeys([limited, next]), ['en']).apiKeys).toEqual([
      limited,
      { ...next, sha256: 'cd'.repeat(32) },
    ]);
  });

  test.each<[unknown, string]>([
    ['[{', 'API_KEYS_FILE is not JSON'],
    [[], 'API_KEYS_FILE holds no key'],
    [[{ ...KEY, sha256: 'a-key-in-the-clear' }], 'API_KEYS_FILE at 0.sha256: must be the 64'],
    [
      [{ ...KEY, sha256: createHash('sha256').digest('hex').toUpperCase() }],
      'API_KEYS_FILE at 0.sha256: is the SHA-256 of an empty text',
    ],
    [[{ ...KEY, name: 'a b' }], 'API_KEYS_FILE at 0.name: may hold up to 40'],
    [[{ ...KEY, scope: 'write' }], 'API_KEYS_FILE at 0.scope: '],
    [[{ ...KEY, key: 'in the clear' }], 'API_KEYS_FILE at 0: Unrecognized key: "key"'],
    [[{ ...KEY, apps: [] }], 'API_KEYS_FILE at 0.apps: names no app'],
    [
      [{ ...KEY, apps: ['default', 'prod'] }],
      'API_KEYS_FILE at 0.apps: must be names of configured apps: default',
    ],
    [[KEY, { ...KEY, name: 'b', scope: 'read' }], 'API_KEYS_FILE holds one hash twice'],
  ])('that cannot be taken are named, and no value is repeated (%#)', (content, complaint) => {
    const complaints = complaintsAbout(withKeys(content));
    expect(complaints).toEqual([expect.stringContaining(complaint)]);
    expect(complaints.join()).not.toMatch(/in the clear|in-the-clear|abab/);
  });

  test('are missed where the file is', () => {
    const nowhere = { ...enough, API_KEYS_FILE: join(folder, 'nowhere.json') };
    expect(complaintsAbout(nowhere)).toEqual(['API_KEYS_FILE cannot be read']);
  });
});

describe('callbacks of Agora', () => {
  const RELAY = 'http://127.0.0.1:9000/agora';

  test('of a single app have one secret or, while it is rotated, two', () => {
    const set = { ...enough, AGORA_CALLBACK_SECRET: 'secret-1, secret-2', AGORA_CALLBACK_RELAY_URL: RELAY };
    expect(readConfig(set, ['en']).apps).toMatchObject([
      { name: 'default', callbackSecrets: ['secret-1', 'secret-2'], callbackRelayUrl: RELAY },
    ]);
  });

  test('of several apps stand in the file, and the variables are refused', () => {
    const file = appsFile([{ ...APP, callbackSecret: 'secret-1,secret-2', callbackRelayUrl: RELAY }]);
    const set = { ...withoutAgora, AGORA_APPS_FILE: file };
    expect(readConfig(set, ['en']).apps).toEqual([
      { ...APP, callbackSecrets: ['secret-1', 'secret-2'], callbackRelayUrl: RELAY },
    ]);
    expect(complaintsAbout({ ...set, AGORA_CALLBACK_SECRET: 'secret-1' })[0]).toContain('for a single app');
  });

  test.each(['short', 'a-secret,b-secret,c-secret', 'with a space', 'secret-1,,'])(
    'a secret that cannot be one is refused and not repeated: %s',
    (secret) => {
      const [complaint] = complaintsAbout({ ...enough, AGORA_CALLBACK_SECRET: secret });
      expect(complaint).toMatch(/^AGORA_CALLBACK_SECRET must be/);
      expect(complaint).not.toContain(secret);
    },
  );

  test.each([
    ['http://203.0.113.9/x', false],
    ['http://169.254.169.254/latest', false],
    ['http://[fe80::1]/x', false],
    ['ftp://127.0.0.1/x', false],
    ['https://user:key@handler.example/x', false],
    ['nonsense', false],
    ['https://handler.example/x', true],
    ['http://handler:9000/x', true],
    ['http://10.1.2.3/x', true],
    ['http://[::1]:9000/x', true],
    ['http://[fd00::9]/x', true],
  ])('a relay to %s is taken: %s', (url, taken) => {
    const set = { ...enough, AGORA_CALLBACK_SECRET: 'secret-1', AGORA_CALLBACK_RELAY_URL: url };
    const complaints = complaintsAbout(set);
    expect(complaints.length === 0).toBe(taken);
  });
});

describe('a secret from a file', () => {
  const TOKEN = 'xoxb-from-a-file';
  const { SLACK_BOT_TOKEN: _, ...withoutToken } = enough;
  const inFile = (content: string): string => fileOf('token', content);

  test('counts as if it stood in the environment, without the line break at its end', () => {
    const set = { ...withoutToken, SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: inFile(`${TOKEN}\n`) };
    expect(readConfig(set, ['en']).slack.botToken).toBe(TOKEN);
  });

  test.each<[string, Record<string, string>, string]>([
    ['twice', enough, 'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE exclude each other: set one or the other'],
    ['', withoutToken, 'SLACK_BOT_TOKEN_FILE names an empty file'],
    ['xoxp-of-a-person', withoutToken, 'SLACK_BOT_TOKEN must start with xoxb-'],
  ])('%j that cannot be used is one complaint, and is not repeated', (content, env, complaint) => {
    expect(complaintsAbout({ ...env, SLACK_BOT_TOKEN_FILE: inFile(content) })).toEqual([complaint]);
  });

  test('that is not there is one complaint, without the name of the file, which may be the secret', () => {
    expect(complaintsAbout({ ...withoutToken, SLACK_BOT_TOKEN_FILE: TOKEN })).toEqual([
      'SLACK_BOT_TOKEN_FILE cannot be read',
    ]);
  });

  test.each(ROWS.filter(mayBeInFile).map(({ name }) => name))('%s may be one', (name) => {
    const set = { ...enough, [name]: undefined, [`${name}_FILE`]: join(folder, 'nowhere') };
    expect(complaintsAbout(set)).toContain(`${name}_FILE cannot be read`);
  });

  test('that only the web role needs is not opened by a worker', () => {
    const closed = Object.fromEntries(
      ROWS.filter(({ secret, only }) => secret && only === 'web').map(({ name }) => [
        name.endsWith('_FILE') ? name : `${name}_FILE`,
        join(folder, 'nowhere'),
      ]),
    );
    const { SLACK_SIGNING_SECRET: __, ...rest } = enough;
    expect(complaintsAbout({ ...rest, ...closed, ROLE: 'worker' })).toEqual([]);
    const complaints = complaintsAbout({ ...rest, ...closed, ROLE: 'web' }).join('\n');
    for (const name of Object.keys(closed)) expect(complaints).toContain(name);
  });
});

describe('several apps', () => {
  test('come from a file', () => {
    const stage = { ...APP, name: 'stage', area: 'cn', requestsPerSecond: 5, reportsStop: true };
    const file = appsFile([APP, stage]);
    expect(readConfig({ ...withoutAgora, AGORA_APPS_FILE: file }, ['en']).apps).toEqual([APP, stage]);
  });

  test.each<[unknown, string]>([
    ['not json c-secret', 'AGORA_APPS_FILE is not JSON'],
    ['[]', 'AGORA_APPS_FILE holds no app'],
    [[APP, APP], 'AGORA_APPS_FILE holds one name twice'],
    [[{ ...APP, appId: '' }], 'AGORA_APPS_FILE at 0.appId: '],
    [
      [{ ...APP, callbackRelayUrl: 'https://handler.example/x' }],
      'AGORA_APPS_FILE at 0.callbackSecret: is missing',
    ],
  ])('are refused with the place of the fault and without its value (%#)', (content, sentence) => {
    const complaints = complaintsAbout({ ...withoutAgora, AGORA_APPS_FILE: appsFile(content) });
    expect(complaints[0]).toContain(sentence);
    expect(complaints.join()).not.toContain('c-secret');
  });

  test('need no secret of callbacks in a worker, which takes none', () => {
    const app = { ...APP, callbackRelayUrl: 'https://handler.example/x' };
    const set = { ...withoutAgora, ROLE: 'worker', AGORA_APPS_FILE: appsFile([app]) };
    expect(readConfig(set, ['en']).apps).toEqual([app]);
  });

  test('exclude the single one', () => {
    const complaints = complaintsAbout({ ...enough, AGORA_APPS_FILE: appsFile([APP]) });
    expect(complaints[0]).toContain('exclude each other');
  });
});

describe('the table of variables', () => {
  // `npx vitest run test/config.test.ts -u` prints both anew.
  test('is printed in .env.example', async () => {
    await expect(envExample()).toMatchFileSnapshot('../.env.example');
  });

  test('is printed in docs/configure.md', async () => {
    const [before = '', , after = ''] = readFileSync('docs/configure.md', 'utf8').split(
      /<!-- \/?variables -->/,
    );
    const page = `${before}<!-- variables -->\n\n${variablesTable()}\n<!-- /variables -->${after}`;
    await expect(page).toMatchFileSnapshot('../docs/configure.md');
  });

  test('knows as a secret whatever is named like one', () => {
    const named = ROWS.filter(({ name }) => /TOKEN|SECRET|PASSWORD|KEYS/.test(name));
    expect(named.filter(({ secret }) => secret === undefined)).toEqual([]);
  });
});
