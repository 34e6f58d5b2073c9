import { z } from 'zod';
import type { Known } from '../../../recording/known.ts';
import type { Keyspace } from '../../connection/keyspace.ts';
import { pairs } from '../../connection/scripts/pairs.ts';
import { decodeKnown } from './decode-known.ts';

/** So many in one script: Redis does nothing else meanwhile. */
const SLICE = 100;

const Read = z.array(z.tuple([z.array(z.string()), z.string()]).nullable());

/**
 * What is known of those among these sids that are known, in the order given; each as it was at one moment.
 *
 * @throws {UnreadableRecording}
 */
export async function readKnown({ run }: Keyspace, sids: readonly string[]): Promise<readonly Known[]> {
  const slices = Array.from({ length: Math.ceil(sids.length / SLICE) }, (_, index) =>
    sids.slice(index * SLICE, (index + 1) * SLICE),
  );
  const known = slices.map(async (slice) => {
    const read = Read.parse(await run('knowing/read', ...slice));
    return slice.flatMap((sid, index) => {
      const [flat, body] = read[index] ?? [];
      return flat === undefined || body === undefined ? [] : [decodeKnown(sid, pairs(flat), body)];
    });
  });
  return (await Promise.all(known)).flat();
}
