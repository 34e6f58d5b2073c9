import { isRecord } from '../blocks/check.ts';
import { Refusal } from '../refusal.ts';

/** Arguments of a call from a JSON or form body. In a form, nested values are JSON strings. */
export interface Args {
  /** Text of an argument; `undefined` when absent or empty. */
  text(name: string): string | undefined;
  /** Text of a required argument. @throws {Refusal} `error`, when absent */
  need(name: string, error?: string): string;
  flag(name: string): boolean;
  /** A whole number within bounds, or the fallback. */
  count(name: string, fallback: number, most: number): number;
  /** A nested value. @throws {Refusal} `error`, when it is a string that is not JSON */
  nested(name: string, error: string): unknown;
}

export function createArgs(fields: Readonly<Record<string, unknown>>): Args {
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    text,
    need(name, error = 'invalid_arguments') {
      const value = text(name);
      if (value !== undefined) return value;
      throw new Refusal(error, {
        response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
      });
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    count(name, fallback, most) {
      const value = Number(text(name) ?? fallback);
      if (!Number.isInteger(value) || value < 1) throw new Refusal('invalid_limit');
      return Math.min(value, most);
    },
    nested(name, error) {
      const value = fields[name];
      if (typeof value !== 'string') return value ?? undefined;
      if (value === '') return undefined;
      try {
        const parsed: unknown = JSON.parse(value);
        return parsed;
      } catch {
        throw new Refusal(error);
      }
    },
  };
}

/** Fields of a body as `@slack/web-api` or curl sends it. @throws {Refusal} for any other */
export function readFields(contentType: string, body: string): Readonly<Record<string, unknown>> {
  if (contentType.startsWith('application/x-www-form-urlencoded') || body === '')
    return Object.fromEntries(new URLSearchParams(body));
  if (!contentType.startsWith('application/json')) throw new Refusal('invalid_post_type');
  try {
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) return parsed;
  } catch {
    // Slack has one error code for malformed JSON and for JSON of another type.
  }
  throw new Refusal('invalid_json');
}
