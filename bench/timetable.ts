import { groupBy } from './statistics.ts';
import type { Request } from './upstream/upstream.ts';
import type { World } from './world.ts';

/** A look that was due, read from the bot's own table before it was taken. */
interface Due {
  readonly sid: string;
  readonly at: number;
  readonly readAt: number;
}

/** Reads along in the bot's table which recording is due when. */
export interface Timetable {
  stop(): Promise<readonly Due[]>;
}

/**
 * Notes every so often what is due soon. An entry that is written and met between two readings is not seen, so
 * `everyMs` has to be shorter than the shortest interval between two looks.
 */
export function readTimetable(
  { keyspace: { redis, key } }: World,
  apps: readonly string[],
  everyMs: number,
): Timetable {
  const found = new Map<string, Due>();
  let stopped = false;

  async function read(): Promise<void> {
    const readAt = Date.now();
    const pipeline = redis.pipeline();
    for (const app of apps) {
      pipeline.zrangebyscore(key('due', app), '-inf', readAt + 2 * everyMs, 'WITHSCORES');
    }
    for (const [error, flat] of (await pipeline.exec()) ?? []) {
      if (error) throw error;
      if (!Array.isArray(flat)) continue;
      for (let index = 0; index + 1 < flat.length; index += 2) {
        const [sid, score] = [String(flat[index]), String(flat[index + 1])];
        const entry = `${sid} ${score}`;
        if (!found.has(entry)) found.set(entry, { sid, at: Number(score), readAt });
      }
    }
  }

  const running = (async () => {
    while (!stopped) {
      const rest = new Promise((resolve) => setTimeout(resolve, everyMs));
      await read();
      await rest;
    }
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return [...found.values()];
    },
  };
}

/**
 * From the moment at which each look was due to the arrival of its request at the upstream, in milliseconds. One that
 * was taken earlier, because a person asked, does not count; one that was never taken counts up to the end.
 */
export function latenesses(
  dues: readonly Due[],
  requests: readonly Request[],
  end: number,
): readonly number[] {
  return taken(dues, requests).flatMap(({ due, request }) => {
    if (!request) return [end - due.at];
    return request.at < due.at ? [] : [request.at - due.at];
  });
}

/** Number of due looks that no request followed. */
export const untaken = (dues: readonly Due[], requests: readonly Request[]): number =>
  taken(dues, requests).filter(({ request }) => !request).length;

function taken(
  dues: readonly Due[],
  requests: readonly Request[],
): readonly { readonly due: Due; readonly request: Request | undefined }[] {
  const looks = groupBy(requests, ({ sid }) => sid);
  return dues.map((due) => ({ due, request: looks.get(due.sid)?.find(({ at }) => at >= due.readAt) }));
}
