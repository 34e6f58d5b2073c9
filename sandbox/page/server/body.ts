import type { IncomingMessage } from 'node:http';

/** Largest body in bytes; a modal full of text is far smaller. */
export const BODY_LIMIT = 256 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** @throws {BodyTooLarge} as soon as more than the limit has arrived, whatever `content-length` says */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new BodyTooLarge(`more than ${BODY_LIMIT} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
