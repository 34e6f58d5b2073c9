import { readdirSync } from 'node:fs';

/** Every script and every part of one, as `telling/lua/take.lua` and `telling/lua/parts/outbox.lua`. */
export const LUA_FILES: readonly string[] = readdirSync(new URL('../../src/redis', import.meta.url), {
  recursive: true,
  encoding: 'utf8',
}).filter((file) => file.endsWith('.lua'));
