import type { RedisSettings } from '../../src/redis/connection/reach/options.ts';

/** The Redis of an address, with the default prefix. */
export const at = (url: string, more: Partial<RedisSettings> = {}): RedisSettings => ({
  url,
  prefix: 'recbot',
  ...more,
});
