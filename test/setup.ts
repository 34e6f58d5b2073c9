import type { TestProject } from 'vitest/node';
import { startRedis } from '../sandbox/redis/start.ts';
import { inRun } from './in-run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** One Redis for the whole run; each test file keeps to a random prefix of its own. */
    redisUrl: string;
  }
}

/** Beginnings of files that need a Redis: it is started for no others. */
const WITH_REDIS = ['contract/', 'redis/', 'slack/', 'story/', 'web/callbacks'];

/** `TEST_REDIS=wasm npm test` runs everything on the WebAssembly server, `server` on one from PATH. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!inRun(project, ...WITH_REDIS)) {
    project.provide('redisUrl', 'redis://not-started.invalid');
    return undefined;
  }
  const only = process.env.TEST_REDIS;
  const redis = await startRedis(only === 'wasm' || only === 'server' ? { only } : {});
  project.provide('redisUrl', redis.url);
  return () => redis.stop();
}
