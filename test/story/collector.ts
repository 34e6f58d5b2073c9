import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { context, diag, propagation, trace } from '@opentelemetry/api';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { listenAt } from '../../sandbox/free-port.ts';
import { SILENT } from '../../src/log.ts';
import type { Log } from '../../src/ports/process.ts';
import { startTracing, type Tracing } from '../../src/tracing/tracing.ts';

/** Requests to a collector of OTLP over HTTP, as JSON. */
const Attributes = z
  .array(
    z.object({
      key: z.string(),
      value: z.object({ stringValue: z.string().optional(), intValue: z.coerce.number().optional() }),
    }),
  )
  .transform((all) =>
    Object.fromEntries(all.map(({ key, value }) => [key, value.stringValue ?? value.intValue])),
  );

const Sending = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: Attributes.default({}),
});

const OfProcess = z.object({
  resource: z.object({ attributes: Attributes }),
  scopeSpans: z.array(z.object({ spans: z.array(Sending) })),
});

const Sent = z.object({ resourceSpans: z.array(OfProcess) });

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Id of the process that sent it. */
  readonly pid: string | number | undefined;
}

/** A collector of traces on a free port. */
export async function startCollector() {
  const spans: Span[] = [];
  const bodies: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    authorizations.push(request.headers.authorization);
    const body = await json(request);
    bodies.push(JSON.stringify(body));
    for (const { resource, scopeSpans } of Sent.parse(body).resourceSpans) {
      const pid = resource.attributes['process.pid'];
      for (const one of scopeSpans) spans.push(...one.spans.map((span) => ({ ...span, pid })));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const port = await listenAt(server);
  return {
    url: `http://127.0.0.1:${port}`,
    spans: (): readonly Span[] => spans,
    /** Header of each request. */
    authorizations: () => authorizations,
    /** Everything that was sent, as text. */
    text: () => bodies.join('\n'),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The names from the first span of a trace down to this one. */
export function wayTo(span: Span, spans: readonly Span[]): readonly string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [...wayTo(parent, spans), span.name] : [span.name];
}

/** Traces of this process, sent to the collector at this address until the test is over. */
export function traceTo(url: string, log: Log = SILENT): Tracing {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '100');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    for (const api of [context, diag, propagation, trace]) api.disable();
  });
  return startTracing(log, '1.2.3', {});
}
