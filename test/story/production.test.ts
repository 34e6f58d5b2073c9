import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { outputOf } from '../output.ts';
import { temporaryFolder } from '../temporary.ts';
import { createWorld, SOON } from './world.ts';

/** Contents of the image: the build, the scripts, and the one package that is not bundled. */
function productionTree(): string {
  const tree = temporaryFolder();
  for (const part of ['package.json', 'scripts', 'dist/bot', 'node_modules/@resvg/resvg-wasm']) {
    cpSync(part, join(tree, part), { recursive: true });
  }
  return tree;
}

/** Runs the command of the image. */
function startIn(tree: string, env: Readonly<Record<string, string>>) {
  const bot = spawn(process.execPath, ['scripts/start.mjs'], { cwd: tree, env, stdio: 'pipe' });
  onTestFinished(() => void bot.kill('SIGKILL'));
  const output = outputOf(bot);
  const status = async () => (await fetch(`http://127.0.0.1:${env.OPS_PORT}/readyz`)).status;
  return { bot, exit: once(bot, 'exit'), output, ready: () => status().catch(output) };
}

test('what the image holds is enough to run the bot, and what sends traces is loaded only for a collector', async () => {
  const tree = productionTree();
  rmSync(join(tree, 'dist/bot/chunks/tracing.js'));
  const { env } = await createWorld({ mode: 'socket' });
  const { bot, exit, output, ready } = startIn(tree, env);
  await expect.poll(ready, SOON).toBe(200);
  bot.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(output()).toContain('"outcome":"orderly"');
  const named = startIn(tree, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect(await named.exit).toEqual([1, null]);
  expect(named.output()).toContain('tracing.js');
});

test('it is enough to draw a picture, with Chinese text', async () => {
  const thread = new Worker(join(productionTree(), 'dist/bot/picture/raster-thread.mjs'), { execArgv: [] });
  onTestFinished(async () => void (await thread.terminate()));
  const text = '<text x="2" y="16" font-size="14">录制</text>';
  thread.postMessage({
    id: 1,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${text}</svg>`,
  });
  const [{ png, why }] = await once(thread, 'message');
  expect(why).toBeUndefined();
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
});

/** Packages whose code is read at the start of a process, whatever its role: those of `main.js` and of all that it imports. */
function loadedAtTheStart(file = 'dist/bot/main.js', seen = new Set<string>()): ReadonlySet<string> {
  const text = readFileSync(file, 'utf8');
  seen.add(file);
  for (const [, path = ''] of text.matchAll(/^(?:const \w+ = )?require\("(\.[^"]+)"\);$/gm)) {
    const next = join(dirname(file), path);
    if (!seen.has(next)) loadedAtTheStart(next, seen);
  }
  for (const [, name = ''] of text.matchAll(/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm))
    seen.add(name);
  return seen;
}

test('a process loads no traces, no Bolt and no proxy before it knows that it needs them', () => {
  const loaded = loadedAtTheStart();
  expect([...loaded]).toEqual(expect.arrayContaining(['bullmq', '@slack/web-api']));
  const late = ['@opentelemetry/sdk-trace-node', '@slack/bolt', 'express', 'undici'];
  expect(late.filter((name) => loaded.has(name))).toEqual([]);
});

test('with Bolt come neither its servers nor a second client', () => {
  const loaded = loadedAtTheStart('dist/bot/chunks/web.js');
  expect([...loaded]).toContain('@slack/bolt');
  const seldom = ['express', 'iconv-lite', 'mime-db', 'undici'];
  expect(seldom.filter((name) => loaded.has(name))).toEqual([]);
});

/** Runs the bot without a variable, as `npm start` does. @returns what it says, and how many scripts V8 did not compile */
function startOnce(tree: string) {
  const { scripts } = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8'));
  const flags = [...scripts.start.matchAll(/--\S+/g)].map(([flag]) => flag);
  // A flag of V8 that changes nothing but what it prints.
  const args = [...flags, '--profile-deserialization', 'scripts/start.mjs'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, env: {}, encoding: 'utf8' });
  return { said: stderr, taken: stdout.match(/^\[Deserializing from /gm)?.length ?? 0 };
}

const compiled = (tree: string): readonly string[] =>
  readdirSync(join(tree, 'dist/bot'), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
    name.endsWith('.v8') ? [join(tree, 'dist/bot', name)] : [],
  );

test('a start compiles nothing that the build has compiled, unless that is damaged', () => {
  const tree = productionTree();
  const whole = startOnce(tree);
  for (const file of compiled(tree)) truncateSync(file, 1_000);
  const damaged = startOnce(tree);
  expect([whole.said, damaged.said]).toEqual(Array(2).fill(expect.stringContaining('REDIS_URL is missing')));
  // Node takes its own scripts both times.
  expect(whole.taken - damaged.taken).toBeGreaterThanOrEqual(8);
});

test('what was compiled of another text is not taken', () => {
  const other = productionTree();
  const main = join(other, 'dist/bot/main.js');
  // The length stays the same, which is all that V8 looks at.
  writeFileSync(main, readFileSync(main, 'latin1').replace('Watch cannot run', 'Watch did not go'), 'latin1');
  expect(startOnce(other).said).toContain('Recording Watch did not go:');
});

test('what is loaded takes one byte a letter, and names no folder of whoever built it', () => {
  const files = readdirSync('dist/bot', { recursive: true, encoding: 'utf8' });
  const wrong = (end: string, is: (text: string) => boolean) =>
    files.filter((name) => name.endsWith(end) && is(readFileSync(join('dist/bot', name), 'latin1')));
  expect(wrong('.js', (text) => /[^\0-\x7f]/.test(text))).toEqual([]);
  expect(wrong('.v8', (text) => text.includes(process.cwd()))).toEqual([]);
});

test('the licence of every package that is bundled travels with it', () => {
  const notices = readFileSync('dist/bot/LICENSES.txt', 'utf8');
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src', name), 'utf8'));
  // Types only, and the one that stays a package of its own.
  const elsewhere = ['@slack/types', '@resvg/resvg-wasm'];
  const bundled = Object.keys(dependencies).filter(
    (name) => !elsewhere.includes(name) && sources.some((text) => text.includes(`'${name}'`)),
  );
  expect(bundled).toContain('bullmq');
  const missing = bundled.filter(
    (name) => !new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm').test(notices),
  );
  expect(missing).toEqual([]);
});
