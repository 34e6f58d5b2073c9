/** JSON for Redis. Replaces lone surrogates, which foreign texts may contain and which cjson of Lua cannot read. */
export function toJson(value: object): string {
  const text = JSON.stringify(value);
  return text.includes('\\ud') ? JSON.stringify(value, whole) : text;
}

const whole = (_: string, part: unknown): unknown =>
  typeof part === 'string' ? part.replace(/\p{Cs}/gu, '\uFFFD') : part;
