import { context, diag, propagation, trace } from '@opentelemetry/api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SILENT } from '../src/log.ts';
import { startTracing } from '../src/tracing/tracing.ts';
import { startCollector } from './story/collector.ts';

test('a trace has the name of an error, and not its message, which may carry what was sent', async () => {
  const collector = await startCollector();
  onTestFinished(collector.close);
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    for (const api of [context, diag, propagation, trace]) api.disable();
  });
  const tracing = startTracing(SILENT, '1.2.3', {});
  const look = tracing.span('look', {}, async () => {
    throw new TypeError('sent with key-of-a-customer');
  });
  await expect(look).rejects.toThrow('key-of-a-customer');
  await tracing.stop();
  expect(collector.text()).toContain('TypeError');
  expect(collector.text()).not.toContain('key-of-a-customer');
});
