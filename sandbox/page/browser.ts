import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { onPath } from '../on-path.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Flags of Chromium. Its sandbox is off, because it needs rights that containers do not give; only our own pages are
 * opened.
 */
export const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the browser: `CHROMIUM_PATH`, or the first found on PATH; `undefined` if there is none. */
export const findBrowser = (env: NodeJS.ProcessEnv): string | undefined =>
  env.CHROMIUM_PATH || onPath(NAMES, env.PATH ?? '');

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export type Screen = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Opens a browser with a temporary profile, which is removed when it closes. */
export async function openBrowser(executablePath: string, screen: Screen = {}): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'recording-watch-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...FLAGS],
    ...screen,
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
