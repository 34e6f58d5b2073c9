// Compiles src to dist and puts the Lua scripts beside the code that loads them.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
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
cpSync(at('src', 'redis', 'lua'), at('dist', 'bot', 'redis', 'lua'), { recursive: true });
