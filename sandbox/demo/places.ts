import { fileURLToPath } from 'node:url';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Paths in the checkout. The demo writes only below `dist` and `.data`. */
export const PLACES = {
  project: inProject('.'),
  bot: inProject('dist/bot/main.js'),
  botLog: inProject('.data/bot.log'),
  botSources: ['src', 'package.json', 'tsconfig.json', 'scripts/build.mjs'].map(inProject),
  buildBot: inProject('scripts/build.mjs'),
  /** Prefix of the folder of Redis; the page's port follows, so that two demos do not share one. */
  redis: inProject('.data/redis-'),
  manifest: inProject('manifest.json'),
  chineseManifest: inProject('manifest.zh.json'),
  page: inProject('dist/page'),
  pageIndex: inProject('dist/page/index.html'),
  pageSources: ['sandbox/page', 'sandbox/slack', 'sandbox/agora'].map(inProject),
  pageConfig: inProject('sandbox/page/vite.config.ts'),
  /** Pictures of every surface, in one folder per language. */
  screens: inProject('dist/screens'),
  /** Pictures that a page of the documentation shows. */
  shownScreens: inProject('docs/screens'),
  vite: inProject('node_modules/vite/bin/vite.js'),
} as const;
