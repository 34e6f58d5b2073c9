import { z } from 'zod';
import type { Reply } from '../../flows/watching/intake.ts';
import { MODES } from '../../recording/recording.ts';

/** Answer to a question about a draft, as the value of a button holds it. */
export interface Chosen {
  readonly draft: string;
  readonly choice: Reply;
  /** Whether the question stands below results of other recordings, which must not be replaced. */
  readonly among?: boolean;
}

const Value = z.tuple([
  z.string(),
  z.union([z.strictObject({ mode: z.enum(MODES) }), z.strictObject({ app: z.string() })]),
  z.boolean(),
]);

export const encodeChoice = ({ draft, choice, among = false }: Chosen): string =>
  JSON.stringify([draft, choice, among]);

/** @throws for a value that is no button's of ours */
export function decodeChoice(value: string): Chosen {
  const [draft, choice, among] = Value.parse(JSON.parse(value));
  return { draft, choice, among };
}
