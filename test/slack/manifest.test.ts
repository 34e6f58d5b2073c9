import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { OPTIONAL, SCOPES } from '../../src/slack/api/scopes.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { COMMANDS } from '../../src/slack/pressable/commands.ts';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(here, path), 'utf8'));

const manifest = read('../../manifest.json');

const prints = new Map<string, string>();

/** Output of the script for these words, asked for once. */
function printed(...words: readonly string[]): string {
  const script = join(here, '../../scripts/manifest.mjs');
  const key = words.join(' ');
  const text = prints.get(key) ?? execFileSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  prints.set(key, text);
  return text;
}

/** Manifests that are kept in git, and the words for which `npm run manifest --` prints them. */
const KEPT = {
  'manifest.json': [],
  'manifest.http.json': ['http=recording-watch.example.com'],
  'manifest.zh.json': ['zh'],
  'manifest.free.json': ['free'],
};

test.each([...Object.values(KEPT), ['free', 'zh', 'http=bot.example.com']])(
  'a manifest is one that Slack takes: %s %s %s',
  (...words) => {
    const ajv = new Ajv({ allErrors: true });
    formats.default(ajv);
    const isManifest = ajv.compile(read('manifest.schema.json'));
    isManifest(JSON.parse(printed(...words)));
    expect(isManifest.errors).toBeNull();
  },
);

test('those in git are up to date; after a change: npm run manifest -- --write', () => {
  const stale = Object.entries(KEPT)
    .filter(([file, words]) => !isDeepStrictEqual(read(`../../${file}`), JSON.parse(printed(...words))))
    .map(([file]) => file);
  expect(stale).toEqual([]);
});

test('a manifest in Chinese has nothing left to translate but ids, and nothing else differs', () => {
  const texts = (value: unknown): readonly string[] =>
    JSON.stringify(value)
      .match(/"(?:description|long_description|title|name)":"[^"]*"/g)
      ?.toSorted() ?? [];
  const chinese = JSON.parse(printed('zh'));
  // Names of parameters are ids, and the app keeps its name.
  const english = new Set(texts(manifest).filter((text) => !/"name":"[\w ]+"/.test(text)));
  expect(texts(chinese).filter((text) => english.has(text))).toEqual([]);
  expect(chinese.oauth_config).toEqual(manifest.oauth_config);
  expect(chinese.settings).toEqual(manifest.settings);
});

test('a word that the script does not know is answered with how to call it', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/manifest.mjs', 'fr'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([64, expect.stringContaining('Usage')]);
});

test('a manifest with a command that Slack refuses is found out', () => {
  const isManifest = new Ajv({ formats: { uri: true } }).compile(read('manifest.schema.json'));
  const commands = [{ command: 'recording status', description: '' }];
  expect(isManifest({ ...manifest, features: { ...manifest.features, slash_commands: commands } })).toBe(
    false,
  );
});

test('the manifest has the commands that the code listens to, with the same hints', () => {
  const inManifest = manifest.features.slash_commands.map((one: { command: string; usage_hint: string }) => [
    one.command,
    one.usage_hint,
  ]);
  expect(inManifest).toEqual(Object.values(COMMANDS).map(({ name, hint }) => [name, hint]));
});

test('the manifest asks for the scopes that the doctor looks for', () => {
  expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES);
});

test('the scopes that may be refused are those that the doctor does not miss', () => {
  expect(manifest.oauth_config.scopes.bot_optional).toEqual(SCOPES.filter((scope) => scope in OPTIONAL));
});

test('the manifest has the shortcuts and the workflow step that the code listens to', () => {
  const { shortcuts } = manifest.features;
  expect(shortcuts.map((one: { type: string; callback_id: string }) => [one.type, one.callback_id])).toEqual([
    ['message', CALLBACKS.watchThis],
    ['global', CALLBACKS.watchAny],
  ]);
  expect(Object.keys(manifest.functions)).toEqual([CALLBACKS.watchStep]);
  expect(manifest.settings.event_subscriptions.bot_events).toContain('function_executed');
});

test('a manifest whose step has no runtime is found out', () => {
  const isManifest = new Ajv({ formats: { uri: true } }).compile(read('manifest.schema.json'));
  const { function_runtime: _, ...settings } = manifest.settings;
  expect(isManifest({ ...manifest, settings })).toBe(false);
});
