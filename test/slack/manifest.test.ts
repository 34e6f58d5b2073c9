import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/slack/commands.ts';
import { SCOPES } from '../../src/slack/messenger/scopes.ts';

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
