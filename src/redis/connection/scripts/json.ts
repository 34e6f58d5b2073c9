/**
 * JSON for Redis. Half of a pair of UTF-16 units, which texts of others may hold, becomes the sign for what is
 * unreadable: the JSON of Lua breaks off at it, and with it any script that reads the text.
 */
export function toJson(value: object): string {
  const text = JSON.stringify(value);
  return text.includes('\\ud') ? JSON.stringify(value, whole) : text;
}

const whole = (_: string, part: unknown): unknown =>
  typeof part === 'string' ? part.replace(/\p{Cs}/gu, '\uFFFD') : part;
