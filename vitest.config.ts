import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { InTurn } from './test/in-turn.ts';

/** Of one project; what is not named here is the same in all of them. */
type Room = NonNullable<TestProjectInlineConfiguration['test']>;

/** Workers of a run, whichever projects are in it: three more than cores, as half of the files mostly wait. */
const WORKERS = availableParallelism() + 3;

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
  redis: { include: [...files('redis', 'contract'), 'test/web/callbacks.test.ts'], ...WAITING },
  page: { include: files('page'), globalSetup: ['test/built.ts', 'test/page/browser-server.ts'], ...WAITING },
  story: { include: files('story'), globalSetup: 'test/built.ts', ...WAITING },
};

/** All other files, whatever folder they are in. */
const unit: Room = {
  include: ['test/**/*.test.{ts,tsx}'],
  exclude: Object.values(OUTSIDE).flatMap(({ include = [] }) => include),
  pool: 'threads',
};

export default defineConfig({
  test: {
    // One Redis for the whole run, whichever projects are in it.
    globalSetup: 'test/setup.ts',
    sequence: { sequencer: InTurn },
    projects: Object.entries({ unit, ...OUTSIDE }).map(([name, room]) => ({
      test: {
        name,
        pool: 'forks',
        // No test replaces a module, so the files of a project share processes, which load Bolt and BullMQ once.
        isolate: false,
        setupFiles: 'test/seed.ts',
        maxWorkers: WORKERS,
        testTimeout: 20_000,
        hookTimeout: 20_000,
        // What is waited for comes in milliseconds, and on a busy machine it may take its time.
        expect: { poll: { timeout: 10_000 } },
        ...room,
      },
    })),
  },
});
