import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const types = join(root, 'node_modules/@slack/types');
const cache = join(root, 'node_modules/.cache/recording-watch');

/**
 * A validator for Slack's blocks, made from the types that Slack publishes: one block, with no field that the
 * types do not know. Making it takes over a second, so it is kept, by the version of the types.
 */
export async function knownBlockValidator(): Promise<ValidateFunction> {
  const version = createHash('sha256')
    .update(readFileSync(join(types, 'package.json')))
    .digest('hex')
    .slice(0, 16);
  const kept = join(cache, `known-block.${version}.json`);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(kept, JSON.stringify(await generated()));
  }
  return new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(kept, 'utf8')));
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
