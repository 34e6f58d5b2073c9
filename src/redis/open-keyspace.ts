import { existsSync, readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { createKeyspace, type Keyspace } from './connection/keyspace.ts';
import { createLoader } from './connection/scripts/loader.ts';
import * as hearing from './hearing/policy.ts';
import * as knowing from './knowing/policy.ts';
import * as polling from './polling/policy.ts';
import * as telling from './telling/policy.ts';

/** Numbers that the scripts of each corner use. */
export const POLICIES = { hearing, knowing, polling, telling };

/** Reads a file below src/redis. Scripts have the same path in `src` and in `dist`. */
export function readLua(file: string): string | undefined {
  const url = new URL(file, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}

const load = createLoader(readLua, POLICIES);

/** @param prefix `REDIS_PREFIX`, without braces */
export const openKeyspace = (redis: Redis, prefix: string): Keyspace => createKeyspace(redis, prefix, load);
