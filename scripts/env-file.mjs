import { existsSync } from 'node:fs';

const EX_CONFIG = 78;

/**
 * Reads `.env` of the folder that a command is run in, where there is one, and says so on stderr. Variables that the
 * environment has already, also empty ones, stay as they are.
 */
export function readEnvFile() {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    // Its content is never repeated: it holds secrets.
    console.error(`Recording Watch cannot read .env: ${error.code ?? 'it is malformed'}`);
    process.exit(EX_CONFIG);
  }
  console.error('Recording Watch has read .env; variables of the environment win.');
}
