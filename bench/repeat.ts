import type { Bench, Figure, Say } from './figure.ts';

type Unit = '' | '%' | 'ms' | 's' | '/s' | 'B' | 'MB';

/** One number that one run has found. */
export interface Measure {
  /** The same in every run. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** The target: not above, or not below. Neither where the number is printed for comparison only. */
  readonly most?: number;
  readonly least?: number;
  readonly beside?: string;
}

/** Measures a whole run, from an empty Redis to the end of every process it started. `part`: see `How`. */
export type Once = (seconds: number, say: Say, part?: string) => Promise<readonly Measure[]>;

/**
 * A bench that is run several times; a target is met when every run meets it.
 * @param fullSeconds how long a run measures, unless the person says otherwise
 */
export function repeated(fullSeconds: number, once: Once): Bench {
  return async ({ runs, seconds = fullSeconds, say, part }) => {
    const found: (readonly Measure[])[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const measures = await once(seconds, say, part);
      // Nothing measured would read as every target met.
      if (measures.length === 0) throw new Error(`It has no part that is called ${part}.`);
      say(`run ${run} of ${runs}: ${measures.map(briefly).join(', ')}`);
      found.push(measures);
    }
    const cut = seconds === fullSeconds ? '' : ` instead of ${fullSeconds} s`;
    const [first = []] = found;
    return [
      { name: 'runs', figure: `${runs} of ${seconds} s${cut}` },
      ...first.map((measure) =>
        summary(
          measure,
          found.flatMap((run) => run.filter(({ name }) => name === measure.name)),
        ),
      ),
    ];
  };
}

/** A measure as text. */
export const briefly = ({ name, value, unit }: Measure): string => `${name} ${shown(value, unit)}`;

function summary({ name, unit, most, least, beside }: Measure, runs: readonly Measure[]): Figure {
  const values = runs.map(({ value }) => value).sort((one, other) => one - other);
  const [min = 0, max = 0] = [values[0], values.at(-1)];
  const median = values[Math.floor(values.length / 2)] ?? 0;
  const figure = values.length === 1 ? shown(max, unit) : [min, median, max].map(plain).join(' / ');
  return {
    name,
    figure: values.length === 1 ? figure : `${figure}${suffix(unit)}`,
    ...(beside === undefined ? {} : { beside }),
    ...(most === undefined
      ? {}
      : verdict(most === 0 ? '0' : `≤ ${shown(most, unit)}`, max <= most, max - most, most, unit)),
    ...(least === undefined
      ? {}
      : verdict(`≥ ${shown(least, unit)}`, min >= least, least - min, least, unit)),
  };
}

function verdict(target: string, ok: boolean, off: number, limit: number, unit: Unit): Partial<Figure> {
  if (ok) return { target, ok };
  const share = limit === 0 ? '' : ` (${plain((100 * off) / limit)} %)`;
  return { target, ok, missedBy: `${shown(off, unit)}${share}` };
}

const suffix = (unit: Unit): string => (unit === '' || unit === '/s' ? unit : ` ${unit}`);

const shown = (value: number, unit: Unit): string => `${plain(value)}${suffix(unit)}`;

/** Number with three significant digits; whole numbers as they are. */
function plain(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : 2);
}
