import type { TestProject } from 'vitest/node';
import { inRun } from '../in-run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the one browser of the run; `undefined` where there is none. */
    browserUrl: string | undefined;
  }
}

/**
 * One browser for all files: starting one takes seconds. Without a browser the tests that need it are skipped, and say
 * so; in CI that is an error, because there nobody would notice.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!inRun(project, 'page/')) return undefined;
  // Loading it takes longer than many a run without pages.
  const [{ chromium }, { FLAGS, findBrowser }] = await Promise.all([
    import('playwright-core'),
    import('../../sandbox/page/browser.ts'),
  ]);
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
