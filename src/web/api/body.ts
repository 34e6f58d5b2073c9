import type { IncomingMessage } from 'node:http';
import { readBody } from '../../read-body.ts';
import { badFields, CLOSE, Problem } from './problem.ts';

/** Largest body in bytes. A registration takes about 1 kB, with twenty watches 4 kB. */
export const LARGEST_BODY = 65_536;

/**
 * Reads a JSON body.
 * @throws {Problem} 415, 413 or 400
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem(415, 'Send the body as JSON, with content-type: application/json.', { headers: CLOSE });
  }
  const text = (await readAll(request)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw badFields({ field: 'body', message: 'is not JSON' });
  }
}

/** @throws {Problem} 413 */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, LARGEST_BODY);
  // Made only when it is thrown: the stack of an error costs more than reading a small body.
  if (!body) throw new Problem(413, `The body is larger than ${LARGEST_BODY} bytes.`, { headers: CLOSE });
  return body;
}
