import type { Redis } from 'ioredis';
import { RedisUnfit } from './unfit.ts';

/** Messages of a refused login. */
const NO_LOGIN = /^(?:WRONGPASS|NOAUTH)\b|called without any password configured/;

export const isLoginRefused = ({ message }: Error): boolean => NO_LOGIN.test(message);

export const loginRefused = (where: string): RedisUnfit =>
  new RedisUnfit(
    'denied',
    `Redis at ${where} does not accept the user and password of REDIS_URL; give those of a user that may log in`,
  );

type Command = readonly [name: string, ...args: (string | number)[]];

/** One command of each category of rights that the bot and BullMQ need, on keys that expire within a second. */
const attempts = (tag: string, key: string): readonly Command[] => [
  ['set', key, '1', 'px', 1_000],
  ['get', key],
  ['del', key],
  ['hset', `${key}:hash`, 'a', '1'],
  ['pexpire', `${key}:hash`, 1_000],
  ['time'],
  // Every script gets the tag as its key and derives the others from it.
  ['eval', "return redis.call('set', KEYS[1] .. ':rights', '1', 'px', 1000)", 1, tag],
  ['zadd', `${key}:set`, 1, 'a'],
  ['pexpire', `${key}:set`, 1_000],
  // Does not block, because the set has a member.
  ['bzpopmin', `${key}:set`, 0.01],
  ['xadd', `${key}:stream`, 'maxlen', 1, '*', 'a', '1'],
  ['pexpire', `${key}:stream`, 1_000],
  ['client', 'setname', 'recording-watch'],
];

/** Tries the commands that the bot needs. @throws {RedisUnfit} with the missing right */
export async function tryRights(redis: Redis, tag: string, where: string): Promise<void> {
  const tried = attempts(tag, `${tag}:rights`).map(([name, ...args]) =>
    redis.call(name, ...args).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? unfitFor(error.message, name, tag, where) : undefined),
    ),
  );
  const [unfit] = (await Promise.all(tried)).filter((one) => one !== undefined);
  if (unfit) throw unfit;
}

/** Whether a refusal is that of a cluster that is not up yet, or moves the keys. */
export const isPassing = ({ message }: Error): boolean => /^(?:CLUSTERDOWN|TRYAGAIN) /.test(message);

/** The reason of a refusal; `undefined` for one that may pass, such as that of a full Redis. */
export function unfitFor(
  message: string,
  command: string,
  tag: string,
  where: string,
): RedisUnfit | undefined {
  if (message.startsWith('MOVED ')) {
    return new RedisUnfit(
      'elsewhere',
      `Redis at ${where} is a node of a cluster and keeps the keys ${tag}:* elsewhere; REDIS_URL must name a Redis that keeps all of them`,
    );
  }
  if (message.startsWith('READONLY ')) {
    return new RedisUnfit(
      'replica',
      `Redis at ${where} is a replica; REDIS_URL must name the master, or an address that always leads to it`,
    );
  }
  if (!/NOPERM|ACL failure|can't (?:run this command|access at least one of the keys)/.test(message)) {
    return undefined;
  }
  const right = /\bkeys?\b/.test(message) ? `~${tag}*` : `+${deniedCommand(message) ?? command}`;
  return new RedisUnfit(
    'denied',
    `The Redis user of REDIS_URL at ${where} lacks a right: ${right}; docs/operations.md has all that it needs`,
  );
}

/** The command in a refusal, e.g. `client|setname`. Refusals inside a script name none. */
const deniedCommand = (message: string): string | undefined => /'([\w|]+)' command/.exec(message)?.[1];
