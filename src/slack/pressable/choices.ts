import { z } from 'zod';
import type { Reply } from '../../flows/watching/intake.ts';
import { MODES } from '../../recording/recording.ts';

/** The answer to a question about a draft, as a button carries it. */
export interface Chosen {
  readonly draft: string;
  readonly choice: Reply;
  /** The question stands under what became of others, which has to stay. */
  readonly among?: boolean;
}

const Value = z.tuple([
  z.string(),
  z.union([z.strictObject({ mode: z.enum(MODES) }), z.strictObject({ app: z.string() })]),
  z.boolean(),
]);

export const encodeChoice = ({ draft, choice, among = false }: Chosen): string =>
  JSON.stringify([draft, choice, among]);

/** @throws for what no button of ours carries */
export function decodeChoice(value: string): Chosen {
  const [draft, choice, among] = Value.parse(JSON.parse(value));
  return { draft, choice, among };
}
