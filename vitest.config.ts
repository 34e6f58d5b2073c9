import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Of one project; what is not named here is the same in all of them. */
type Room = NonNullable<TestProjectInlineConfiguration['test']>;

const cores = availableParallelism();

/** Mostly computes: one worker for each core. */
const BUSY: Room = { maxWorkers: cores, sequence: { groupOrder: 1 } };

/** Mostly waits for clocks, child processes and browsers: one worker more. Comes first, as it takes longest. */
const WAITING: Room = { maxWorkers: cores + 1, sequence: { groupOrder: 0 }, testTimeout: 60_000 };

const files = (...folders: readonly string[]): string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

/** One project for each outside thing, so that a change is tested by what it may break: CONTRIBUTING has the table. */
const OUTSIDE: Readonly<Record<string, Room>> = {
  agora: { include: files('agora'), ...BUSY },
  sandbox: { include: files('sandbox'), ...BUSY },
  slack: { include: files('slack'), ...BUSY },
  redis: { include: files('redis', 'contract'), ...WAITING },
  page: { include: files('page'), globalSetup: 'test/built.ts', ...WAITING },
  story: { include: files('story'), globalSetup: 'test/built.ts', ...WAITING },
};

/** All other files, whatever folder they are in. */
const unit: Room = {
  include: ['test/**/*.test.{ts,tsx}'],
  exclude: Object.values(OUTSIDE).flatMap(({ include = [] }) => include),
  pool: 'threads',
  ...BUSY,
};

export default defineConfig({
  test: {
    // One Redis for the whole run, whichever projects are in it.
    globalSetup: 'test/setup.ts',
    projects: Object.entries({ unit, ...OUTSIDE }).map(([name, room]) => ({
      test: {
        name,
        pool: 'forks',
        // No test replaces a module, so the files of a project share processes, which load Bolt and BullMQ once.
        isolate: false,
        testTimeout: 20_000,
        hookTimeout: 20_000,
        // What is waited for comes in milliseconds, and on a busy machine it may take its time.
        expect: { poll: { timeout: 10_000 } },
        ...room,
      },
    })),
  },
});
