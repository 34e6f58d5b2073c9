import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** Turns SVG into PNG on a worker thread, which starts with the first picture and ends when idle. */
interface Raster {
  /** Rejects if it cannot be drawn, or not in time. */
  png(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const Drawn = z.union([
  z.object({ id: z.number(), png: z.instanceof(Uint8Array) }),
  z.object({ id: z.number(), why: z.string() }),
]);

/** Milliseconds in which a picture must be drawn. It takes a tenth of a second, the first one half a second. */
const IN_TIME_MS = 10_000;
/** Milliseconds without a picture after which the thread ends: it takes some 40 MB, and endings come in bursts. */
const IDLE_MS = 20_000;

class NotDrawn extends Error {
  override readonly name = 'NotDrawn';
}

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

export function createRaster({ inTimeMs = IN_TIME_MS, idleMs = IDLE_MS } = {}): Raster {
  let thread: Thread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  function begin(): Thread {
    // The thread is plain JavaScript and needs none of the parent's loaders.
    const worker = new Worker(new URL('raster-thread.mjs', import.meta.url), { execArgv: [] });
    worker.unref();
    const begun: Thread = { worker, waiting: new Map() };
    worker.on('message', (message: unknown) => {
      const drawn = Drawn.parse(message);
      const asker = begun.waiting.get(drawn.id);
      if ('png' in drawn) asker?.resolve(drawn.png);
      else asker?.reject(new NotDrawn(drawn.why));
    });
    worker.on('error', (error) => void end(begun, `the thread failed: ${String(error)}`));
    worker.on('exit', () => void end(begun, 'the thread ended'));
    return begun;
  }

  async function end(ending: Thread, why: string): Promise<void> {
    if (thread === ending) thread = undefined;
    for (const { reject } of ending.waiting.values()) reject(new NotDrawn(why));
    await ending.worker.terminate();
  }

  return {
    async png(svg) {
      clearTimeout(idle);
      thread ??= begin();
      const used = thread;
      last += 1;
      const id = last;
      let late: NodeJS.Timeout | undefined;
      try {
        return await new Promise<Uint8Array>((resolve, reject) => {
          used.waiting.set(id, { resolve, reject });
          late = setTimeout(() => void end(used, 'it took too long'), inTimeMs);
          used.worker.postMessage({ id, svg });
        });
      } finally {
        clearTimeout(late);
        used.waiting.delete(id);
        if (used.waiting.size === 0) {
          idle = setTimeout(() => void end(used, 'it was idle'), idleMs);
          idle.unref();
        }
      }
    },
    async close() {
      clearTimeout(idle);
      if (thread) await end(thread, 'the bot stops');
    },
  };
}
