import { type Bench, table } from './figure.ts';

/** `npm run bench` runs all of them, `npm run bench -- <name>` one. Each is loaded only when it is run. */
const BENCHES: Record<string, () => Promise<{ readonly bench: Bench }>> = {
  truth: () => import('./truth/bench.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(64);
}

let failed = 0;
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = performance.now();
  const { bench } = await load();
  const figures = await bench();
  const missed = figures.filter(({ ok }) => ok === false).length;
  failed += missed;
  const took = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`\n${name} (${took} s): ${missed === 0 ? 'every target met' : `${missed} target(s) missed`}`);
  console.log(table(figures));
}
process.exitCode = failed === 0 ? 0 : 1;
