// Loads the build with V8's code cache, which `npm run build` makes: compiling would take a third of a start (ADR 41). A
// cache of another text or by another Node is ignored.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

// V8 rejects code that was compiled under another size of the heap, ours and Node's own. The sizes that the command
// gives (ADR 40) were already applied when the heap was made, and stay.
setFlagsFromString('--min-semi-space-size=0');
setFlagsFromString('--max-semi-space-size=0');

/** Factor of growth between two pieces of work under V8's own settings: none where the command gives a smaller size. */
const factor = process.execArgv.some((flag) => flag.startsWith('--min-semi-space-size')) ? 1 : 2;

/** Does some work under V8's own settings. Otherwise the young generation does not grow (ADR 40). */
function underDefaults(work) {
  setFlagsFromString('--semi-space-growth-factor=2');
  try {
    return work();
  } finally {
    setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  }
}

const folder = fileURLToPath(new URL('../dist/bot/', import.meta.url));
const builtin = createRequire(import.meta.url);

const BYTES_OF_SHA1 = 20;

/** Digest of a text and of this Node, because V8 compares only the length of a text. */
const markOf = (text) =>
  createHash('sha1').update(`${process.version} ${process.arch}\n`).update(text).digest();

const placeOf = (file) => `${file}.v8`;

function kept(file, mark) {
  const place = placeOf(file);
  if (!existsSync(place)) return undefined;
  const bytes = readFileSync(place);
  return mark.equals(bytes.subarray(0, BYTES_OF_SHA1)) ? bytes.subarray(BYTES_OF_SHA1) : undefined;
}

/** Loaded files, each with its script and digest. */
const loaded = new Map();

function load(file) {
  const known = loaded.get(file);
  if (known) return known.module.exports;
  const text = readFileSync(file, 'utf8');
  const mark = markOf(text);
  const options = {
    // A relative name, because the cache contains it and the path of the build is of no use elsewhere.
    filename: posix.join('dist/bot', relative(folder, file).split(sep).join('/')),
    cachedData: kept(file, mark),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  };
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = underDefaults(() => new Script(wrapped, options));
  const module = { exports: {} };
  loaded.set(file, { module, script, mark });
  const place = dirname(file);
  const require = (name) =>
    name.startsWith('.') ? load(join(place, name)) : underDefaults(() => builtin(name));
  script.runInThisContext().call(module.exports, module.exports, require, module, file, place);
  return module.exports;
}

/** Loads a file of the build. @param file path below `dist/bot` */
export const loadBuilt = (file) => load(join(folder, file));

/** Writes the code cache of every loaded file, with the functions that were called. */
export function keepCompiled() {
  for (const [file, { script, mark }] of loaded) {
    const code = underDefaults(() => script.createCachedData());
    writeFileSync(placeOf(file), Buffer.concat([mark, code]));
  }
}
