import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

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
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

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
