import { readFileSync } from 'node:fs';

/** Commands that a page shows, as a person would type them. */

/** Lines of the shell blocks, without comments; one that goes on in the next is one. */
export function blocksOf(page: string): string[] {
  const blocks = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  return blocks.flatMap(linesOf);
}

/** The first shell block under a heading of a page. */
export function blockUnder(file: string, heading: string): string[] {
  const [, after = ''] = readFileSync(file, 'utf8').split(`\n## ${heading}\n`);
  const [, block = ''] = /^ *```sh\n([\s\S]*?)^ *```/m.exec(after) ?? [];
  return linesOf(block);
}

const linesOf = (block: string): string[] =>
  block
    .replace(/ *\\\n */g, ' ')
    .replace(/\|\n */g, '| ')
    .split('\n')
    .map((line) => line.replace(/ +# .*/, '').trim())
    .filter(Boolean);

const COMMAND = /`((?:npm|npx|node|docker|kubectl|kill|sh|redis-cli|cp|KEY=\$)[ (][^`]*)`/g;

/** Commands that stand in the text, what follows `&&` apart. */
export const commandsIn = (page: string): string[] =>
  [...page.matchAll(COMMAND)].flatMap(([, command = '']) => command.replace(/\s+/g, ' ').split(' && '));
