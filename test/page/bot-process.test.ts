import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BotProcess, createBotProcess } from '../../sandbox/demo/bot-process.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { isAlive } from './demo-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'recording-watch-bot-'));
const logFile = join(folder, 'bot.log');
const script = join(folder, 'bot.mjs');
let bot: BotProcess | undefined;

beforeAll(() => {
  writeFileSync(
    script,
    `import { createServer } from 'node:http';
     console.log('my secret is', process.env.SECRET, 'and HOME is', process.env.HOME);
     process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
     createServer((_, response) => response.end('ready')).listen(Number(process.env.PORT), '127.0.0.1');`,
  );
});

afterEach(async () => {
  await bot?.stop();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function start(file = script): Promise<BotProcess> {
  const port = await freePort();
  bot = createBotProcess({
    args: [file],
    env: { PORT: String(port), SECRET: 'of this run' },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    logFile,
  });
  return bot;
}

it('is running once it answers, in the environment it was given and no other', async () => {
  const started = await start();
  expect(started.picture().state).toBe('starting');
  await started.ready;
  expect(started.picture()).toMatchObject({ state: 'running', starts: 1 });
  expect(readFileSync(logFile, 'utf8')).toContain('my secret is of this run and HOME is undefined');
});

it('comes back as another process after kill -9, and listeners hear of it', async () => {
  const started = await start();
  await started.ready;
  const states: string[] = [];
  started.onChange(() => states.push(started.picture().state));
  const { pid } = started.picture();
  started.kill();
  await expect
    .poll(() => started.picture(), { timeout: 10_000 })
    .toMatchObject({ state: 'running', starts: 2 });
  expect(started.picture().pid).not.toBe(pid);
  expect(started.picture().lastEnd).toBe('SIGKILL');
  expect(states).toContain('restarting');
});

it('says goodbye when it is stopped, and stays away', async () => {
  const started = await start();
  await started.ready;
  const { pid = 0 } = started.picture();
  await started.stop();
  expect(isAlive(pid)).toBe(false);
  expect(started.picture()).toMatchObject({ state: 'stopped', lastEnd: 'exit code 0' });
  expect(readFileSync(logFile, 'utf8')).toContain('goodbye');
});

it('tells at once when its first life ends before it is ready', async () => {
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, `console.log('REDIS_URL is missing'); process.exit(78);`);
  const started = await start(broken);
  await expect(started.ready).rejects.toThrow('the bot ended at once (exit code 78)');
  expect(readFileSync(logFile, 'utf8')).toContain('REDIS_URL is missing');
});
