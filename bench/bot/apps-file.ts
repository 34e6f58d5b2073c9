import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An Agora app with a credential of its own. */
export interface BenchApp {
  readonly name: string;
  readonly requestsPerSecond: number;
  readonly callbackSecret?: string;
  readonly callbackRelayUrl?: string;
}

/** Customer ID of an app, by which the upstream tells credentials apart. */
export const credentialOf = (app: string): string => `customer-${app}`;

/** Writes what `AGORA_APPS_FILE` points to. */
export function writeAppsFile(apps: readonly BenchApp[]): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'recording-watch-bench-'));
  const path = join(folder, 'apps.json');
  const content = apps.map((app) => ({
    ...app,
    appId: createHash('md5').update(app.name).digest('hex'),
    customerId: credentialOf(app.name),
    customerSecret: `secret-of-${app.name}`,
  }));
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}
