import { existsSync } from 'node:fs';

/** Exit codes of sysexits.h. */
export const EX_USAGE = 64;
export const EX_CONFIG = 78;

/**
 * Reads `.env` of the current folder, if there is one, and says so on stderr. Variables of the environment, also empty
 * ones, stay as they are.
 */
export function readEnvFile() {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    // The content is never printed: it holds secrets.
    console.error(`Recording Watch cannot read .env: ${error.code ?? 'it is malformed'}`);
    process.exit(EX_CONFIG);
  }
  console.error('Recording Watch has read .env; variables of the environment win.');
}

/** Imports a file below `dist/bot/bot`. Ends the process with 78 if there is no build. @param prepare called before */
export async function importBuilt(name, prepare = () => undefined) {
  const file = new URL(`../dist/bot/bot/${name}.js`, import.meta.url);
  if (!existsSync(file)) {
    console.error('There is no build yet: run `npm run build` first.');
    process.exit(EX_CONFIG);
  }
  prepare();
  return import(file.href);
}

/** Prints an error after a few words, and answers the exit code: 78 if a setting is missing or wrong. */
export function failed(error, words = '') {
  console.error(`${words}${error instanceof Error ? error.message : String(error)}`);
  return error?.name === 'ConfigError' ? EX_CONFIG : 1;
}
