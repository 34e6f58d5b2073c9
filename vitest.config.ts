import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { InTurn } from './test/in-turn.ts';

/** Settings of one project; what is not named here is the same in all of them. */
type Room = NonNullable<TestProjectInlineConfiguration['test']>;

const CORES = availableParallelism();

/** Workers for files of which half mostly wait. */
const WORKERS = CORES + 3;

/** Waits for clocks, child processes and browsers, which take their time on a busy machine. */
const WAITING: Room = { testTimeout: 180_000 };

const files = (...folders: readonly string[]): string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

/** One project for each thing that a change may break: CONTRIBUTING has the table. */
const OUTSIDE: Readonly<Record<string, Room>> = {
  agora: { include: files('agora') },
  sandbox: { include: files('sandbox') },
  slack: { include: files('slack') },
  // Asks a checker about every regular expression of src, whatever room it is in.
  linear: { include: ['test/linear.test.ts'] },
  // Runs what is shipped beside the bot by the programs of others: promtool, kubectl, Java, Python.
  ops: { include: [...files('ops'), 'test/containers.test.ts', 'test/web/backend-page.test.ts'] },
  // With those of src/web that wait: for Redis, or for a caller that says nothing.
  redis: {
    include: [...files('redis', 'contract'), 'test/web/callbacks.test.ts', 'test/web/slow-callers.test.ts'],
    ...WAITING,
  },
  page: { include: files('page'), ...WAITING },
  story: { include: files('story'), ...WAITING },
};

const outside = Object.values(OUTSIDE).flatMap(({ include = [] }) => include);

/** All other files, whatever folder they are in. They only compute, and begin. */
const unit: Room = {
  include: ['test/**/*.test.{ts,tsx}'],
  exclude: outside,
  pool: 'threads',
  maxWorkers: CORES,
  sequence: { groupOrder: 0 },
};

/**
 * Projects by name where one is asked for. Vitest ends a worker where the next file is of another project, and the next
 * one loads everything anew, so without a name all but `unit` are one.
 */
const ROOMS: Readonly<Record<string, Room>> = process.argv.some((arg) => arg.startsWith('--project'))
  ? { unit, ...OUTSIDE }
  : { unit, outside: { include: outside, ...WAITING } };

export default defineConfig({
  test: {
    // Each once for the whole run, where a file of it needs that.
    globalSetup: ['test/setup.ts', 'test/built.ts', 'test/page/browser-server.ts'],
    sequence: { sequencer: InTurn },
    projects: Object.entries(ROOMS).map(([name, room]) => ({
      test: {
        name,
        pool: 'forks',
        // No test replaces a module, so the files of a project share processes, which load Bolt and BullMQ once.
        isolate: false,
        setupFiles: 'test/seed.ts',
        maxWorkers: WORKERS,
        sequence: { groupOrder: 1 },
        testTimeout: 20_000,
        hookTimeout: 20_000,
        // Results come in milliseconds, and on a busy machine they may take their time.
        expect: { poll: { timeout: 10_000 } },
        ...room,
      },
    })),
  },
});
