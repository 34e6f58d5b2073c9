import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/recording-watch', import.meta.url));

/**
 * Makes what takes seconds to make once, and keeps it beside the packages until something that it is made of differs.
 * @param of everything that it depends on, versions of packages included
 */
export async function kept<Made>(name: string, of: unknown, make: () => Made | Promise<Made>): Promise<Made> {
  const edition = createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16);
  const file = join(FOLDER, `${name}.${edition}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = await make();
  mkdirSync(FOLDER, { recursive: true });
  // Never seen half written by another worker.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
  renameSync(`${file}.${process.pid}`, file);
  return made;
}
