import type { ServerResponse } from 'node:http';

/** One part of the world, sent as one kind of event. */
export interface Part {
  readonly name: string;
  read(): unknown;
  /** Returns a function that ends the subscription. */
  onChange(listener: () => void): () => void;
}

export interface Stream {
  /** Sends every part now, and each again whenever it has changed, until the connection closes. */
  join(response: ServerResponse): void;
  close(): void;
}

/** Time within which changes are sent as one, in milliseconds. */
const GATHER_MS = 40;

/** Interval of comments that keep a quiet connection open, in milliseconds. */
const BEAT_MS = 15_000;

/** Server-sent events with whole parts instead of differences, because the parts are small. */
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
