import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Manifest = z.object({ version: z.string() });

/** Version of the bot in the nearest package.json above this file, be it a source or built. */
export function readVersion(from: URL = new URL(import.meta.url)): string {
  const file = new URL('package.json', from);
  if (existsSync(file)) return Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
  const above = new URL('..', file);
  // At the root of the file system `..` is the same folder.
  if (above.href === new URL('.', file).href) throw new Error('There is no package.json beside the bot');
  return readVersion(above);
}
