import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf } from './body.ts';

/**
 * A simulated Agora that answers "recording" after a while and notes when it was asked; takes a thousand requests a second.
 *
 * Forked with the shortest and the longest time of an answer in milliseconds; sends its port to the parent, ends with it.
 *
 *   GET  /v1/apps/…/sid/<sid>/mode/…/query   one look
 *   GET  /requests                           what was noted since the last time this was asked, as JSON
 *   POST /files/<sid>                        one more file from now on; answers when, in milliseconds since 1970
 *   POST /status/<n>                         the status of every recording from now on, 5 until then; the same answer
 */
const [shortest = 0, longest = 0] = process.argv.slice(2).map(Number);

/** Credential, sid, asked at, answered at (null: not yet), and whether the asker had gone by then. */
type Note = [string, string, number, number | null, boolean];

let notes: Note[] = [];
const open = new Set<Note>();
const files = new Map<string, number>();
let status = 5;

/** Milliseconds since 1970, with fractions. */
const now = (): number => performance.timeOrigin + performance.now();

function credentialOf({ headers: { authorization = '' } }: IncomingMessage): string {
  const [customer = ''] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
  return customer;
}

function look(resourceId: string, sid: string, request: IncomingMessage, response: ServerResponse): void {
  const note: Note = [credentialOf(request), sid, now(), null, false];
  // The answer is what was true when the query arrived.
  const body = bodyOf({ resourceId, sid }, status, files.get(sid) ?? 1);
  notes.push(note);
  open.add(note);
  const end = (gone: boolean): void => {
    if (!open.delete(note)) return;
    note[3] = now();
    note[4] = gone;
  };
  const answer = (): void => {
    end(false);
    response.end(body);
  };
  response.once('close', () => end(true));
  if (longest === 0) answer();
  else setTimeout(answer, shortest + Math.random() * (longest - shortest));
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  const [, resourceId, asked] =
    /\/resourceid\/([^/]+)\/sid\/([0-9a-f]{32})\/mode\//.exec(request.url ?? '') ?? [];
  if (resourceId !== undefined && asked !== undefined) {
    look(resourceId, asked, request, response);
    return;
  }
  const [, changed] = /^\/files\/([0-9a-f]{32})$/.exec(request.url ?? '') ?? [];
  if (changed !== undefined) {
    files.set(changed, (files.get(changed) ?? 1) + 1);
    response.end(JSON.stringify(now()));
    return;
  }
  const [, changedStatus] = /^\/status\/(\d)$/.exec(request.url ?? '') ?? [];
  if (changedStatus !== undefined) {
    status = Number(changedStatus);
    response.end(JSON.stringify(now()));
    return;
  }
  response.end(JSON.stringify(notes));
  notes = [...open];
}

process.once('disconnect', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const server = createServer({ keepAliveTimeout: 60_000 }, handle).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
