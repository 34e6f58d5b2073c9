import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { build, startArguments } from './build.ts';

/** One process of the bot, as `npm start` runs it. */
export interface BotProcess {
  readonly pid: number;
  /** Logged lines of level `warn` and above. */
  complaints(): readonly Complaint[];
  /** `kill -9`. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for its orderly end. */
  stop(): Promise<void>;
}

interface Complaint {
  readonly outcome: string;
  readonly line: string;
}

/** Bots that run; an interrupted bench leaves none behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const WARN = 40;
const STARTED_WITHIN_MS = 30_000;
const LAST_LINES = 20;

/**
 * Starts `main` with this environment alone, and waits until it logs that it has started.
 * @param flags for Node itself
 * @throws with its last lines, if it ends instead
 */
export async function startBotProcess(
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<BotProcess> {
  build();
  const child = spawn(process.execPath, [...flags, ...startArguments()], {
    // Not the root: the `.env` of whoever measures would be read there.
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exit = once(child, 'exit').finally(() => running.delete(child));
  const complaints: Complaint[] = [];
  await started(child, complaints);
  let asked = false;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    asked = true;
    child.kill(signal);
    await exit;
  };
  child.once('exit', (code) => {
    if (!asked) complaints.push({ outcome: 'ended', line: `it ended by itself with ${code}` });
  });
  return {
    pid: child.pid ?? 0,
    complaints: () => complaints,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function started(child: ChildProcess, complaints: Complaint[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    const fail = (why: string) => reject(new Error(`The bot ${why}:\n${last.join('\n')}`));
    const timer = setTimeout(() => fail('did not start'), STARTED_WITHIN_MS);
    const hear = (line: string): void => {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      const [, level, outcome] = /"level":(\d+),.*"msg":"(\w+)"/.exec(line) ?? [];
      if (outcome !== undefined && Number(level) >= WARN) complaints.push({ outcome, line });
      if (outcome !== 'started') return;
      clearTimeout(timer);
      resolve();
    };
    for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on('line', hear);
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}
