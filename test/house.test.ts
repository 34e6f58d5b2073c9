import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\(?)\s*'([^']+)'/g)].map(
    ([, from = '']) => from,
  );

/** `src/redis/stores.ts` is in room `redis`; `src/main.ts` is in the hall, named by its file. */
function roomOf(file: string): string {
  const [top = '', second = '', ...deeper] = file.split(sep);
  if (top !== 'src') return top;
  return deeper.length > 0 ? second : second.replace(/\.ts$/, '');
}

interface Arrow {
  readonly file: string;
  /** The file that it imports. */
  readonly into: string;
}

const arrowsFrom = (file: string): Arrow[] =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => ({ file, into: relative(root, join(root, dirname(file), path)) }));

const arrowsOf = (folder: string): Arrow[] => sources(folder).flatMap(arrowsFrom);

const arrows = ['src', 'sandbox']
  .flatMap(arrowsOf)
  .map(({ file, into }) => ({ file, from: roomOf(file), to: roomOf(into) }));

/** Rooms that a room may look into, itself apart. `main` and `bot` put the rest together. */
const MAY_ENTER: Record<string, readonly string[]> = {
  recording: [],
  ports: ['recording'],
  flows: ['ports', 'recording'],
  agora: ['bounded', 'ports', 'recording'],
  redis: ['bounded', 'loop', 'ports', 'recording', 'within'],
  slack: ['callers', 'flows', 'loop', 'ports', 'read-body', 'recording', 'within'],
  web: ['callers', 'flows', 'ports', 'read-body', 'recording'],
  picture: ['ports', 'recording'],
  log: ['ports'],
  callers: ['ports'],
  tracing: ['ports', 'within'],
  loop: ['ports'],
  bounded: [],
  within: [],
  'read-body': [],
  v8: [],
  config: ['agora', 'recording', 'redis'],
  sandbox: [],
};

for (const [room, allowed] of Object.entries(MAY_ENTER)) {
  test(`${room} enters ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no other room'}`, () => {
    const wrong = arrows.filter(({ from, to }) => from === room && to !== room && !allowed.includes(to));
    expect(wrong).toEqual([]);
  });
}

/** Order of the corners of `redis`: each may look into those that are named. */
const REDIS_CORNERS: Record<string, readonly string[]> = {
  connection: [],
  telling: ['connection'],
  hearing: ['connection', 'telling'],
  knowing: ['connection', 'telling'],
  polling: ['connection', 'telling', 'hearing', 'knowing'],
  bus: ['connection', 'telling', 'polling'],
  homes: ['connection'],
  pictures: ['connection', 'bus'],
};

/** `src/redis/bus/jobs.ts` is in corner `bus`; files at the top of the room put the corners together. */
const cornerOf = (file: string): string | undefined => {
  const [, , corner = '', ...deeper] = file.split(sep);
  return deeper.length > 0 ? corner : undefined;
};

/** Arrows within a room into corners that the corner they come from may not enter. */
const wrongWays = (room: string, mayEnter: Readonly<Record<string, readonly string[]>>): Arrow[] =>
  arrowsOf(join('src', room)).filter(({ file, into }) => {
    const from = cornerOf(file);
    if (from === undefined || roomOf(into) !== room || cornerOf(into) === from) return false;
    return !mayEnter[from]?.includes(cornerOf(into) ?? 'the top');
  });

test('the corners of redis look into each other one way only', () => {
  const corners = new Set(sources('src/redis').flatMap((file) => cornerOf(file) ?? []));
  expect([...corners].toSorted()).toEqual(Object.keys(REDIS_CORNERS).toSorted());
  expect(wrongWays('redis', REDIS_CORNERS)).toEqual([]);
});

/** The same for the corners of the flows. Files beside the corners list what is in them. */
const FLOWS_MAY_ENTER: Record<string, readonly string[]> = {
  polling: [],
  telling: ['polling'],
  asking: ['polling', 'telling'],
  watching: ['asking', 'polling', 'telling'],
  rules: ['asking', 'watching'],
};

test('the corners of the flows enter only those before them', () => {
  expect(wrongWays('flows', FLOWS_MAY_ENTER)).toEqual([]);
});

/** Every corner of `slack` may know these; they know none. */
const FOR_ALL_OF_SLACK = ['blocks.ts', 'limits.ts', 'text.ts', 'message-text.ts'].map((name) =>
  join('src', 'slack', name),
);

/** The same for the corners of `slack`. `slack.ts` puts them together. */
const SLACK_MAY_ENTER: Record<string, readonly string[]> = {
  api: [],
  pressable: [],
  language: ['pressable'],
  voice: ['api', 'language'],
  render: ['pressable', 'language', 'voice'],
  door: ['api', 'language'],
  home: ['api', 'pressable', 'language', 'render'],
  messenger: ['api', 'language', 'voice', 'render'],
  listeners: ['api', 'pressable', 'language', 'voice', 'render', 'door', 'home', 'messenger'],
};

test('the corners of slack enter only those below them', () => {
  const corners = new Set(sources('src/slack').flatMap((file) => cornerOf(file) ?? []));
  expect([...corners].toSorted()).toEqual(Object.keys(SLACK_MAY_ENTER).toSorted());
  const wrong = wrongWays('slack', SLACK_MAY_ENTER).filter(({ into }) => !FOR_ALL_OF_SLACK.includes(into));
  const fromTop = arrowsOf('src/slack').filter(
    ({ file, into }) =>
      file !== join('src', 'slack', 'slack.ts') &&
      cornerOf(file) === undefined &&
      roomOf(into) === 'slack' &&
      !FOR_ALL_OF_SLACK.includes(into),
  );
  expect([...wrong, ...fromTop]).toEqual([]);
});

test('a language looks at no other language', () => {
  const languageOf = (file: string): string | undefined =>
    /^src[/\\]slack[/\\]language[/\\](\w+)[/\\]/.exec(file)?.[1];
  const wrong = arrowsOf('src/slack/language').filter(
    ({ file, into }) => languageOf(file) && languageOf(into) && languageOf(file) !== languageOf(into),
  );
  expect(wrong).toEqual([]);
});

/** Files of code that can be taken in at a glance. */
const MOST_FILES = 13;

test('no folder holds more files than one takes in at a glance', () => {
  const held = new Map<string, number>();
  for (const file of ['src', 'sandbox', 'scripts'].flatMap(sources))
    held.set(dirname(file), (held.get(dirname(file)) ?? 0) + 1);
  expect([...held].filter(([, files]) => files > MOST_FILES)).toEqual([]);
});

test('nothing in src imports itself in a circle, so that a walk comes back to no file', () => {
  const walked = new Set<string>();
  const circle = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (walked.has(file)) return undefined;
    for (const { into } of arrowsFrom(file)) {
      const found = circle(into, [...way, file]);
      if (found) return found;
    }
    walked.add(file);
    return undefined;
  };
  expect(sources('src').flatMap((file) => circle(file, []) ?? [])).toEqual([]);
});

test('every file of src is in a room that is known', () => {
  const rooms = new Set(sources('src').map(roomOf));
  for (const room of [...Object.keys(MAY_ENTER), 'main', 'bot']) rooms.delete(room);
  expect([...rooms]).toEqual([]);
});

test('the core imports nothing from outside, not even node', () => {
  const foreign = sources('src/recording').flatMap((file) =>
    importsOf(file).filter((path) => !path.startsWith('.')),
  );
  expect(foreign).toEqual([]);
});

test('ports are six, and hold interfaces only', () => {
  const ports = sources('src/ports');
  const named = ports.map((file) => file.slice(join('src', 'ports').length + 1)).toSorted();
  expect(named).toEqual(['agora.ts', 'knowing.ts', 'polling.ts', 'process.ts', 'slack.ts', 'telling.ts']);
  const working = ports.filter((file) =>
    /^(?:export )?(?:const|let|var|function|async function|class|enum)\b|^import \{/m.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(working).toEqual([]);
});

test('the core never asks what time it is, nor for luck', () => {
  const asking = sources('src/recording').filter((file) =>
    /Date\.now|new Date\(\)|Math\.random|setTimeout|process\./.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(asking).toEqual([]);
});

/** A package that only one room may know, so that it can be replaced in one room. */
const ONLY_IN: Record<string, string> = {
  axios: 'agora',
  ioredis: 'redis',
  bullmq: 'redis',
  '@slack/bolt': 'slack',
  '@slack/web-api': 'slack',
  'prom-client': 'web',
  pino: 'log',
  '@opentelemetry/api': 'tracing',
  'bullmq-otel': 'tracing',
  '@resvg/resvg-wasm': 'picture',
};

test.each(Object.entries(ONLY_IN))('%s is known to %s alone', (name, room) => {
  const elsewhere = sources('src').filter(
    (file) =>
      roomOf(file) !== room && importsOf(file).some((path) => path === name || path.startsWith(`${name}/`)),
  );
  expect(elsewhere).toEqual([]);
});

test('nobody but main reads the environment', () => {
  const readers = sources('src').filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual([join('src', 'main.ts')]);
});

test('there is no drawer for things without a place', () => {
  const drawers = sources('src').filter((file) => /(utils?|helpers?|common|types|misc|index)\b/.test(file));
  expect(drawers).toEqual([]);
});
