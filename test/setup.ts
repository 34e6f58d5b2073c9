import type { TestProject } from 'vitest/node';
import { startRedis } from '../sandbox/redis/start.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** One Redis for the whole run; each test file keeps to a random prefix of its own. */
    redisUrl: string;
  }
}

/** Projects whose files need no Redis: it is not started for them alone. */
const WITHOUT: readonly string[] = ['unit', 'agora', 'sandbox', 'linear', 'ops'];

/** `TEST_REDIS=wasm npm test` runs everything on the WebAssembly server, `server` on one from PATH. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => WITHOUT.includes(name))) {
    project.provide('redisUrl', 'redis://not-started.invalid');
    return undefined;
  }
  const only = process.env.TEST_REDIS;
  const redis = await startRedis(only === 'wasm' || only === 'server' ? { only } : {});
  project.provide('redisUrl', redis.url);
  return () => redis.stop();
}
