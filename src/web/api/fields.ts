import type { z } from 'zod';
import { badFields, type FieldError } from './problem.ts';

/**
 * Reads something from outside by a schema. A message never repeats a value, because it may be secret.
 * @throws {Problem} 400 that names every bad field at once
 */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const outcome = schema.safeParse(withoutNulls(value), {
    error: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'is missing' : undefined),
  });
  if (outcome.success) return outcome.data;
  throw badFields(...outcome.error.issues.flatMap(errorsOf));
}

/** Levels in which `null` is removed: body, list, watch. */
const DEEPEST = 3;

/** Removes fields that are `null`: many programs write that where they have nothing to say. */
function withoutNulls(value: unknown, depth = 1): unknown {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, depth + 1));
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field, depth + 1)]));
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

/** The message in the form that follows the name of its field: "mode: invalid option …". */
const lowered = (message: string): string => message.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
