/** One line of a bench: what was measured, what it has to be, and whether it is. */
export interface Figure {
  readonly name: string;
  readonly figure: string;
  /** Absent where the figure is printed for comparison only. */
  readonly target?: string;
  readonly ok?: boolean;
}

/** A bench measures once and says what it found; throwing means that it could not measure. */
export type Bench = () => Promise<readonly Figure[]>;

/** Lines up name, figure, target and verdict in columns. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, figure, target, ok }) => [
    name,
    figure,
    target ?? '',
    ok === undefined ? '' : ok ? 'ok' : 'FAILED',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
