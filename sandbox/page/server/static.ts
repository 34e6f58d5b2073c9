import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Content security policy. Images may also come from the pretend Slack, on another port of this machine. */
const POLICY =
  "default-src 'self'; img-src 'self' data: http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves a file of the built page; `/` is its index. Paths outside of the folder get 404. */
export async function serveFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const type = TYPES[extname(file)];
  const size = type !== undefined && file.startsWith(folder + sep) ? await sizeOf(file) : undefined;
  if (type === undefined || size === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-length': size,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // The names of built files change with their content, except that of the index.
    'cache-control': type.startsWith('text/html') ? 'no-cache' : 'max-age=31536000, immutable',
  });
  try {
    await pipeline(createReadStream(file), response);
  } catch (error) {
    // Errors are expected only where the browser has closed the connection.
    if (!response.destroyed) throw error;
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}
