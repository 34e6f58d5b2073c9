import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';
import { findBrowser, openBrowser } from './browser.ts';

/** Takes docs/picture.png: plays the demo and waits for the moment that says most. */

const PICTURE = fileURLToPath(new URL('../../docs/picture.png', import.meta.url));
const DEMO = fileURLToPath(new URL('../demo.ts', import.meta.url));
const PATIENCE_MS = 90_000;

async function take(): Promise<void> {
  const executable = findBrowser(process.env);
  if (executable === undefined) throw new Error('No chromium on PATH: install it, or set CHROMIUM_PATH.');
  const port = await freePort();
  const demo = spawn(process.execPath, ['--import', 'tsx', DEMO], {
    env: { ...process.env, DEMO_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(demo, 'exit');
  try {
    await until(demo, `http://127.0.0.1:${port}`);
    const browser = await openBrowser(executable, {
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
    });
    try {
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`http://127.0.0.1:${port}`);
      await page.getByRole('button', { name: /repl(y|ies)/ }).click();
      // The second file has been announced: the recording is under way and has something to show.
      await page
        .getByRole('log', { name: 'Messages in the thread' })
        .getByText(/_0\.mp4/)
        .waitFor();
      await page.mouse.move(0, 0);
      await page.screenshot({ path: PICTURE });
    } finally {
      await browser.close();
    }
  } finally {
    demo.kill('SIGTERM');
    await gone;
  }
}

async function until(demo: ReturnType<typeof spawn>, words: string): Promise<void> {
  let said = '';
  for await (const text of demo.stdout ?? []) {
    said += String(text);
    if (said.includes(words)) return;
  }
  throw new Error(`the demo ended:\n${said}`);
}

await take();
