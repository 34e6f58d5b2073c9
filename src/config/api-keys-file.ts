import { readFileSync } from 'node:fs';
import { z } from 'zod';

const text = z.string().trim().min(1);

const schema = z
  .array(
    z.strictObject({
      // Shown in History, so it is short.
      name: text.regex(/^[\w-]{1,40}$/, 'may hold up to 40 letters, digits, dashes, underscores'),
      sha256: text.toLowerCase().regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a SHA-256'),
      scope: z.enum(['register', 'read', 'all']),
      apps: z.array(text).min(1, 'names no app; leave it out to allow all').readonly().exactOptional(),
      reportsStop: z.boolean().exactOptional(),
    }),
  )
  .min(1, 'holds no key')
  .refine((keys) => new Set(keys.map(({ sha256 }) => sha256)).size === keys.length, 'holds one hash twice');

/** One key of the API. Several may share a name, so that one can be replaced by another in peace. */
export type ConfiguredKey = z.output<typeof schema>[number];

export interface KeysRead {
  readonly keys: readonly ConfiguredKey[];
  /** Faults of the file, each a phrase to follow the name of the variable. They repeat no value. */
  readonly complaints: readonly string[];
}

/**
 * Reads the JSON array of keys that `API_KEYS_FILE` points to. Does not throw.
 * @param apps names of the configured apps, to which a key may be limited; empty if these could not be read
 */
export function readKeysFile(file: string, apps: readonly string[]): KeysRead {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of a JSON error quotes the text around the fault.
    return { keys: [], complaints: [error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'] };
  }
  const read = schema.safeParse(content);
  if (!read.success) {
    const complaints = read.error.issues.map(({ path, message }) =>
      path.length > 0 ? `at ${path.join('.')}: ${message}` : message,
    );
    return { keys: [], complaints };
  }
  const isKnown = (app: string): boolean => apps.length === 0 || apps.includes(app);
  const complaints = read.data.flatMap(({ apps: limited = [] }, index) =>
    limited.every(isKnown) ? [] : [`at ${index}.apps: must be names of configured apps: ${apps.join(', ')}`],
  );
  return { keys: read.data, complaints };
}
