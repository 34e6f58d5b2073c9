// Compiles src to dist and puts beside the code what it loads: Lua scripts, the thread that draws, its font.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

rmSync(at('dist', 'bot'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const name of readdirSync(at('src', 'redis'), { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.lua')) cpSync(at('src', 'redis', name), at('dist', 'bot', 'redis', name));
}
for (const name of ['raster-thread.mjs', 'font']) {
  cpSync(at('src', 'picture', name), at('dist', 'bot', 'picture', name), { recursive: true });
}
