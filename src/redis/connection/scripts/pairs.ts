/** Splits one flat list into pairs, as scripts and WITHSCORES answer them. */
export const pairsIn = (flat: readonly string[]): readonly (readonly [string, string])[] =>
  flat.flatMap((one, index) => {
    const other = flat[index + 1];
    return index % 2 === 0 && other !== undefined ? [[one, other] as const] : [];
  });

/** Makes an object of fields and values in one flat list. Does without pairs, because every look does this. */
export function fieldsIn(flat: readonly string[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [name, value] = [flat[index], flat[index + 1]];
    if (name !== undefined && value !== undefined) fields[name] = value;
  }
  return fields;
}
