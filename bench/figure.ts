/** One line of a bench: measurement, target, and whether it was met. */
export interface Figure {
  readonly name: string;
  readonly figure: string;
  /** Absent where the figure is printed for comparison only. */
  readonly target?: string;
  /** The theoretical limit, or the figure of a peer. */
  readonly beside?: string;
  readonly ok?: boolean;
  /** How far off, where the target was missed. */
  readonly missedBy?: string;
}

/** Tells the person who waits what is going on. */
export type Say = (text: string) => void;

/** How a bench is to be run. */
interface How {
  /** Whole runs, each from an empty Redis. */
  readonly runs: number;
  /** Shorter (or longer) than the bench's own measured time; for trying things out. */
  readonly seconds?: number;
  /** Only this part of a bench that has parts. */
  readonly part?: string;
  readonly say: Say;
}

/** A bench measures and says what it found; throwing means that it could not measure. */
export type Bench = (how: How) => Promise<readonly Figure[]>;

/** Figure of something that must not happen. */
export const none = (name: string, found: number): Figure => ({
  name,
  figure: `${found}`,
  target: '0',
  ok: found === 0,
});

const HEADINGS = ['', 'measured', 'target', 'beside', ''] as const;

/** Name, figure, target, limit or peer, and verdict. */
export const cells = ({ name, figure, target, beside, ok, missedBy }: Figure): readonly string[] => [
  name,
  figure,
  target ?? '',
  beside ?? '',
  ok === undefined ? '' : ok ? 'ok' : `MISSED${missedBy === undefined ? '' : ` by ${missedBy}`}`,
];

/** Lines up the cells of all figures in columns. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
