import { existsSync } from 'node:fs';

const EX_CONFIG = 78;

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
