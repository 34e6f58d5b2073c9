import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup.ts'],
    // BullMQ, Bolt and child processes keep sockets and timers of their own; a process per file keeps them apart.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // What is waited for comes in milliseconds, and on a busy machine it may take its time.
    expect: { poll: { timeout: 10_000 } },
  },
});
