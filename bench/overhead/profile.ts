import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = new URL('../../', import.meta.url);

/** Parts of a `.cpuprofile` (V8's format) that are read here. Deltas are microseconds. */
const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** Owners of code; the first that fits counts. Built-ins of the engine count as their caller's. */
const PARTS = {
  BullMQ: /node_modules\/bullmq\//,
  'ioredis and its parser': /node_modules\/(ioredis|@ioredis|redis-parser|cluster-key-slot|denque)/,
  axios: /node_modules\/(axios|follow-redirects|form-data|proxy-from-env)\//,
  'the bot’s own code': /^src\//,
  zod: /node_modules\/zod\//,
  'other packages': /node_modules\//,
  'writing to sockets (the system)': /^write(Utf8String|Latin1String|Buffer|v)$/,
  'Node itself (HTTP, sockets, timers)': /^(node:|runMicrotasks$)/,
  'garbage collection': /^\(garbage collector\)$/,
  'the rest of the engine': /^\(program\)$/,
} as const satisfies Record<string, RegExp>;

/**
 * Maps a line of the bundle to its source file, whose path the build writes above its code. The path of a package leads out
 * of the project if `node_modules` is a link.
 */
function createFileOf(): (url: string, line: number) => string {
  const files = new Map<string, readonly string[]>();
  const read = (url: string): readonly string[] => {
    let file = 'rolldown';
    return readFileSync(fileURLToPath(new URL(url, ROOT)), 'utf8')
      .split('\n')
      .map((text) => {
        file = /^\/\/ (src\/\S+|\S*\bnode_modules\/\S+)$/.exec(text)?.[1] ?? file;
        return file;
      });
  };
  return (url, line) => {
    if (!/^dist\/bot\/.*\.js$/.test(url)) return url;
    const lines = files.get(url) ?? read(url);
    files.set(url, lines);
    return lines[line] ?? url;
  };
}

/** The share of its busy time that a profiled process spent in each part, in percent. */
export function sharesOf(folder: string): readonly (readonly [part: string, percent: number])[] {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (!file) throw new Error('The bot left no profile behind.');
  const { nodes, samples, timeDeltas } = Profile.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const fileOf = createFileOf();
  const places = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      fileOf(url, lineNumber) || functionName,
    ]),
  );
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const place = places.get(id) ?? '';
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  }
  times.delete('(idle)');
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  const spent = new Map<string, number>(Object.keys(PARTS).map((part) => [part, 0]));
  for (const [place, time] of times) {
    const [part = 'the rest of the engine'] =
      Object.entries(PARTS).find(([, where]) => where.test(place)) ?? [];
    spent.set(part, (spent.get(part) ?? 0) + time);
  }
  return [...spent].map(([part, time]) => [part, (100 * time) / busy] as const);
}
