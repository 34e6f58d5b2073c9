/** Draws a box around a few lines. Widths are counted in characters. */
function boxed(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 4);
  return [`╭${edge}╮`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `╰${edge}╯`].join('\n');
}

const REDIS = {
  given: 'Redis: the one of REDIS_URL.',
  server: 'Redis: from your PATH, with its append-only file below .data.',
  wasm: 'Redis: Valkey as WebAssembly, no persistence. It forgets when the demo ends.',
} as const;

/** Text for the terminal once everything runs. */
export const welcome = (url: string, redis: keyof typeof REDIS): string =>
  boxed([
    'Recording Watch is running. Open:',
    '',
    `    ${url}`,
    '',
    'Within a minute a recording starts there, writes files and ends.',
    'Then try: /recording-status, Refresh, Failover, 404, kill -9 the bot.',
    '',
    REDIS[redis],
    'The log of the bot is .data/bot.log. Ctrl-C stops everything.',
  ]);
