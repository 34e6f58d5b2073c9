import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { unseen } from '../../src/recording/known.ts';
import { HERE, NOON, recordingOf, SID } from '../flows/world.ts';
import { openApi, STARTED } from './world.ts';

const Schema = z.record(z.string(), z.unknown());
const Content = z.record(z.string(), z.object({ schema: Schema }));
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: Schema })).optional(),
        requestBody: z.object({ content: Content }).optional(),
        responses: z.record(z.string(), z.object({ description: z.string(), content: Content.optional() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});

/** A bot, its document as fetched without a token, and a way to hold an answer against it. */
async function described() {
  const api = await openApi();
  const document = Document.parse(await (await fetch(`${api.url}/v1/openapi.json`)).json());
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const checks = new Map<object, ValidateFunction>();
  const faults = (schema: object, value: unknown): unknown[] => {
    const check = checks.get(schema) ?? ajv.compile({ ...schema, components: document.components });
    checks.set(schema, check);
    return check(value) ? [] : (check.errors ?? []);
  };
  const operation = (method: string, path: string) => document.paths[path]?.[method.toLowerCase()];

  /** Asks, and says what of the answer is not as the document has it. */
  async function asked(method: string, template: string, path: string, body?: unknown) {
    const answered = await api.ask(method, path, body);
    const promised = operation(method, template)?.responses[answered.status];
    const type = answered.headers.get('content-type')?.split(';')[0] ?? '';
    const schema = promised?.content?.[type]?.schema;
    const undocumented = promised === undefined || (schema === undefined && answered.body !== undefined);
    return {
      status: answered.status,
      faults: undocumented ? ['not in the document'] : schema ? faults(schema, answered.body) : [],
    };
  }
  return { api, document, faults, operation, asked };
}

const ALL = '/v1/recordings';
const ONE = `${ALL}/{sid}`;

describe('the document', () => {
  test('describes every operation, and nothing else', async () => {
    const { document } = await described();
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations).toEqual([
      `post ${ALL}`,
      `get ${ALL}`,
      `get ${ONE}`,
      `patch ${ONE}`,
      `delete ${ONE}`,
      'post /v1/agora/callbacks',
      'post /v1/agora/callbacks/{app}',
    ]);
  });

  test('takes what the bot takes and refuses what it refuses', async () => {
    const { api, faults, operation } = await described();
    const schema = operation('POST', ALL)?.requestBody?.content['application/json']?.schema ?? {};
    const { mode: _, ...withoutMode } = STARTED;
    const requests: readonly (readonly [object, boolean])[] = [
      [STARTED, true],
      [{ ...STARTED, newByAgora: 1 }, true],
      [{ ...STARTED, uid: 5, startedAt: '2026-11-22T11:00:00Z', watch: [{ channel: 'C0123' }] }, true],
      [{ ...STARTED, startedAt: NOON }, true],
      [withoutMode, false],
      [{ ...STARTED, resourceId: 'short' }, false],
      [{ ...STARTED, startedAt: 5 }, false],
      [{ ...STARTED, resourceExpiredHour: 0 }, false],
      [{ ...STARTED, watch: [{ channel: 'C0123', onyl: [] }] }, false],
      [{ ...STARTED, watch: [{ channel: 'C0123', only: ['end'] }] }, false],
    ];
    for (const [request, taken] of requests) {
      expect((await api.post(request)).status < 300, JSON.stringify(request)).toBe(taken);
      expect(faults(schema, request).length === 0, JSON.stringify(request)).toBe(taken);
    }
  });

  test('is true of every success', async () => {
    const { api, asked } = await described();
    const good = { status: 200, faults: [] };
    const registration = { ...STARTED, odd: 1, watch: [{ channel: 'C0123' }] };
    expect(await asked('POST', ALL, ALL, registration)).toEqual({ ...good, status: 201 });
    expect(await asked('POST', ALL, ALL, STARTED)).toEqual(good);
    api.world.know({
      ...unseen(recordingOf(SID, { alias: 'Algebra', startedAt: NOON, maxRecordingHour: 2 })),
      phase: 'paused',
      status: 5,
      cname: 'class-7',
      uid: '1',
      lookedAt: NOON,
      seenAt: NOON,
      suspect: { since: NOON, lastAt: NOON, looks: 1, restarts: 0, shown: false },
      blind: { since: NOON, looks: 1, cause: 'quota', told: false },
      files: [{ name: 'a.mp4', track: 'video', uid: '1', playable: false, startedAt: NOON }],
      outputs: [{ url: 'rtmp://live.example.com/app', status: 'unknown' }],
      gaps: [{ from: NOON, to: NOON + 1 }],
    });
    await api.world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON, only: ['lost'], lang: 'en' });
    const [, watch] = api.world.watching;
    if (watch) await api.world.pauses.pause(watch, 'is_archived');
    expect(await asked('GET', ONE, `${ALL}/${SID}`)).toEqual(good);
    expect(await asked('PATCH', ONE, `${ALL}/${SID}`, { stopRequestedAt: NOON })).toEqual(good);
    expect(await asked('GET', ALL, `${ALL}?phase=paused`)).toEqual(good);
    expect(await asked('DELETE', ONE, `${ALL}/${SID}`)).toEqual({ ...good, status: 204 });
  });

  test('is true of every refusal', async () => {
    const { asked } = await described();
    const answers = [
      await asked('POST', ALL, ALL, {}),
      await asked('POST', ALL, ALL, { alias: 'x'.repeat(70_000) }),
      await asked('POST', ALL, ALL),
      await asked('GET', ALL, `${ALL}?phase=alive`),
      await asked('GET', ONE, `${ALL}/${SID}`),
      await asked('PATCH', ONE, `${ALL}/${SID}`, { stopRequestedAt: 1 }),
    ];
    expect(answers).toEqual([400, 413, 415, 400, 404, 400].map((status) => ({ status, faults: [] })));
  });
});
