import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { SCOPES } from '../../src/slack/api/scopes.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { COMMANDS } from '../../src/slack/pressable/commands.ts';

const here = dirname(fileURLToPath(import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(here, path), 'utf8'));

const manifest = read('../../manifest.json');

test('the manifest is one that Slack takes', () => {
  const ajv = new Ajv({ allErrors: true });
  formats.default(ajv);
  const isManifest = ajv.compile(read('manifest.schema.json'));
  isManifest(manifest);
  expect(isManifest.errors).toBeNull();
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
