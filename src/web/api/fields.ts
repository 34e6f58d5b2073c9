import type { z } from 'zod';
import { badFields, type FieldError } from './problem.ts';

/**
 * What a schema makes of something from outside. A message never repeats a value: what was sent may be secret.
 * @throws {Problem} 400 that names every bad field at once
 */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const outcome = schema.safeParse(value, {
    error: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'is missing' : undefined),
  });
  if (outcome.success) return outcome.data;
  throw badFields(...outcome.error.issues.flatMap(errorsOf));
}

function errorsOf(issue: z.core.$ZodIssue): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: fieldAt([...issue.path, key]),
      message: 'is not a field here',
    }));
  }
  return [{ field: fieldAt(issue.path), message: lowered(issue.message) }];
}

/** `['watch', 0, 'channel']` is `watch[0].channel`. */
function fieldAt(path: readonly PropertyKey[]): string {
  const field = path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`;
    return before === '' ? String(step) : `${before}.${String(step)}`;
  }, '');
  return field === '' ? 'body' : field;
}

/** Follows the name of the field: "mode: invalid option …" reads on. */
const lowered = (message: string): string => message.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
