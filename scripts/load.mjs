// Loads the build together with what V8 made of its text when it was built: to compile it anew is a third of a start
// (ADR 41). Where that was made of another text, or by another Node, V8 compiles as ever.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

// V8 takes nothing that was compiled under other sizes, neither of ours nor of Node itself. It has read this one, which the
// command gives (ADR 40), when it made the heap; that stays as it is.
setFlagsFromString('--max-semi-space-size=0');

const folder = fileURLToPath(new URL('../dist/bot/', import.meta.url));
const builtin = createRequire(import.meta.url);

const BYTES_OF_SHA1 = 20;

/** V8 itself compares no more of a text than its length. */
const markOf = (text) =>
  createHash('sha1').update(`${process.version} ${process.arch}\n`).update(text).digest();

const placeOf = (file) => `${file}.v8`;

function kept(file, mark) {
  const place = placeOf(file);
  if (!existsSync(place)) return undefined;
  const bytes = readFileSync(place);
  return mark.equals(bytes.subarray(0, BYTES_OF_SHA1)) ? bytes.subarray(BYTES_OF_SHA1) : undefined;
}

/** Files that were loaded, with what is to be kept of each. */
const loaded = new Map();

function load(file) {
  const known = loaded.get(file);
  if (known) return known.module.exports;
  const text = readFileSync(file, 'utf8');
  const mark = markOf(text);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    // V8 keeps the name as well, and the folder of the build is nobody's business elsewhere.
    filename: posix.join('dist/bot', relative(folder, file).split(sep).join('/')),
    cachedData: kept(file, mark),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  loaded.set(file, { module, script, mark });
  const place = dirname(file);
  const require = (name) => (name.startsWith('.') ? load(join(place, name)) : builtin(name));
  script.runInThisContext().call(module.exports, module.exports, require, module, file, place);
  return module.exports;
}

/** @param file of `dist/bot` */
export const loadBuilt = (file) => load(join(folder, file));

/** Keeps what V8 has made of everything that was loaded, functions that were called included. */
export function keepCompiled() {
  for (const [file, { script, mark }] of loaded) {
    writeFileSync(placeOf(file), Buffer.concat([mark, script.createCachedData()]));
  }
}
