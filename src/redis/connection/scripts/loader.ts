import { createHash } from 'node:crypto';

export interface Script {
  readonly text: string;
  /** SHA-1 of the text, for EVALSHA. */
  readonly sha: string;
}

/** Numbers that scripts use, by corner and name. */
type Policies = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Thrown when a script cannot be assembled. Names the file and the line. */
export class BrokenScript extends Error {
  override readonly name = 'BrokenScript';

  constructor(where: string, why: string) {
    super(`${where}: ${why}`);
  }
}

const FUNCTION = /^local function (\w+)/;

const DIRECTIVE = /^-- @(\w+) (?:([a-z]+)\/)?([\w-]+)$/;

/**
 * Assembles scripts: `telling/take` is the file `telling/lua/take.lua`.
 * - `-- @include telling/outbox` stands for `telling/lua/parts/outbox.lua` with all that it includes in turn.
 * - `-- @policy NAMED` defines a number of the file's own corner, `-- @policy telling/NAMED` one of another corner.
 *
 * A part or a number that a script already has is not repeated.
 * @param read the text of a file below src/redis; `undefined` if there is none
 * @throws {BrokenScript} when a part or a number is missing, an include is circular, a directive is invalid, or a
 *   function is defined twice, because the second definition would replace the first
 */
export function createLoader(
  read: (file: string) => string | undefined,
  policies: Policies,
): (name: string) => Script {
  const loaded = new Map<string, Script>();

  function assemble(name: string): string {
    const included = new Set<string>();
    const numbers = new Map<string, string>();
    const functions = new Map<string, string>();

    /** @param way files that lead to this one, outermost first */
    function expand(file: string, text: string, way: readonly string[]): string {
      const [corner = ''] = file.split('/');
      const lines = text.split('\n').map((line, index) => {
        const where = `${file}:${index + 1}`;
        const [, defined] = FUNCTION.exec(line) ?? [];
        if (defined !== undefined) defineOnce(where, defined);
        if (!line.startsWith('-- @')) return line;
        const [, verb, of = corner, what = ''] = DIRECTIVE.exec(line) ?? [];
        if (verb === 'include') return part(where, `${of}/lua/parts/${what}.lua`, [...way, file]);
        if (verb === 'policy') return number(where, of, what);
        throw new BrokenScript(where, `“${line}” is neither @include nor @policy`);
      });
      return lines.join('\n');
    }

    function defineOnce(where: string, name: string): void {
      const other = functions.get(name);
      if (other !== undefined) throw new BrokenScript(where, `${name} is defined in ${other} already`);
      functions.set(name, where);
    }

    function part(where: string, file: string, way: readonly string[]): string {
      if (way.includes(file))
        throw new BrokenScript(where, `goes in a circle: ${[...way, file].join(' → ')}`);
      if (included.has(file)) return '';
      const text = read(file);
      if (text === undefined) throw new BrokenScript(where, `includes ${file}, which does not exist`);
      included.add(file);
      return expand(file, text, way);
    }

    function number(where: string, corner: string, what: string): string {
      const value = policies[corner]?.[what];
      if (value === undefined) throw new BrokenScript(where, `${corner}/policy.ts has no number ${what}`);
      const other = numbers.get(what);
      if (other === corner) return '';
      if (other !== undefined) throw new BrokenScript(where, `${what} is that of ${other} already`);
      numbers.set(what, corner);
      return `local ${what} = ${value}`;
    }

    const file = name.replace('/', '/lua/').concat('.lua');
    const text = read(file);
    if (text === undefined) throw new BrokenScript(name, `there is no ${file}`);
    return `local TAG = KEYS[1]\n${expand(file, text, [])}`;
  }

  return (name) => {
    const known = loaded.get(name);
    if (known) return known;
    const text = assemble(name);
    const script = { text, sha: createHash('sha1').update(text).digest('hex') };
    loaded.set(name, script);
    return script;
  };
}
