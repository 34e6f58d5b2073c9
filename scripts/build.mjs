// Bundles src and what it uses of node_modules into dist/bot, and puts beside the code what is read at run time: Lua
// scripts, the thread that draws, its font. Types are checked by `npm run check`.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { EX_CONFIG } from './command.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

/** Package that is not bundled: the thread that draws loads it with its WebAssembly. */
const UNBUNDLED = '@resvg/resvg-wasm';

/** Largest size of the production tree, in bytes. */
const MOST_BYTES = 30_000_000;

const ENTRIES = ['main', 'bot/tell-again', 'bot/explain', 'bot/status', 'bot/doctor', 'bot/setup'];

/** Keeps `import.meta.url` of each file of src, which in the bundle would be that of a chunk. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    const file = relative(at('src'), id).split(sep).join('/');
    if (file.startsWith('..') || !code.includes('import.meta.url')) return null;
    return code.replaceAll('import.meta.url', `__placeOf("${file.replace(/\.ts$/, '.js')}")`);
  },
  renderChunk(code, { fileName }) {
    return code.replace(/__placeOf\("([^"]+)"\)/g, (_, file) => {
      const path = posix.relative(posix.dirname(fileName), file);
      return `new URL("${path}", require("node:url").pathToFileURL(__filename)).href`;
    });
  },
};

/**
 * Packages of Bolt for servers that the bot does not start, or only in Socket Mode. Each `require` is moved to where it
 * is used, so that a start does not load them.
 */
const LATE =
  /^(?:const|var) (\w+) = ((?:__importDefault\(|__importStar\()?require\("(?:express|raw-body|undici|@slack\/oauth|@slack\/socket-mode|\.\/receivers\/\w+)"\)+);$/gm;

const late = {
  name: 'late',
  transform(code, id) {
    if (!/[/\\]node_modules[/\\]@slack[/\\]/.test(id)) return null;
    const required = new Map();
    const rest = code.replace(LATE, (_, name, value) => {
      required.set(name, value);
      return '';
    });
    return [...required].reduce(
      // In brackets, because it may follow `new`.
      (text, [name, value]) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), `(${value})`),
      rest,
    );
  },
};

/** The bulk of what is required late, in a chunk that nothing else loads: a text that is never run is still held in memory. */
const SELDOM = {
  name: 'seldom',
  test: /[/\\]node_modules[/\\](?:express|iconv-lite|mime-db|qs|object-inspect)[/\\]/,
};

/** Chunks that are loaded where they are used, not where the file of whoever uses them begins. */
const withLateChunks = (code) =>
  [...code.matchAll(/^const (\S+) = (require\("\.\/(?:seldom|undici)\.js"\));\n/gm)].reduce(
    (text, [line, name, value]) => text.replace(line, '').replaceAll(`${name}.`, `${value}.`),
    code,
  );

/**
 * Unused parts of packages and their replacements: adapters and forms of axios, which is given an adapter; schedules of
 * BullMQ, because our own table says what is due, and its PostgreSQL backend.
 */
const UNUSED = {
  'axios/lib/adapters/adapters.js': 'export default { getAdapter: (adapter) => adapter };',
  'axios/lib/platform/node/classes/FormData.js': 'export default null;',
  'bullmq/dist/esm/postgres/index.js': 'export {};',
  'cron-parser/dist/index.js': 'export const CronExpressionParser = null;',
};

const withoutUnused = {
  name: 'without-unused',
  load(id) {
    const [file, code] =
      Object.entries(UNUSED).find(([path]) => id.split(sep).join('/').endsWith(path)) ?? [];
    if (file !== undefined) leftOut.add(file);
    return code ?? null;
  },
};

/** Access to this class makes Node load its `fetch`, which a start does not need. */
const FORMS = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";
const withoutForms = {
  name: 'without-forms',
  transform(code, id) {
    if (!/[/\\]axios[/\\]lib[/\\]utils\.js$/.test(id)) return null;
    if (!code.includes(FORMS)) throw new Error('axios/lib/utils.js asks for forms in other words.');
    return code.replace(FORMS, 'undefined');
  },
};

/** Files of `UNUSED` that were found. If a package moves its files, they would be bundled again unnoticed. */
const leftOut = new Set();

/** Escapes all but ASCII: V8 keeps the source in memory, with two bytes per character if one of them needs two. */
const inOneByte = (code) =>
  code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

rmSync(at('dist', 'bot'), { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  preserveEntrySignatures: 'allow-extension',
  input: Object.fromEntries(ENTRIES.map((name) => [name, at('src', `${name}.ts`)])),
  platform: 'node',
  // `msgpackr-extract` is optional native code of BullMQ's codec.
  external: [UNBUNDLED, 'msgpackr-extract'],
  // The ES modules of BullMQ, so that unused ones are left out: other databases, other clients.
  resolve: { alias: { bullmq: at('node_modules', 'bullmq', 'dist', 'esm', 'index.js') } },
  plugins: [withoutUnused, withoutForms, keepPlaces, late],
});
const { output } = await bundle.write({
  dir: at('dist', 'bot'),
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  comments: false,
  codeSplitting: { groups: [SELDOM], includeDependenciesRecursively: false },
});
await bundle.close();
// Done here, because the code is printed after all plugins have run.
for (const part of output)
  if (part.type === 'chunk')
    writeFileSync(at('dist', 'bot', part.fileName), inOneByte(withLateChunks(part.code)));
for (const file of Object.keys(UNUSED))
  if (!leftOut.has(file)) throw new Error(`${file} is not there any more.`);

// CommonJS, because V8 has a code cache for scripts but none for ES modules.
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
writeFileSync(at('dist', 'bot', 'package.json'), JSON.stringify({ type: 'commonjs', version }));
const compiling = spawnSync(process.execPath, [at('scripts', 'code-cache-write.mjs')], {
  env: {},
  encoding: 'utf8',
});
if (compiling.status !== EX_CONFIG) throw new Error(`What was built does not start: ${compiling.stderr}`);

for (const name of readdirSync(at('src', 'redis'), { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.lua')) cpSync(at('src', 'redis', name), at('dist', 'bot', 'redis', name));
}
for (const name of ['raster-thread.mjs', 'font']) {
  cpSync(at('src', 'picture', name), at('dist', 'bot', 'picture', name), { recursive: true });
}

/** Folders of the packages that were bundled. */
function bundledPackages() {
  const modules = output.flatMap((part) => (part.type === 'chunk' ? Object.keys(part.modules) : []));
  const folder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/;
  return [...new Set(modules.flatMap((id) => folder.exec(id.replace(/^\0/, ''))?.[0] ?? []))].toSorted();
}

/** Licence texts of one package. */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

const notices = bundledPackages().map(notice);
writeFileSync(at('dist', 'bot', 'LICENSES.txt'), `${notices.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`);

function bytesOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const own = bytesOf(at('dist', 'bot'));
const unbundled = existsSync(at('node_modules', UNBUNDLED)) ? bytesOf(at('node_modules', UNBUNDLED)) : 0;
console.log(
  `Production tree: ${megabytes(own + unbundled)} (dist/bot ${megabytes(own)} with ${notices.length} packages, ${UNBUNDLED} ${megabytes(unbundled)})`,
);
if (own + unbundled > MOST_BYTES) throw new Error(`The production tree is over ${megabytes(MOST_BYTES)}.`);
