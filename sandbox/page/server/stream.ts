import type { ServerResponse } from 'node:http';

/** One kind of news and how to make it. */
export interface Part {
  readonly name: string;
  read(): unknown;
  /** Answers how to stop listening. */
  onChange(listener: () => void): () => void;
}

export interface Stream {
  /** Sends everything now, and each part again whenever it has changed, until the reader leaves. */
  join(response: ServerResponse): void;
  close(): void;
}

/** Changes closer together than this arrive as one, in milliseconds. */
const GATHER_MS = 40;

/** Keeps proxies and browsers from taking a quiet stream for a dead one, in milliseconds. */
const BEAT_MS = 15_000;

/** Server-sent events: whole parts rather than differences, because the whole is small and never goes wrong. */
export function createStream(parts: readonly Part[]): Stream {
  const readers = new Set<ServerResponse>();
  const waiting = new Map<Part, NodeJS.Timeout>();

  const frame = (part: Part): string => `event: ${part.name}\ndata: ${JSON.stringify(part.read())}\n\n`;
  const send = (text: string): void => {
    for (const reader of readers) reader.write(text);
  };
  const changed = (part: Part): void => {
    if (readers.size === 0 || waiting.has(part)) return;
    const tell = () => {
      waiting.delete(part);
      send(frame(part));
    };
    waiting.set(part, setTimeout(tell, GATHER_MS));
  };
  const stops = parts.map((part) => part.onChange(() => changed(part)));
  const beat = setInterval(() => send(': still here\n\n'), BEAT_MS);

  return {
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      for (const part of parts) response.write(frame(part));
      readers.add(response);
      response.once('close', () => readers.delete(response));
    },
    close() {
      clearInterval(beat);
      for (const stop of stops) stop();
      for (const timer of waiting.values()) clearTimeout(timer);
      for (const reader of readers) reader.end();
    },
  };
}
