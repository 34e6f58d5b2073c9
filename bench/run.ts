import { parseArgs } from 'node:util';
import { type Bench, table } from './figure.ts';
import { describeCommit, describeLoad, describeMachine } from './machine.ts';
import { minutes, type Result, writeResult } from './results.ts';

/**
 * `npm run bench` runs all of them, `npm run bench -- <name> …` some. `--runs N`: whole runs of each, 3 if not said.
 * `--seconds N`: measures for so long instead of as long as the bench wants. What was run as often and for as long as it
 * wants is written to RESULTS.md.
 */
const BENCHES: Record<string, () => Promise<{ readonly bench: Bench }>> = {
  truth: () => import('./truth/bench.ts'),
  day: () => import('./day/bench.ts'),
  quota: () => import('./quota/bench.ts'),
  staleness: () => import('./staleness/bench.ts'),
  people: () => import('./people/bench.ts'),
  scale: () => import('./scale/bench.ts'),
  overhead: () => import('./overhead/bench.ts'),
  idle: () => import('./idle/bench.ts'),
  kill: () => import('./kill/bench.ts'),
  rolling: () => import('./rolling/bench.ts'),
  paste: () => import('./paste/bench.ts'),
};

const DEFAULT_RUNS = 3;

interface Asked {
  readonly names: readonly string[];
  readonly runs: number;
  /** Whether what is measured may be written down. */
  readonly whole: boolean;
  readonly seconds?: number;
}

function readArguments(): Asked {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: `${DEFAULT_RUNS}` }, seconds: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    throw new Error(`No bench named ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.`);
  }
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const runs = atLeastOne('runs', values.runs);
  return values.seconds === undefined
    ? { names, runs, whole: runs >= DEFAULT_RUNS }
    : { names, runs, whole: false, seconds: atLeastOne('seconds', values.seconds) };
}

function atLeastOne(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1.`);
  return number;
}

/** A bench that cannot measure does not take the others along. */
async function measure(name: string, how: Parameters<Bench>[0]): Promise<Result['outcome']> {
  try {
    const load = BENCHES[name];
    if (!load) throw new Error(`No bench named ${name}`);
    return await (await load()).bench(how);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function say(name: string, outcome: Result['outcome']): 'ok' | 'missed' | 'failed' {
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
  const { names, whole, ...how } = readArguments();
  const on = `${await describeMachine()} · commit ${describeCommit()}`;
  const began = performance.now();
  let code = 0;
  for (const name of names) {
    const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
    const circumstances = `${when} UTC · ${on} · ${describeLoad()}`;
    const since = performance.now();
    const outcome = await measure(name, { ...how, say: (text) => console.log(`${name}: ${text}`) });
    code = Math.max(code, EXIT[say(name, outcome)]);
    console.log(`${name} took ${minutes(performance.now() - since)}\n`);
    if (whole) writeResult({ name, circumstances, outcome }, Object.keys(BENCHES));
  }
  console.log(`${names.join(', ')}: ${minutes(performance.now() - began)} on ${on}`);
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
