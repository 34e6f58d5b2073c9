import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Drafts, Newcomer, Newcomers } from '../../ports/knowing.ts';
import type { Pasted } from '../../recording/paste/paste.ts';
import { MODES } from '../../recording/recording.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { toJson } from '../connection/scripts/json.ts';
import { type Fields, StoredOptions } from './stored/stored-options.ts';

/** Seconds for which a draft waits for the answer to the question about it. */
const KEPT_SECONDS = 3_600;

const text = z.string().exactOptional();

const Draft = z.array(
  z.object({
    sid: text,
    resourceId: text,
    mode: z.enum(MODES).exactOptional(),
    modeWritten: text,
    appId: text,
    cname: text,
    uid: text,
    endsAt: z.union([z.number(), z.literal('never')]).exactOptional(),
    maxRecordingHour: z.number().exactOptional(),
    words: z.array(z.string()),
    line: text,
    options: z.object({
      app: text,
      alias: text,
      ...StoredOptions,
    } satisfies Fields<Pasted['options']>),
  } satisfies Fields<Pasted>),
);

/** Keeps drafts under keys that expire: a button has no room for a resource ID, and Slack should not store one. */
export const createDrafts = ({ redis, key }: Keyspace): Drafts => ({
  async keep(team, pasted) {
    const id = randomBytes(9).toString('base64url');
    await redis.set(key('draft', `${team}:${id}`), toJson(pasted), 'EX', KEPT_SECONDS);
    return id;
  },

  async find(team, id) {
    const kept = await redis.get(key('draft', `${team}:${id}`));
    return kept === null ? undefined : Draft.parse(JSON.parse(kept));
  },
});

/** Milliseconds for which a newcomer is remembered: much longer than it takes to register and watch it. */
const NEWCOMER_MS = 10_000;

const Noted = z.object({ sid: z.string(), owner: z.string(), channel: z.string() });

const encode = ({ sid, owner, channel }: Newcomer): string => toJson({ sid, owner, channel });

export const createNewcomers = ({ redis, key, run }: Keyspace): Newcomers => ({
  async note(team, newcomer) {
    const before = z
      .array(z.string())
      .parse(await run('knowing/newcomer', team, encode(newcomer), NEWCOMER_MS));
    return before.map((text) => Noted.parse(JSON.parse(text)));
  },

  async drop(team, newcomer) {
    await redis.zrem(key('newcomers', team), encode(newcomer));
  },
});
