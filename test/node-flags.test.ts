import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** Flags of Node in a command that starts the bot, as a shell, systemd or Docker has it. */
function flagsIn(file: string): readonly string[] {
  const [command = ''] = /node["\s].*scripts\/start\.mjs/.exec(read(file)) ?? [];
  return command.match(/--[\w-]+(?:=\w+)?/g) ?? [];
}

test('the bot is started with the same flags of Node everywhere', () => {
  const flags = flagsIn('package.json');
  expect(flags).not.toEqual([]);
  for (const file of ['Dockerfile', 'docs/install.md', 'docs/zh/install.md']) {
    expect({ file, flags: flagsIn(file) }).toEqual({ file, flags });
  }
});
