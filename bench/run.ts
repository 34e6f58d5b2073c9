import { parseArgs } from 'node:util';
import { type Bench, table } from './figure.ts';
import { describeCommit, describeLoad, describeMachine } from './machine.ts';
import { minutes, type Result, writeResult } from './results.ts';

/**
 * Benches by name. `npm run bench` runs all but `million`, `npm run bench -- <name> …` some, `<name>/<part>` a part.
 *
 * `--runs N`: runs of each, by default 3. `--seconds N`: measures for so long. Whole runs with neither changed are
 * written to RESULTS.md.
 */
const BENCHES: Record<string, () => Promise<{ readonly bench: Bench }>> = {
  truth: () => import('./truth/bench.ts'),
  day: () => import('./day/bench.ts'),
  noise: () => import('./noise/bench.ts'),
  quota: () => import('./quota/bench.ts'),
  staleness: () => import('./staleness/bench.ts'),
  people: () => import('./people/bench.ts'),
  scale: () => import('./scale/bench.ts'),
  million: () => import('./scale/million.ts'),
  start: () => import('./start/bench.ts'),
  overhead: () => import('./overhead/bench.ts'),
  idle: () => import('./idle/bench.ts'),
  burst: () => import('./burst/bench.ts'),
  kill: () => import('./kill/bench.ts'),
  rolling: () => import('./rolling/bench.ts'),
  failover: () => import('./failover/bench.ts'),
  faults: () => import('./faults/bench.ts'),
  callbacks: () => import('./callbacks/bench.ts'),
  paste: () => import('./paste/bench.ts'),
  fuzz: () => import('./fuzz/bench.ts'),
  foreign: () => import('./foreign/bench.ts'),
};

/** Takes too long to be run with the others. */
const ONLY_BY_NAME = 'million';

const DEFAULT_RUNS = 3;

interface Wanted {
  readonly name: string;
  readonly part?: string;
}

interface Asked {
  readonly wanted: readonly Wanted[];
  readonly runs: number;
  /** Whether what is measured may be written down, unless it is a part. */
  readonly whole: boolean;
  readonly seconds?: number;
}

function readArguments(): Asked {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: `${DEFAULT_RUNS}` }, seconds: { type: 'string' } },
  });
  const all = Object.keys(BENCHES).filter((name) => name !== ONLY_BY_NAME);
  const wanted = (positionals.length > 0 ? positionals : all).map((text): Wanted => {
    const [name = '', part] = text.split('/');
    return part === undefined ? { name } : { name, part };
  });
  const unknown = wanted.filter(({ name }) => !Object.hasOwn(BENCHES, name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new Error(`No bench named ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.`);
  }
  const runs = atLeastOne('runs', values.runs);
  return values.seconds === undefined
    ? { wanted, runs, whole: runs >= DEFAULT_RUNS }
    : { wanted, runs, whole: false, seconds: atLeastOne('seconds', values.seconds) };
}

function atLeastOne(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
  return number;
}

/** Runs one bench; if it fails, the others go on. */
async function measure(name: string, how: Parameters<Bench>[0]): Promise<Result['outcome']> {
  try {
    const load = BENCHES[name];
    if (!load) throw new Error(`No bench named ${name}`);
    return await (await load()).bench(how);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function print(name: string, outcome: Result['outcome']): 'ok' | 'missed' | 'failed' {
  if ('failed' in outcome) {
    console.error(`\n${name} could not measure: ${outcome.failed}\n`);
    return 'failed';
  }
  const missed = outcome.filter(({ ok }) => ok === false).length;
  console.log(`\n${name}: ${missed === 0 ? 'every target met' : `${missed} target(s) missed`}`);
  console.log(`${table(outcome)}\n`);
  return missed === 0 ? 'ok' : 'missed';
}

const EXIT = { ok: 0, missed: 1, failed: 2 } as const;

async function main(): Promise<number> {
  const { wanted, whole, ...how } = readArguments();
  const on = `${await describeMachine()} · commit ${describeCommit()}`;
  const began = performance.now();
  let code = 0;
  for (const { name, part } of wanted) {
    const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
    const circumstances = `${when} UTC · ${on} · ${describeLoad()}`;
    const since = performance.now();
    const say = (text: string) => console.log(`${name}: ${text}`);
    const outcome = await measure(name, { ...how, say, ...(part === undefined ? {} : { part }) });
    code = Math.max(code, EXIT[print(name, outcome)]);
    console.log(`${name} took ${minutes(performance.now() - since)}\n`);
    if (whole && part === undefined) writeResult({ name, circumstances, outcome }, Object.keys(BENCHES));
  }
  console.log(`${wanted.map(({ name }) => name).join(', ')}: ${minutes(performance.now() - began)} on ${on}`);
  return code;
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
