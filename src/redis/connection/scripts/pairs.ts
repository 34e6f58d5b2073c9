/** Makes an object of fields and values in one flat list, as scripts answer them. */
export function pairs(flat: readonly string[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [name, value] = [flat[index], flat[index + 1]];
    if (name !== undefined && value !== undefined) fields[name] = value;
  }
  return fields;
}
