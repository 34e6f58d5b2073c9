import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cells, type Figure } from './figure.ts';

/** One bench, measured. */
export interface Result {
  readonly name: string;
  /** Day and machine. */
  readonly circumstances: string;
  readonly figures: readonly Figure[];
}

const FILE = new URL('RESULTS.md', import.meta.url);

const HEAD = `# Results of \`npm run bench\`

Whole runs, each from an empty Redis with processes of its own. Several numbers are min / median / max over the
runs; a target is met when every run meets it. What each bench does is said at the top of its \`bench.ts\`.
`;

/** Writes what was measured into RESULTS.md and leaves the sections of other benches as they are. */
export function writeResult(result: Result): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const [, ...sections] = text.split(/^(?=## )/m);
  const kept = new Map(sections.map((section) => [nameOf(section), section.trim()]));
  kept.set(result.name, sectionOf(result));
  writeFileSync(FILE, `${[HEAD.trim(), ...kept.values()].join('\n\n')}\n`);
}

const nameOf = (section: string): string => section.slice('## '.length, section.indexOf('\n')).trim();

function sectionOf({ name, circumstances, figures }: Result): string {
  const rows = [['', 'measured', 'target', 'limit or peer', ''], ...figures.map(cells)];
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 3)),
    [],
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = '', ...lines] = rows.map(line);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [`## ${name}`, '', circumstances, '', heading, rule, ...lines].join('\n');
}
