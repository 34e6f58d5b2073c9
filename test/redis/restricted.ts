import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { startOwnServer } from '../../sandbox/redis/own-server.ts';
import { temporaryFolder } from '../temporary.ts';

/** The least rights that docs/operations.md names, for the prefix `recbot`. */
export const LEAST_RIGHTS: readonly string[] = rightsIn(readFileSync('docs/operations.md', 'utf8'));

function rightsIn(page: string): readonly string[] {
  const [, rights] = /^ACL SETUSER bot reset on >PASSWORD (.+)$/m.exec(page) ?? [];
  if (rights === undefined) throw new Error('docs/operations.md names no rights');
  return rights.split(' ');
}

interface RestrictedServer {
  readonly host: string;
  /** Address for a user with these rights and no others. */
  urlFor(rights: readonly string[]): Promise<string>;
  readonly admin: Redis;
}

/** A redis-server whose default user may do everything. */
export async function startRestricted(
  binary: string,
  settings: readonly string[] = [],
  password?: string,
): Promise<RestrictedServer> {
  const port = await freePort();
  const server = await startOwnServer(binary, port, temporaryFolder(), settings);
  const admin = new Redis(port, '127.0.0.1', {
    maxRetriesPerRequest: null,
    ...(password === undefined ? {} : { password }),
  });
  admin.on('error', () => undefined);
  onTestFinished(async () => {
    admin.disconnect();
    await server.kill();
  });
  await admin.config('SET', 'maxmemory-policy', 'noeviction');
  return {
    host: `127.0.0.1:${port}`,
    admin,
    async urlFor(rights) {
      await admin.call('ACL', 'SETUSER', 'bot', 'reset', 'on', '>pw-of-the-bot', ...rights);
      return `redis://bot:pw-of-the-bot@127.0.0.1:${port}`;
    },
  };
}
