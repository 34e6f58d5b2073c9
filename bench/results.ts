import { writeFileSync } from 'node:fs';
import { cells, type Figure } from './figure.ts';

/** One bench of a complete run. */
export interface Result {
  readonly name: string;
  /** When it began, and how busy the machine was by then. */
  readonly circumstances: string;
  /** Why it could not measure, instead of its figures. */
  readonly outcome: readonly Figure[] | { readonly failed: string };
}

/** What holds for all benches of a run. */
export interface Run {
  readonly machine: string;
  /** Of the code that was measured; says so where that was not committed. */
  readonly commit: string;
  /** Milliseconds, once all are over. */
  readonly tookMs?: number;
}

const FILE = new URL('RESULTS.md', import.meta.url);

/**
 * Writes RESULTS.md anew from what a complete run has measured so far, so that one that is broken off leaves what it had
 * and nothing of an earlier one.
 */
export function writeResults({ machine, commit, tookMs }: Run, results: readonly Result[]): void {
  const took = tookMs === undefined ? 'not all benches are over yet' : `${minutes(tookMs)} for all benches`;
  const head = `# Results of \`npm run bench\`

Whole runs, each from an empty Redis with processes of its own. Several numbers are min / median / max over the
runs; a target is met when every run meets it. What each bench does is said at the top of its \`bench.ts\`.

${machine} · commit ${commit} · ${took}`;
  writeFileSync(FILE, `${[head, ...results.map(sectionOf)].join('\n\n')}\n`);
}

export const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;

const sectionOf = ({ name, circumstances, outcome }: Result): string =>
  [
    `## ${name}`,
    circumstances,
    'failed' in outcome ? `It could not measure: ${outcome.failed}` : tableOf(outcome),
  ].join('\n\n');

function tableOf(figures: readonly Figure[]): string {
  const rows = [['', 'measured', 'target', 'limit or peer', ''], ...figures.map(cells)];
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 3)),
    [],
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = '', ...lines] = rows.map(line);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [heading, rule, ...lines].join('\n');
}
