import type { IncomingMessage } from 'node:http';

/** Reads a body; `undefined` as soon as more than `most` bytes have arrived, whatever `content-length` says. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
