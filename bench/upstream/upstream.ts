import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One look, as the upstream saw it. Moments are milliseconds since 1970, with fractions. */
export interface Request {
  readonly credential: string;
  readonly sid: string;
  readonly at: number;
  /** When it was answered, or when the asker went away. Infinity: neither yet. */
  readonly endedAt: number;
  /** The asker did not wait for the answer: it was killed. */
  readonly gone: boolean;
}

/** The pretend Agora of the benches, in a process of its own. */
export interface Upstream {
  readonly url: string;
  /** Requests since the last call; looks under way are answered again the next time. */
  requests(): Promise<readonly Request[]>;
  /** A recording has one more file from now on. Answers since when. */
  addFile(sid: string): Promise<number>;
  /** Every recording has this status from now on, 5 until then. Answers since when. */
  setStatus(status: number): Promise<number>;
  close(): Promise<void>;
}

const Port = z.number().positive();
const Notes = z.array(z.tuple([z.string(), z.string(), z.number(), z.number().nullable(), z.boolean()]));

/** How long Agora takes for an answer, in milliseconds. */
export const AGORA_TAKES: Span = [40, 100];

/** A path like that of a real look, so that the upstream does the same for what is compared with the bot. */
export const LOOK = `/v1/apps/a/cloud_recording/resourceid/r/sid/${'0'.repeat(32)}/mode/mix/query`;

export type Span = readonly [shortest: number, longest: number];

export async function startUpstream([shortest, longest]: Span): Promise<Upstream> {
  const script = fileURLToPath(new URL('server.ts', import.meta.url));
  const child = fork(script, [`${shortest}`, `${longest}`]);
  const [message] = await once(child, 'message');
  const url = `http://127.0.0.1:${Port.parse(message)}`;
  const ask = async (path: string, method: 'GET' | 'POST'): Promise<unknown> =>
    (await fetch(`${url}${path}`, { method })).json();
  return {
    url,
    async requests() {
      const notes = Notes.parse(await ask('/requests', 'GET'));
      return notes.map(([credential, sid, at, endedAt, gone]) => ({
        credential,
        sid,
        at,
        endedAt: endedAt ?? Number.POSITIVE_INFINITY,
        gone,
      }));
    },
    addFile: async (sid) => z.number().parse(await ask(`/files/${sid}`, 'POST')),
    setStatus: async (status) => z.number().parse(await ask(`/status/${status}`, 'POST')),
    async close() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
