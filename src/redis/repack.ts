import type { Log } from '../ports/log.ts';
import { UnreadableRecording } from './decode-known.ts';
import { encodeKnown } from './encode-known.ts';
import { decodeFormat1 } from './format-1.ts';
import type { Keyspace } from './keyspace.ts';

const SLICE = 500;

/**
 * Schema 1 to 2: what is known of a recording moves out of its hash into one value, and what a workspace knows of it moves
 * from sets of its own into that hash (docs/adr/0012). Whoever looks at it with older code is fenced by that.
 *
 * What is damaged is left as it is and named in the log: it could not be read before either, and the others are
 * not to wait for it.
 */
export async function repack(keyspace: Keyspace, log: Log): Promise<void> {
  const { redis, key } = keyspace;
  const beginning = key('rec', '');
  for await (const keys of redis.scanStream({ match: `${beginning}*`, count: SLICE })) {
    if (!Array.isArray(keys)) continue;
    await Promise.all(keys.map((found) => repackOne(keyspace, log, String(found).slice(beginning.length))));
  }
}

async function repackOne({ redis, key, run }: Keyspace, log: Log, sid: string): Promise<void> {
  // Read here, written there: when it changed in between, it is read again.
  for (;;) {
    const fields = await redis.hgetall(key('rec', sid));
    const { recording, state = '', version = '' } = fields;
    if (recording === undefined) return;
    const body = repacked(sid, fields, log);
    if ((await run('repack', sid, recording, state, version, body)) === 1) return;
  }
}

function repacked(sid: string, fields: Readonly<Record<string, string>>, log: Log): string {
  try {
    return encodeKnown(decodeFormat1(sid, fields));
  } catch (error) {
    if (!(error instanceof UnreadableRecording)) throw error;
    log.error({ sid, why: error.message }, 'recordingUnreadable');
    return '';
  }
}
