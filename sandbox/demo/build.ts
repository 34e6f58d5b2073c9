import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PLACES } from './places.ts';

class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/**
 * Builds the bot and the page in parallel, each only where its sources are newer than its output.
 * @throws {BuildFailed} with the output of the builder
 */
export async function buildWhatIsStale(tell: (words: string) => void): Promise<void> {
  const builds = [
    { what: 'bot', output: PLACES.bot, sources: PLACES.botSources, args: [PLACES.buildBot] },
    {
      what: 'page',
      output: PLACES.pageIndex,
      sources: PLACES.pageSources,
      args: [PLACES.vite, 'build', '--config', PLACES.pageConfig],
    },
  ].filter(({ output, sources }) => isStale(output, sources));
  if (builds.length === 0) return;
  tell(`Building the ${builds.map(({ what }) => what).join(' and the ')} …`);
  await Promise.all(builds.map(({ what, args }) => run(what, args)));
}

function isStale(output: string, sources: readonly string[]): boolean {
  return !existsSync(output) || newest(sources) > statSync(output).mtimeMs;
}

const newest = (paths: readonly string[]): number => Math.max(0, ...paths.map(changedAt));

function changedAt(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return newest(readdirSync(path).map((name) => join(path, name)));
}

async function run(what: string, args: readonly string[]): Promise<void> {
  // A `NODE_ENV` of the shell would change the build.
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: PLACES.project,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new BuildFailed(`The ${what} could not be built.\n${output}`);
}
