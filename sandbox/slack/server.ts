import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenAt } from '../free-port.ts';
import { readBody } from '../read-body.ts';
import type { SocketMode } from './delivery/socket-mode.ts';
import { Refusal } from './refusal.ts';
import type { ResponseUrls } from './response-urls.ts';
import { type Answer, answerOk, answerOrRefuse, answerRefusal } from './web-api/answer.ts';
import { readFields } from './web-api/args.ts';
import type { Doorway } from './web-api/doorway.ts';
import type { Call } from './web-api/web-api.ts';
import type { Uploads } from './workspace/uploads.ts';

/** Handlers of the server. */
export interface Rooms {
  readonly webApi: (call: Call) => Answer;
  readonly responseUrls: ResponseUrls;
  readonly uploads: Uploads;
  readonly sockets: SocketMode;
  readonly doorway: Doorway;
}

interface Posted {
  /** Second part of the path: a method or an id. */
  readonly name: string;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** First parts of the paths that are served. */
export const PATHS = { api: '/api/', response: '/response/', upload: '/upload/', files: '/files/' } as const;

/** Largest body in bytes. */
const BODY_LIMIT = 20 * 1024 * 1024;

function send(response: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

type Read = { readonly fields: Readonly<Record<string, unknown>> } | { readonly unreadable: Refusal };

function tryFields({ contentType, body }: Posted): Read {
  try {
    return { fields: readFields(contentType, body.toString()) };
  } catch (error) {
    if (error instanceof Refusal) return { unreadable: error };
    throw error;
  }
}

function serveMethod({ webApi, doorway }: Rooms, posted: Posted): Promise<Answer | undefined> {
  const { name: method, authorization } = posted;
  const read = tryFields(posted);
  const channel =
    'fields' in read && typeof read.fields.channel === 'string' ? read.fields.channel : undefined;
  return doorway.pass(method, channel, () =>
    'fields' in read
      ? webApi({ method, authorization, fields: read.fields })
      : answerRefusal(read.unreadable),
  );
}

const isGone = (error: string): boolean => error === 'expired_url' || error === 'used_url';

function serveResponseUrl({ responseUrls, doorway }: Rooms, posted: Posted): Promise<Answer | undefined> {
  const accept = (): Answer => {
    responseUrls.accept(posted.name, readFields(posted.contentType, posted.body.toString()));
    return answerOk({});
  };
  return doorway.pass('response_url', responseUrls.channelOf(posted.name), () =>
    answerOrRefuse(accept, (error) => (isGone(error) ? 404 : 400)),
  );
}

/** Bytes of an upload: the raw body, or the file of a form, as the official client sends it. */
async function uploadedBytes({ contentType, body }: Posted): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  for (const [, part] of form) if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}

async function serveUpload({ uploads }: Rooms, posted: Posted, response: ServerResponse): Promise<void> {
  const bytes = await uploadedBytes(posted);
  if (uploads.receive(posted.name, bytes)) sendText(response, 200, `OK - ${bytes.length}`);
  else sendText(response, 400, 'upload_failed');
}

function serveFile({ uploads }: Rooms, name: string, response: ServerResponse): void {
  const file = uploads.read(name);
  if (file === undefined) {
    sendText(response, 404, 'file_not_found');
    return;
  }
  // Files other than images are saved under their name; a browser would show JSON under its id.
  const saved = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  const isImage = file.mimetype.startsWith('image/');
  response.writeHead(200, {
    'content-type': file.mimetype,
    ...(isImage ? {} : { 'content-disposition': saved }),
  });
  response.end(file.bytes);
}

async function handle(rooms: Rooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, place = '', name = ''] = /^(\/\w+\/)(.+)$/.exec(request.url?.replace(/\?.*$/, '') ?? '') ?? [];
  if (request.method === 'GET' && place === PATHS.files) return serveFile(rooms, name, response);
  if (request.method !== 'POST') return sendText(response, 404, 'not_found');

  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) return sendText(response, 413, 'request_too_large');
  const { 'content-type': contentType = '', authorization } = request.headers;
  const posted: Posted = { name, contentType, authorization, body };
  switch (place) {
    case PATHS.api:
      return send(response, await serveMethod(rooms, posted));
    case PATHS.response:
      return send(response, await serveResponseUrl(rooms, posted));
    case PATHS.upload:
      return serveUpload(rooms, posted, response);
    default:
      return sendText(response, 404, 'not_found');
  }
}

/** Listens on 127.0.0.1. @param port 0: a free one @param rooms called with the first request */
export async function listen(port: number, rooms: () => Rooms): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handle(rooms(), request, response).catch((error: unknown) => {
      // A client that closed the connection during its request is no error.
      if (!request.destroyed || request.complete) console.error('The pretend Slack failed to answer', error);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => rooms().sockets.upgrade(request, socket, head));
  return { server, port: await listenAt(server, port) };
}
