import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FACES } from '../../sandbox/page/client/emoji/faces.tsx';
import { EMOJI, splitAtEmoji } from '../../sandbox/page/client/emoji/names.ts';

it('finds emoji between words, with or without the sign that asks for colour', () => {
  expect(splitAtEmoji('⏸️ 14:31 ─ 🔴now')).toEqual([
    { name: 'double_vertical_bar' },
    { text: ' 14:31 ─ ' },
    { name: 'red_circle' },
    { text: 'now' },
  ]);
});

it('draws every sign that the bot says, because a machine may have no emoji font', () => {
  const language = fileURLToPath(new URL('../../src/slack', import.meta.url));
  const sources = readdirSync(language, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const said = new Set(sources.join().match(/\p{Extended_Pictographic}/gu));
  const drawn = new Set(Object.keys(FACES).map((name) => EMOJI[name]));
  expect(said.size).toBeGreaterThan(11);
  expect([...said].filter((sign) => !drawn.has(sign))).toEqual([]);
});
