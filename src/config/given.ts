import { readFileSync } from 'node:fs';
import { type Environment, mayBeInFile, ROWS } from './variables.ts';

/** Variables given to the bot, each by its name, whether it came from the environment or from a file. */
export interface Given {
  readonly set: Environment;
  /** One for each `NAME_FILE` that cannot be used. */
  readonly complaints: readonly string[];
  /** Names whose file has a complaint already, so that they are not called missing as well. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Reads `NAME_FILE` for every secret. An empty variable counts as unset, because compose files pass those on. A worker
 * does not open files that only `web` needs. Does not throw.
 */
export function readGiven(env: Environment): Given {
  const isWorker = env.ROLE?.trim() === 'worker';
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const complaints: string[] = [];
  const unread = new Set<string>();
  for (const row of ROWS) {
    const { name } = row;
    if (isWorker && row.only === 'web') {
      delete set[name];
      continue;
    }
    const variable = `${name}_FILE`;
    const file = mayBeInFile(row) ? set[variable] : undefined;
    if (file === undefined) continue;
    const read = set[name] === undefined ? contentOf(file) : 'both';
    if (typeof read === 'object') {
      set[name] = read.content;
      continue;
    }
    unread.add(name);
    complaints.push(
      read === 'both'
        ? `${name} and ${variable} exclude each other: set one or the other`
        : `${variable} ${read}`,
    );
  }
  return { set, complaints, unread };
}

/** Content of a file, or a complaint, without the name of the file: a secret may be given there by mistake. */
function contentOf(file: string): { readonly content: string } | string {
  try {
    const content = readFileSync(file, 'utf8').trim();
    return content === '' ? 'names an empty file' : { content };
  } catch {
    return 'cannot be read';
  }
}
