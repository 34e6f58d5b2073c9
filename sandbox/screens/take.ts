import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWhatIsStale } from '../demo/build.ts';
import { createClosing } from '../demo/closing.ts';
import { openPage } from '../demo/page.ts';
import { PLACES } from '../demo/places.ts';
import { createDemoWorld } from '../demo/world.ts';
import { findBrowser, openBrowser } from '../page/browser.ts';
import { wordsFor } from '../page/client/words/words.ts';
import { createCamera, SCREEN } from './camera.ts';
import { SCENES } from './scenes.ts';
import { createStage, type Scene } from './stage.ts';

/**
 * `npm run screens [language] [scene…] [everywhere]`: takes a picture of every surface of the real bot in a demo world.
 * `everywhere`: also in the dark scheme and on a phone. Pictures that docs/screens has already are replaced there; the
 * others stay out of git.
 */

/** Person whose Slack is in the language. */
const LANGUAGES = { en: 'mei', zh: 'yue' } as const;

const PATIENCE_MS = 20_000;

const EVERYWHERE = 'everywhere';

type Language = keyof typeof LANGUAGES;

const say = (words: string): void => void process.stdout.write(`${words}\n`);

const isLanguage = (word: string): word is Language => Object.hasOwn(LANGUAGES, word);

async function takeOne(
  scene: Scene,
  language: Language,
  folder: string,
  executable: string,
): Promise<readonly string[]> {
  const closing = createClosing(say);
  try {
    const world = await createDemoWorld({
      closing,
      redisFolder: `${PLACES.redis}screens-${process.pid}`,
      logFile: join(PLACES.project, '.data/screens.log'),
      ...(language === 'zh' ? { manifest: PLACES.chineseManifest } : {}),
      env: { DEFAULT_LANGUAGE: language },
    });
    const page = await openPage(world, closing, { port: 0, folder: PLACES.page });
    const browser = await openBrowser(executable, SCREEN);
    closing.add('the browser', browser.close);
    const tab = browser.context.pages()[0] ?? (await browser.context.newPage());
    tab.setDefaultTimeout(PATIENCE_MS);
    const camera = createCamera(tab, page.url, folder, wordsFor(language), say, everywhere);
    const words = (en: string, zh: string): string => (language === 'zh' ? zh : en);
    try {
      await scene.play(createStage(world, camera, LANGUAGES[language], words));
    } catch (cause) {
      // Saves the screen, which tells more than the error.
      await tab.screenshot({ path: join(PLACES.project, `.data/screens-${language}-${scene.name}.png`) });
      throw cause;
    }
    return camera.taken();
  } finally {
    await closing.close();
  }
}

/** @returns the scenes that failed; the others are taken nonetheless */
async function takeAll(
  language: Language,
  scenes: readonly Scene[],
  whole: boolean,
): Promise<readonly string[]> {
  const executable = findBrowser(process.env);
  if (executable === undefined) throw new Error('No chromium on PATH: install it, or set CHROMIUM_PATH.');
  const folder = join(PLACES.screens, language);
  await mkdir(folder, { recursive: true });
  const taken = new Set<string>();
  const failed: string[] = [];
  for (const scene of scenes) {
    try {
      for (const file of await takeOne(scene, language, folder, executable)) taken.add(file);
    } catch (cause) {
      failed.push(`${scene.name} (${language})`);
      say(`${scene.name} (${language}) failed: ${cause instanceof Error ? cause.stack : String(cause)}`);
    }
  }
  // Removes pictures that no scene takes any more, unless a scene failed, whose pictures would be removed too.
  if (whole && failed.length === 0)
    for (const file of await readdir(folder)) if (!taken.has(file)) await rm(join(folder, file));
  for (const file of taken) {
    const shown = join(PLACES.shownScreens, language, file);
    if (existsSync(shown)) await copyFile(join(folder, file), shown);
  }
  return failed;
}

async function total(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const everywhere = process.argv.includes(EVERYWHERE);
const asked = process.argv.slice(2).filter((word) => word !== EVERYWHERE);
const languages = asked.filter(isLanguage);
const names = asked.filter((word) => !isLanguage(word));
const scenes = SCENES.filter(({ name }) => names.length === 0 || names.includes(name));
await buildWhatIsStale(say);
const failed: string[] = [];
for (const language of languages.length > 0 ? languages : (['en', 'zh'] as const))
  failed.push(...(await takeAll(language, scenes, names.length === 0)));
say(`${((await total(PLACES.screens)) / 1e6).toFixed(1)} MB in ${PLACES.screens}`);
if (failed.length > 0) {
  say(`Not taken, and left as they were: ${failed.join(', ')}`);
  process.exitCode = 1;
}
