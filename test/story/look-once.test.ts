import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createPretendAgora, type PretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { temporaryFolder } from '../temporary.ts';

const CREDENTIALS = {
  appId: randomBytes(16).toString('hex'),
  customerId: randomBytes(16).toString('hex'),
  customerSecret: randomBytes(16).toString('hex'),
};

async function open(): Promise<PretendAgora> {
  const agora = await createPretendAgora(CREDENTIALS);
  onTestFinished(() => agora.close());
  return agora;
}

interface Looked {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const envOf = (agora: PretendAgora) => ({
  PATH: process.env.PATH,
  AGORA_CUSTOMER_ID: CREDENTIALS.customerId,
  AGORA_CUSTOMER_SECRET: CREDENTIALS.customerSecret,
  AGORA_HOSTS: agora.url,
});

/** `recording-watch …` as a person runs it who has nothing but Agora's credentials. */
async function run(agora: PretendAgora, args: readonly string[], env = {}): Promise<Looked> {
  const child = promisify(execFile)(process.execPath, ['scripts/recording-watch.mjs', ...args], {
    env: { ...envOf(agora), ...env },
  });
  return child.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

const idsOf = ({ appId, resourceId, sid, mode }: ReturnType<PretendAgora['start']>): string[] => [
  'status',
  appId,
  resourceId,
  sid,
  mode,
];

test('one that records is told in the words of the bot, in either language, with exit code 0', async () => {
  const agora = await open();
  const started = agora.start({ mode: 'mix', cname: 'algebra' });
  agora.act(started.sid, 'publish');
  const english = await run(agora, idsOf(started));
  expect(english).toMatchObject({ code: 0, stderr: '' });
  expect(english.stdout).toMatch(/^🟢 +algebra — recording since .* UTC.*\n1 file announced/);
  expect(english.stdout).toContain('Asked Agora just now');
  const chinese = await run(agora, idsOf(started), { DEFAULT_LANGUAGE: 'zh' });
  expect(chinese.stdout).toContain('录制中');
  // Words that identify the app, or would let anybody stop it, stay out of what is pasted into tickets.
  for (const secret of [...Object.values(CREDENTIALS), started.resourceId]) {
    expect(english.stdout).not.toContain(secret);
  }
});

test('one that is not found is not called over: a single answer proves nothing', async () => {
  const agora = await open();
  const started = agora.start({ mode: 'mix' });
  agora.act(started.sid, 'vanish');
  const { code, stdout } = await run(agora, idsOf(started));
  expect(code).toBe(12);
  expect(stdout).toContain('One such answer proves nothing');
  expect(stdout).not.toMatch(/ended|lost|failed/);
});

test('--json prints what the API answers, with Agora’s answer and the words', async () => {
  const agora = await open();
  const started = agora.start({ mode: 'web', cname: 'page' });
  agora.act(started.sid, 'fail');
  const { code, stdout } = await run(agora, [...idsOf(started), '--json']);
  expect(code).toBe(11);
  expect(JSON.parse(stdout)).toMatchObject({
    sid: started.sid,
    phase: 'failed',
    status: 20,
    cname: 'page',
    timeline: { life: [{ phase: 'registered' }, { phase: 'failed' }] },
    answer: { kind: 'snapshot' },
    said: expect.arrayContaining([expect.stringContaining('page')]),
  });
});

test('an answer that shows nothing of it has an exit code of its own, and promises nothing', async () => {
  const agora = await open();
  const started = agora.start({ mode: 'mix' });
  const { code, stdout } = await run(agora, idsOf(started), { AGORA_CUSTOMER_SECRET: 'another' });
  expect(code).toBe(75);
  expect(stdout).toContain('Agora refuses my credentials. That says nothing about the recording itself.');
  expect(stdout).not.toContain('I keep asking');
});

test('--watch goes on until it is over, and tells each change once', async () => {
  const agora = await open();
  const started = agora.start({ mode: 'mix', cname: 'algebra' });
  agora.act(started.sid, 'publish');
  const watched = run(agora, [...idsOf(started), '--watch', '--json'], { POLL_SECONDS: '1' });
  await expect.poll(() => agora.requests().length).toBeGreaterThan(0);
  agora.set(started.sid, { status: 8 });
  const { code, stdout } = await watched;
  expect(code).toBe(10);
  const phases = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).phase);
  expect(phases).toEqual(['recording', 'ended']);
});

test('what is missing is named: an argument by the usage, a variable by its name', async () => {
  const agora = await open();
  expect(await run(agora, ['status', 'app', 'resource', 'sid', 'loud'])).toMatchObject({ code: 64 });
  expect((await run(agora, ['state'])).stderr).toContain('Usage: recording-watch status <appId>');
  const bare = await run(agora, ['status', 'app', 'resource', 'sid', 'mix'], { AGORA_CUSTOMER_ID: '' });
  expect(bare).toMatchObject({ code: 78 });
  expect(bare.stderr).toContain('AGORA_CUSTOMER_ID is missing');
});

/** The package as npm publishes it, unpacked and linked in an empty folder as npm installs it, without any other. */
function installed(): { readonly folder: string; readonly paths: readonly string[] } {
  const folder = temporaryFolder();
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' }));
  const [home, links] = ['node_modules/recording-watch', 'node_modules/.bin'].map((path) =>
    join(folder, path),
  );
  for (const each of [home, links]) mkdirSync(each ?? '', { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', home ?? '', '--strip-components=1']);
  const { bin } = JSON.parse(readFileSync(join(home ?? '', 'package.json'), 'utf8'));
  for (const [name, file] of Object.entries<string>(bin)) {
    chmodSync(join(home ?? '', file), 0o755);
    symlinkSync(join('..', 'recording-watch', file), join(links ?? '', name));
  }
  return { folder, paths: packed.files.map(({ path }: { path: string }) => path) };
}

test('the package that is published is enough for npx in an empty folder, and holds nothing else', async () => {
  const { folder, paths } = installed();
  const agora = await open();
  const started = agora.start({ mode: 'mix', cname: 'algebra' });
  agora.act(started.sid, 'publish');
  const { stdout } = await promisify(execFile)('npx', ['--no', 'recording-watch', ...idsOf(started)], {
    cwd: folder,
    env: {
      ...envOf(agora),
      HOME: folder,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  });
  expect(stdout).toContain('algebra — recording since');
  expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/bot/LICENSES.txt']));
  const stray = paths.filter((path) => !/^(dist\/bot\/|scripts\/[\w-]+\.mjs$|[\w.-]+$)/.test(path));
  expect(stray).toEqual([]);
  expect(paths.filter((path) => path.includes('.env'))).toEqual([]);
});
