import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { BullMQOtel } from 'bullmq-otel';
import type { Log, Trace } from '../ports/process.ts';
import { within } from '../within.ts';

/** Sends the traces of one process to a collector. */
export interface Tracing extends Trace {
  /** Carries a trace through BullMQ, from the process that adds a job to the one that runs it. */
  readonly telemetry: BullMQOtel;
  /** Sends the last spans, for so many milliseconds at most. Never rejects. */
  stop(withinMs: number): Promise<void>;
}

const NAME = 'recording-watch';

/** Fact of an event that names an error without its message. */
const ERROR_NAME = 'exception.type';

/** Leaves events only the names of errors: BullMQ adds messages, stacks and results, which may contain what was sent. */
const WITHOUT_MESSAGES: SpanProcessor = {
  onStart() {},
  onEnd({ events }) {
    for (const event of events) {
      const name = event.attributes?.[ERROR_NAME];
      event.attributes = name === undefined ? {} : { [ERROR_NAME]: name };
    }
  },
  async forceFlush() {},
  async shutdown() {},
};

/**
 * Starts to send traces by OTLP over HTTP. The SDK reads the `OTEL_…` variables itself. This file is loaded only if a
 * collector is configured.
 * @param headers headers for the collector; they may come from a file, which the SDK does not read
 */
export function startTracing(log: Log, version: string, headers: Readonly<Record<string, string>>): Tracing {
  diag.setLogger(
    {
      error: (why) => log.warn({ why }, 'tracesNotSent'),
      warn: () => undefined,
      info: () => undefined,
      debug: () => undefined,
      verbose: () => undefined,
    },
    DiagLogLevel.ERROR,
  );
  const own = resourceFromAttributes({
    'service.name': NAME,
    'service.version': version,
    'process.pid': process.pid,
  });
  const provider = new NodeTracerProvider({
    // Attributes from the operator's variables win.
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      WITHOUT_MESSAGES,
      new BatchSpanProcessor(new OTLPTraceExporter({ headers: { ...headers } })),
    ],
  });
  provider.register();
  const tracer = trace.getTracer(NAME, version);

  return {
    telemetry: new BullMQOtel({ tracerName: NAME, version }),

    span(name, facts, work, from = []) {
      const [parent, ...others] = from.map(contextOf);
      const linked = parent ? [context.active(), ...others] : [];
      const links = linked.flatMap((one) => {
        const span = trace.getSpanContext(one);
        return span ? [{ context: span }] : [];
      });
      return tracer.startActiveSpan(
        name,
        { attributes: facts, links },
        parent ?? context.active(),
        async (span) => {
          try {
            return await work((learnt) => void span.setAttributes(learnt));
          } catch (error) {
            // Only the name, because a message may contain what was sent.
            const message = error instanceof Error ? error.name : typeof error;
            span.setStatus({ code: SpanStatusCode.ERROR, message });
            throw error;
          } finally {
            span.end();
          }
        },
      );
    },

    took(name, attributes, ms) {
      tracer.startSpan(name, { attributes, startTime: Date.now() - ms }).end();
    },

    here() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent;
    },

    async stop(withinMs) {
      const sending = provider.shutdown().catch((error: unknown) => log.warn({ error }, 'tracesNotSent'));
      // The exporter would try again for up to ten seconds.
      const outcome = await within(withinMs, sending, 'late' as const);
      if (outcome === 'late')
        log.warn({ why: 'the collector did not answer before the end' }, 'tracesNotSent');
    },
  };
}

const contextOf = (traceparent: string) => propagation.extract(ROOT_CONTEXT, { traceparent });
