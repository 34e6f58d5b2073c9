import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PretendAgora, Started } from '../agora/pretend-agora.ts';
import { closeServer, listenAt } from '../free-port.ts';
import { readBody } from '../read-body.ts';
import type { PretendSlack } from '../slack/slack.ts';
import { AgoraAsk, type Answer, Ask, SlackAsk } from './asks.ts';
import { createAgoraDesk } from './server/agora-desk.ts';
import { performInSlack } from './server/perform-slack.ts';
import { serveFile } from './server/static.ts';
import { createStream } from './server/stream.ts';
import type { BotPicture, DemoPicture, SlackTrouble } from './world.ts';

/** The part of the bot's process that the page can see and control. */
export interface BotControls {
  picture(): BotPicture;
  onChange(listener: () => void): () => void;
  /** Ends the process by SIGKILL. */
  kill(): void;
}

export interface PageOptions {
  /** Port on 127.0.0.1; 0: a free one. */
  readonly port: number;
  /** Folder of the built page. */
  readonly folder: string;
  readonly slack: PretendSlack;
  readonly agora: PretendAgora;
  readonly bot: BotControls;
  /** Registers a recording with the bot, as the backend that has started it would. */
  readonly register: (recording: Started) => Promise<void>;
  readonly facts: Pick<DemoPicture, 'redis' | 'intervals' | 'opening'>;
  /** Called once for each browser that opens the page. */
  readonly onReader?: () => void;
}

/** Largest body in bytes; a modal full of text is far smaller. */
export const BODY_LIMIT = 256 * 1024;

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the page and its API: `GET /api/live` (server-sent events) and `POST /api/ask` (one `Ask`, one `Answer`).
 * @throws Node's error, e.g. with code `EADDRINUSE`
 */
export async function createPageServer(options: PageOptions): Promise<PageServer> {
  const { slack, agora, bot, facts, folder } = options;
  const desk = createAgoraDesk(agora, options.register);
  const watchers = new Set<() => void>();
  let slackTrouble: SlackTrouble = 'none';

  const stream = createStream([
    { name: 'slack', read: () => slack.state(), onChange: slack.onChange },
    { name: 'agora', read: desk.picture, onChange: agora.onChange },
    {
      name: 'demo',
      read: (): DemoPicture => ({ ...facts, bot: bot.picture(), slackTrouble }),
      onChange(listener) {
        watchers.add(listener);
        return bot.onChange(listener);
      },
    },
  ]);

  function setTrouble(trouble: SlackTrouble): void {
    slackTrouble = trouble;
    slack.clearFaults();
    if (trouble !== 'none') slack.setFault({ kind: trouble });
    for (const watcher of watchers) watcher();
  }

  async function perform(asked: Ask): Promise<Answer> {
    if (asked.ask === 'killBot') bot.kill();
    else if (asked.ask === 'slackTrouble') setTrouble(asked.trouble);
    else {
      const person = SlackAsk.safeParse(asked);
      return person.success ? performInSlack(person.data, slack) : desk.perform(AgoraAsk.parse(asked));
    }
    return { ok: true };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, BODY_LIMIT);
    if (body === undefined) {
      json(response, 413, { ok: false, refusal: 'That is too much for one request.' });
      // The rest of a body that is too large is not read.
      response.once('finish', () => request.destroy());
      return;
    }
    const asked = Ask.safeParse(JSON.parse(body.toString()));
    if (!asked.success) return json(response, 400, { ok: false, refusal: asked.error.message });
    try {
      json(response, 200, await perform(asked.data));
    } catch (error) {
      // An error of the pretend services is shown to the person who asked.
      json(response, 409, { ok: false, refusal: error instanceof Error ? error.message : String(error) });
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (!isOwn(request))
      return json(response, 403, { ok: false, refusal: 'Only this machine and this page may ask.' });
    if (request.method === 'GET' && pathname === '/api/live') {
      stream.join(response);
      options.onReader?.();
    } else if (request.method === 'POST' && pathname === '/api/ask') await answer(request, response);
    else if (request.method === 'GET' || request.method === 'HEAD')
      await serveFile(folder, pathname, response);
    else json(response, 405, { ok: false, refusal: 'This address is only read.' });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      if (response.headersSent) return;
      json(response, 400, { ok: false, refusal: 'That could not be read as JSON.' });
    });
  });
  const port = await listenAt(server, options.port);

  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      stream.close();
      return closeServer(server);
    },
  };
}

/**
 * Whether a request comes from this page, which can kill the bot's process. Another host name would be DNS rebinding,
 * another origin another site.
 */
function isOwn({ headers: { host = '', origin, 'content-type': type }, method }: IncomingMessage): boolean {
  const named = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  const sameOrigin = origin === undefined || origin === `http://${host}`;
  return named && sameOrigin && (method !== 'POST' || type === 'application/json');
}

function json(response: ServerResponse, status: number, answer: Answer): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(answer));
}
