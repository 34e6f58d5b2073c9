import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { kept } from '../kept.ts';

const types = fileURLToPath(new URL('../../node_modules/@slack/types', import.meta.url));

/**
 * A validator for Slack's blocks, made from the types that Slack publishes: one block, with no field that the
 * types do not know. Making it takes over a second, so it is kept.
 */
export async function knownBlockValidator(): Promise<ValidateFunction> {
  const { version } = JSON.parse(readFileSync(join(types, 'package.json'), 'utf8'));
  const schema: object = await kept('known-block', version, generated);
  return new Ajv({ strict: false, allErrors: true }).compile(schema);
}

async function generated() {
  // Loads a compiler of its own, which takes long and is needed once.
  const { createGenerator } = await import('ts-json-schema-generator');
  return createGenerator({
    path: join(types, 'dist/index.d.ts'),
    type: 'KnownBlock',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('KnownBlock');
}
