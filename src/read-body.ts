import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request. Counts its bytes, because `content-length` may be absent or wrong.
 * @returns `undefined` if it has more than `most` bytes; the rest is not read
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
