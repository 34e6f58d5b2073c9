import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { outputOf } from '../output.ts';
import { blockUnder } from '../page-commands.ts';
import { temporaryFolder } from '../temporary.ts';
import { ANSWERED, mayEndUnread } from './command.ts';
import { createWorld, SECRETS, SOON } from './world.ts';

/** A new operator does what the pages say, in a clone, as it stands there. */

const PARTS = ['package.json', 'tsconfig.json', 'scripts', 'src', 'manifest.json', '.env.example'];

/** A clone as git would make it, with packages installed. */
function clone(): string {
  const folder = temporaryFolder();
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

interface Typed {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly code: Promise<number | null>;
}

/** A line typed at a shell. A command of npm has children, which end with it. */
function type(line: string, cwd: string, env: NodeJS.ProcessEnv, answers: readonly string[] = []): Typed {
  const child = spawn('sh', ['-c', line], { cwd, env, stdio: 'pipe', detached: true });
  const output = outputOf(child);
  mayEndUnread(child.stdin);
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
  const code = once(child, 'close').then(([exit]) => exit as number | null);
  onTestFinished(() => end(child, 'SIGKILL'));
  return { child, output, code };
}

function end({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}

test('from a clone to a bot that is ready, and from Agora’s answer to Slack’s message, by the lines of the pages', async () => {
  const world = await createWorld({ mode: 'socket' });
  const { env, slack, agora } = world;
  const folder = clone();
  // Variables that nobody types: the pretend services, and how fast time goes.
  const typed = [...ANSWERED, 'REDIS_URL'];
  const { SLACK_SIGNING_SECRET: _, ...rest } = env;
  const given = {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_update_notifier: 'false',
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !typed.includes(name))),
  };
  const run = async (line: string, answers: readonly string[] = []) => {
    const command = type(line, folder, given, answers);
    const code = await command.code;
    return { code, output: command.output() };
  };

  const lines = blockUnder('docs/install.md', 'Without containers');
  const start = lines.at(-1) ?? '';
  expect([lines[0], start]).toEqual(['npm ci', 'npm start']);
  for (const line of lines.slice(1, -1)) {
    const isSetup = line.endsWith('setup');
    const { code, output } = await run(line, isSetup ? typed.map((name) => env[name] ?? '') : []);
    expect(code, `${line}\n${output}`).toBe(0);
    if (isSetup) expect(output).toContain('Everything is well.');
  }
  const bot = type(start, folder, given);
  const ready = async () => (await fetch(`http://127.0.0.1:${env.OPS_PORT}/readyz`)).status;
  await vi.waitFor(async () => expect(await ready()).toBe(200), SOON);
  expect(await run('npm run doctor')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Everything is well.'),
  });

  const { sid, ids } = world.recording();
  await world.type('watch', ids);
  await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(1), SOON);
  agora.act(sid, 'publish');
  await vi.waitFor(() => expect(world.thread()).not.toEqual([]), SOON);
  const logged = () =>
    bot
      .output()
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const news = () => logged().find(({ msg, news: kinds }) => msg === 'news' && kinds.includes('started'));
  const told = () =>
    logged().find(({ msg, delivery }) => msg === 'told' && delivery === `${sid}.${news()?.version}`);
  await vi.waitFor(() => expect(told()).toBeDefined(), SOON);
  expect(news()).toMatchObject({ sid, requestId: expect.any(String) });
  const { output } = await run(`npm run explain -- ${sid}`);
  expect(output).toContain(`ts ${told().ts}, delivery ${told().delivery}, told`);
  expect(world.thread().map(({ ts }) => ts)).toContain(told().ts);

  expect(await run('npm run deliver -- --again 1')).toMatchObject({
    code: 1,
    output: expect.stringContaining('No message with that number is kept.'),
  });
  end(bot.child, 'SIGTERM');
  await bot.code;
  expect(bot.output()).toContain('"msg":"stopped"');
  for (const secret of Object.values(SECRETS)) expect(bot.output()).not.toContain(secret);
});

test('the manifest for a host, and a key of the API with its hash, are made by one line each', async () => {
  const folder = clone();
  const env = { PATH: process.env.PATH, HOME: folder, npm_config_update_notifier: 'false' };
  const printed = type('npm run --silent manifest -- http=bot.example.com', folder, env);
  expect(await printed.code).toBe(0);
  expect(JSON.parse(printed.output()).settings.event_subscriptions.request_url).toBe(
    'https://bot.example.com/slack/events',
  );
  const [line = '', chinese] = ['docs/operations.md', 'docs/zh/operations.md'].map(
    (page) => /`(KEY=[^`]+)`/.exec(readFileSync(page, 'utf8'))?.[1],
  );
  expect(chinese).toBe(line);
  const key = type(line, folder, env);
  expect(await key.code).toBe(0);
  expect(key.output()).toMatch(/^[0-9a-f]{64} /);
  const withoutOpenssl = type(`openssl() { return 127; }; ${line}`, folder, env);
  expect(await withoutOpenssl.code).toBe(127);
  expect(withoutOpenssl.output()).toBe('');
});
