import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { FLAGS, findBrowser } from '../../sandbox/page/browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one browser of the run is reached; `undefined` where there is none. */
    browserUrl: string | undefined;
  }
}

/**
 * One browser for all files: starting one takes seconds. Without a browser the tests that need it are skipped, and say
 * so; in CI that is an error, because there nobody would notice.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) {
    const words = 'No chromium on PATH: install it, or set CHROMIUM_PATH.';
    if (process.env.CI === 'true') throw new Error(words);
    console.warn(`${words} The tests in a browser are skipped.`);
    project.provide('browserUrl', undefined);
    return undefined;
  }
  const server = await chromium.launchServer({ executablePath, headless: true, args: [...FLAGS] });
  project.provide('browserUrl', server.wsEndpoint());
  return () => server.close();
}
