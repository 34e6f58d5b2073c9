import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AgoraApp } from '../agora/app.ts';
import { AREAS } from '../agora/hosts.ts';
import { filled } from '../recording/filled.ts';
import { relayUrl, signingSecrets, text } from './checks.ts';

/** Names of apps and keys are shown in Slack, so they are short. */
const name = text.regex(/^[\w-]{1,40}$/, 'may hold up to 40 letters, digits, dashes, underscores');

const App = z.strictObject({
  name,
  appId: text,
  customerId: text,
  customerSecret: text,
  area: z.enum(AREAS).exactOptional(),
  requestsPerSecond: z.number().min(0.1).max(1_000).exactOptional(),
  fileBaseUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  reportsStop: z.boolean().exactOptional(),
  callbackSecret: signingSecrets.exactOptional(),
  callbackRelayUrl: relayUrl.exactOptional(),
});

const Apps = z
  .array(App)
  .min(1, 'holds no app')
  .refine((apps) => new Set(apps.map((app) => app.name)).size === apps.length, 'holds one name twice');

/** Hash that `sha256sum` prints when the command before it has failed. */
const HASH_OF_NOTHING = createHash('sha256').digest('hex');

const Keys = z
  .array(
    z.strictObject({
      name,
      sha256: text
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a SHA-256')
        .refine(
          (hash) => hash !== HASH_OF_NOTHING,
          'is the SHA-256 of an empty text: create a key and hash that (docs/operations.md)',
        ),
      scope: z.enum(['register', 'read', 'all']),
      apps: z.array(text).min(1, 'names no app; leave it out to allow all').readonly().exactOptional(),
      reportsStop: z.boolean().exactOptional(),
    }),
  )
  .min(1, 'holds no key')
  .refine((keys) => new Set(keys.map(({ sha256 }) => sha256)).size === keys.length, 'holds one hash twice');

/** One key of the API. Several may share a name, so that one can be replaced by another in peace. */
export type ConfiguredKey = z.output<typeof Keys>[number];

/** Content of a file, and its faults: each a phrase to follow the name of its variable. They repeat no value. */
interface FileRead<Held> {
  readonly held: readonly Held[];
  readonly complaints: readonly string[];
}

/**
 * Reads the JSON array of Agora apps that `AGORA_APPS_FILE` points to. Does not throw.
 * @param role a worker takes no callbacks, so it needs no secret of theirs
 */
export function readAppsFile(file: string, role?: string): FileRead<AgoraApp> {
  const { held, complaints } = readList(file, Apps);
  const unsigned = held.flatMap(({ callbackRelayUrl, callbackSecret }, index) =>
    role === 'worker' || callbackRelayUrl === undefined || callbackSecret !== undefined
      ? []
      : [
          `at ${index}.callbackSecret: is missing: without it no callback is taken, and callbackRelayUrl gets none`,
        ],
  );
  const apps = held.map(({ callbackSecret, ...app }) => ({
    ...app,
    ...filled({ callbackSecrets: callbackSecret }),
  }));
  return { held: apps, complaints: [...complaints, ...unsigned] };
}

/**
 * Reads the JSON array of keys that `API_KEYS_FILE` points to. Does not throw.
 * @param apps names of the configured apps, to which a key may be limited; empty if these could not be read
 */
export function readKeysFile(file: string, apps: readonly string[]): FileRead<ConfiguredKey> {
  const { held, complaints } = readList(file, Keys);
  const isKnown = (app: string): boolean => apps.length === 0 || apps.includes(app);
  const strange = held.flatMap(({ apps: limited = [] }, index) =>
    limited.every(isKnown) ? [] : [`at ${index}.apps: must be names of configured apps: ${apps.join(', ')}`],
  );
  return { held, complaints: [...complaints, ...strange] };
}

function readList<Held>(file: string, schema: z.ZodType<readonly Held[]>): FileRead<Held> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of a JSON error quotes the text around the fault.
    return { held: [], complaints: [error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'] };
  }
  const read = schema.safeParse(content);
  if (read.success) return { held: read.data, complaints: [] };
  const complaints = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `at ${path.join('.')}: ${message}` : message,
  );
  return { held: [], complaints };
}
