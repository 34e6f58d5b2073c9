import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AgoraApp } from '../agora/app.ts';
import { callbackSecrets, relayUrl } from '../agora/callbacks/settings.ts';
import { AREAS } from '../agora/hosts.ts';
import { filled } from '../recording/filled.ts';

const text = z.string().trim().min(1);

const schema = z
  .array(
    z.strictObject({
      name: text.regex(/^[\w-]{1,40}$/, 'may hold up to 40 letters, digits, dashes, underscores'),
      appId: text,
      customerId: text,
      customerSecret: text,
      area: z.enum(AREAS).optional(),
      requestsPerSecond: z.number().min(0.1).max(1_000).optional(),
      fileBaseUrl: z.url({ protocol: /^https?$/ }).optional(),
      reportsStop: z.boolean().optional(),
      callbackSecret: callbackSecrets.optional(),
      callbackRelayUrl: relayUrl.optional(),
    }),
  )
  .min(1, 'holds no app')
  .refine((apps) => new Set(apps.map(({ name }) => name)).size === apps.length, 'holds one name twice');

export interface AppsRead {
  readonly apps: readonly AgoraApp[];
  /** Faults of the file, each a phrase to follow its name. Never a value, which may be a secret. */
  readonly complaints: readonly string[];
}

/** Reads the JSON array of Agora apps that `AGORA_APPS_FILE` points to. Does not throw. */
export function readAppsFile(file: string): AppsRead {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of a JSON error quotes the text around the fault.
    return { apps: [], complaints: [error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'] };
  }
  const read = schema.safeParse(content);
  if (read.success) return { apps: read.data.map(present), complaints: [] };
  const complaints = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `at ${path.join('.')}: ${message}` : message,
  );
  return { apps: [], complaints };
}

type FileApp = z.infer<typeof schema>[number];

/** Optional fields that are not there are left out. */
function present({
  area,
  requestsPerSecond,
  fileBaseUrl,
  reportsStop,
  callbackSecret,
  callbackRelayUrl,
  ...app
}: FileApp): AgoraApp {
  return {
    ...app,
    ...filled({
      area,
      requestsPerSecond,
      fileBaseUrl,
      reportsStop,
      callbackSecrets: callbackSecret,
      callbackRelayUrl,
    }),
  };
}
