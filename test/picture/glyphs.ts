/** The characters that a font has a glyph for, from the `cmap` of an OpenType file (formats 4 and 12). */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (entry === undefined) throw new Error('A font without a cmap');
  const cmap = font.readUInt32BE(entry + 8);
  const found = new Set<number>();
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * n + 4);
    const format = font.readUInt16BE(at);
    if (format === 12) for (const code of ofGroups(font, at)) found.add(code);
    if (format === 4) for (const code of ofSegments(font, at)) found.add(code);
  }
  return found;
}

function* ofGroups(font: Buffer, at: number): Generator<number> {
  for (let n = 0; n < font.readUInt32BE(at + 12); n += 1) {
    const group = at + 16 + 12 * n;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) yield code;
  }
}

function* ofSegments(font: Buffer, at: number): Generator<number> {
  const twice = font.readUInt16BE(at + 6);
  for (let n = 0; n < twice; n += 2) {
    const end = font.readUInt16BE(at + 14 + n);
    const start = font.readUInt16BE(at + 16 + twice + n);
    for (let code = start; code <= end && code < 0xffff; code += 1) yield code;
  }
}
