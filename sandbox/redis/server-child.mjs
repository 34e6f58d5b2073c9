import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs one redis-server or valkey-server and ends it with the parent, even when that is killed, which the server alone
 * would outlive.
 * Forked with binary, port and data folder (empty: a temporary one); answers `{ port, pid }` or `{ code, message }`.
 */
const [binary, port, given] = process.argv.slice(2);
const folder = given || mkdtempSync(join(tmpdir(), 'recording-watch-redis-'));
mkdirSync(folder, { recursive: true });

const settings = {
  port,
  bind: '127.0.0.1',
  dir: folder,
  appendonly: 'yes',
  appendfsync: 'everysec',
  save: '',
  'maxmemory-policy': 'noeviction',
  // Makes delayed jobs on an idle queue 10 ms late instead of 53.
  hz: '100',
};
const server = spawn(
  binary,
  Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
  // Its own process group: Ctrl-C in a terminal must not end it before the bot has finished.
  { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
);
// Signals to the whole process group, e.g. when the terminal closes, must not end this process before the server.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.once('disconnect', () => server.kill('SIGTERM'));

let output = '';
let announced = false;
const announce = (message) => {
  if (announced || !process.connected) return;
  announced = true;
  process.send(message);
};
server.stdout.on('data', (chunk) => {
  if (announced) return;
  output += chunk;
  if (output.includes('Ready to accept connections')) announce({ port: Number(port), pid: server.pid });
});
server.once('error', (error) => announce({ code: error.code, message: error.message }));
server.once('close', () => {
  const inUse = output.includes('Address already in use');
  announce({ ...(inUse && { code: 'EADDRINUSE' }), message: `${binary} ended: ${output.slice(-400)}` });
  if (!given) rmSync(folder, { recursive: true, force: true });
  if (process.connected) process.disconnect();
});
