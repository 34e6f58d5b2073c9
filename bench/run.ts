import { parseArgs } from 'node:util';
import { type Bench, table } from './figure.ts';
import { describeMachine } from './machine.ts';
import { writeResult } from './results.ts';

/**
 * `npm run bench` runs all of them, `npm run bench -- <name> …` some. `--runs N`: whole runs of each, 3 if not said.
 * `--seconds N`: measures for so long instead of as long as the bench wants; the results say so.
 */
const BENCHES: Record<string, () => Promise<{ readonly bench: Bench }>> = {
  truth: () => import('./truth/bench.ts'),
  quota: () => import('./quota/bench.ts'),
  staleness: () => import('./staleness/bench.ts'),
  people: () => import('./people/bench.ts'),
  scale: () => import('./scale/bench.ts'),
  overhead: () => import('./overhead/bench.ts'),
  idle: () => import('./idle/bench.ts'),
  kill: () => import('./kill/bench.ts'),
  rolling: () => import('./rolling/bench.ts'),
};

interface Asked {
  readonly names: readonly string[];
  readonly runs: number;
  readonly seconds?: number;
}

function readArguments(): Asked {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '3' }, seconds: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    throw new Error(`No bench named ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.`);
  }
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const runs = atLeastOne('runs', values.runs);
  return values.seconds === undefined
    ? { names, runs }
    : { names, runs, seconds: atLeastOne('seconds', values.seconds) };
}

function atLeastOne(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
  return number;
}

async function main(): Promise<number> {
  const { names, ...how } = readArguments();
  let missed = 0;
  for (const name of names) {
    const load = BENCHES[name];
    if (!load) continue;
    const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
    const machine = await describeMachine();
    const { bench } = await load();
    const figures = await bench({ ...how, say: (text) => console.log(`${name}: ${text}`) });
    const failed = figures.filter(({ ok }) => ok === false).length;
    missed += failed;
    console.log(`\n${name}: ${failed === 0 ? 'every target met' : `${failed} target(s) missed`}`);
    console.log(`${table(figures)}\n`);
    writeResult({ name, circumstances: `${day} UTC · ${machine}`, figures });
  }
  return missed === 0 ? 0 : 1;
}

/** Leaves by `exit`, so that what was started is ended. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
