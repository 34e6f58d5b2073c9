import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary.ts';
import { ANSWERED, at, runScript, secretsIn, start } from './command.ts';
import { createWorld, SECRETS, SOON } from './world.ts';

const EX_USAGE = 64;
const EX_CONFIG = 78;

/** A world, and the part of its environment that a person does not type: where the pretend services are. */
async function open() {
  const { env } = await createWorld({ mode: 'socket' });
  const folder = temporaryFolder();
  const { SLACK_API_URL = '', AGORA_HOSTS = '', REDIS_PREFIX = '' } = env;
  const given = { PATH: process.env.PATH, SLACK_API_URL, AGORA_HOSTS, REDIS_PREFIX };
  return { env, folder, given };
}

const setup = (folder: string, env: NodeJS.ProcessEnv, ...args: string[]) =>
  runScript('setup', args, folder, env);

/** The same where nobody answers. */
function unanswered(...setUp: Parameters<typeof setup>) {
  const running = setup(...setUp);
  running.end();
  return running.done;
}

/** The manifest that the page of a new app is filled with. */
function linkedIn(output: string): unknown {
  const [link = ''] = /https:\/\/api\.slack\.com\/apps\?\S+/.exec(output) ?? [];
  return JSON.parse(new URL(link).searchParams.get('manifest_json') ?? '');
}

test('answers are tried at once, a wrong one is asked for again, and .env is for its owner alone', async () => {
  const { env, folder, given } = await open();
  writeFileSync(join(folder, '.env'), 'SLACK_BOT_TOKEN=\n# kept\nLOG_LEVEL=warn\n');
  const running = setup(folder, given);
  running.type('xoxb-of-nobody');
  await expect.poll(running.output, SOON).toContain('Slack refuses it: invalid_auth');
  for (const name of ANSWERED) running.type(env[name] ?? '');
  running.type(env.REDIS_URL ?? '');
  running.end();
  const { code, output } = await running.done;
  expect(output).toContain('Everything is well.');
  expect(code).toBe(0);
  expect(linkedIn(output)).toEqual(JSON.parse(readFileSync('manifest.json', 'utf8')));
  expect(secretsIn(output)).toEqual([]);

  const file = join(folder, '.env');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines).toEqual(
    expect.arrayContaining(['# kept', 'LOG_LEVEL=warn', `SLACK_BOT_TOKEN=${SECRETS.botToken}`]),
  );

  // The file it wrote is enough for the doctor, and for the bot.
  const doctor = await runScript('doctor', [], folder, given).done;
  expect(doctor.output).toContain('✓ Slack: Socket Mode is on');
  expect(doctor.code).toBe(0);
  expect(secretsIn(doctor.output)).toEqual([]);
});

/** `script` runs a command on a terminal of its own; that of other systems takes other arguments. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

test.skipIf(!hasTerminal)(
  'on a terminal the browser opens the page of the new app, and nothing that is typed is echoed',
  async () => {
    const { env, folder, given } = await open();
    writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\necho "$1" > opened\n', { mode: 0o755 });
    const command = `'${process.execPath}' '${at('scripts/setup.mjs')}'`;
    const path = `${folder}:${given.PATH}`;
    const running = start('script', ['-qec', command, '/dev/null'], folder, { ...given, PATH: path });
    const opened = () =>
      existsSync(join(folder, 'opened')) ? readFileSync(join(folder, 'opened'), 'utf8') : '';
    await expect.poll(opened, SOON).toContain('https://api.slack.com/apps?new_app=1&manifest_json=');
    for (const name of [...ANSWERED, 'REDIS_URL']) {
      await expect.poll(running.output, SOON).toContain(name === 'REDIS_URL' ? 'REDIS_URL [' : `${name}: `);
      running.type(env[name] ?? '');
    }
    const { output } = await running.done;
    expect(output).toContain('Everything is well.');
    expect(secretsIn(output)).toEqual([]);
  },
);

test('without a terminal, --set gives the values, also from files, and what is missing is named', async () => {
  const { env, folder, given } = await open();
  writeFileSync(join(folder, 'token'), `${SECRETS.botToken}\n`);
  const some = ['SLACK_BOT_TOKEN=@token', ...ANSWERED.slice(1, 4).map((name) => `${name}=${env[name]}`)];
  const args = some.flatMap((pair) => ['--set', pair]);
  const { code, output } = await unanswered(folder, given, ...args);
  expect(code).toBe(1);
  expect(output).toContain('AGORA_CUSTOMER_SECRET is missing');
  expect(secretsIn(output)).toEqual([]);

  const rest = ['AGORA_CUSTOMER_SECRET', 'REDIS_URL'].flatMap((name) => ['--set', `${name}=${env[name]}`]);
  expect(await unanswered(folder, given, ...rest)).toMatchObject({ code: 0 });
});

test('where Chinese is the default, the manifest in the link is the Chinese one', async () => {
  const { folder, given } = await open();
  const { output } = await unanswered(folder, given, '--set', 'DEFAULT_LANGUAGE=zh');
  expect(linkedIn(output)).toEqual(JSON.parse(readFileSync('manifest.zh.json', 'utf8')));
});

test('over HTTP it asks for the signing secret, links the manifest for a host, and keeps HTTP', async () => {
  const { env, folder, given } = await open();
  writeFileSync(join(folder, '.env'), `SLACK_APP_TOKEN=${SECRETS.appToken}\n`);
  const running = setup(folder, given, '--http');
  for (const name of [SECRETS.botToken, SECRETS.signingSecret]) running.type(name);
  for (const name of [...ANSWERED.slice(2), 'REDIS_URL']) running.type(env[name] ?? '');
  running.end();
  const { code, output } = await running.done;
  expect(output).toContain('SLACK_SIGNING_SECRET: Basic Information');
  expect(output).toContain('✓ Slack: HTTP mode');
  expect(output).toContain(encodeURIComponent('https://recording-watch.example.com/slack/events'));
  expect(code).toBe(0);
  expect(output).not.toContain(SECRETS.signingSecret);
  const kept = readFileSync(join(folder, '.env'), 'utf8');
  expect(kept).toContain(`SLACK_SIGNING_SECRET=${SECRETS.signingSecret}\n`);
  expect(kept).toContain('SLACK_MODE=http\n');
});

test('a name that is no variable is refused before anything is written', async () => {
  const { folder, given } = await open();
  const args = ['--set', 'SLACK_BOT_TOKN=xoxb-1', '--set', 'LOG_LEVEL=warn'];
  const output = expect.stringContaining('SLACK_BOT_TOKN');
  expect(await unanswered(folder, given, ...args)).toMatchObject({ code: EX_USAGE, output });
  expect(existsSync(join(folder, '.env'))).toBe(false);
});

test('a value in a file is tried as well; a wrong one is to be corrected there', async () => {
  const { env, folder, given } = await open();
  const token = join(folder, 'token');
  const all = Object.fromEntries([...ANSWERED, 'REDIS_URL'].map((name) => [name, env[name]]));
  const inFile = { ...given, ...all, SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: token };
  const run = () => unanswered(folder, inFile);
  writeFileSync(token, 'xoxb-of-nobody');
  expect(await run()).toMatchObject({
    code: 1,
    output: expect.stringContaining('Correct the file that SLACK_BOT_TOKEN_FILE names.'),
  });
  writeFileSync(token, `${SECRETS.botToken}\n`);
  expect(await run()).toMatchObject({ code: 0, output: expect.stringContaining('Everything is well.') });
});

test('doctor names what is wrong, and ends with another code for each kind', async () => {
  const { env, folder } = await open();
  const doctor = (more: Record<string, string>) =>
    runScript('doctor', [], folder, { PATH: process.env.PATH, ...env, ...more }).done;
  const missing = await doctor({ SLACK_BOT_TOKEN: '' });
  expect(missing).toMatchObject({
    code: EX_CONFIG,
    output: expect.stringContaining('SLACK_BOT_TOKEN is missing'),
  });
  const wrong = await doctor({ AGORA_CUSTOMER_SECRET: 'another-secret', SLACK_APP_TOKEN: 'xapp-another' });
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain('✗ Agora, app default: Agora refuses my credentials.');
  expect(wrong.output).toContain('✗ Slack, SLACK_APP_TOKEN: Slack refuses it');
  expect(wrong.output).toContain('2 of ');
  expect(wrong.output).not.toContain('another');
  const called = await doctor({ AGORA_CALLBACK_SECRET: 'callback-secret-of-the-story' });
  expect(called).toMatchObject({
    code: 0,
    output: expect.stringContaining('callbacks about app default come from 203.0.113.7 and 203.0.113.19.'),
  });
});
