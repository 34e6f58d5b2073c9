/** No bracket closes it. */
const NEVER = -1;

/**
 * For each bracket of a text that opens, the index after the one that closes it, or -1; what stands at other indexes
 * has no meaning. Brackets inside strings do not count, where strings are read from that bracket on. From the end to
 * the beginning, so that each letter is read once, however many brackets stay open.
 */
export function closingsOf(text: string): Int32Array {
  const { length } = text;
  const closings = new Int32Array(length).fill(NEVER);
  // Where what is open at an index is closed, when it lies outside of strings, and inside of one.
  const outside = new Int32Array(length + 2).fill(NEVER);
  const inside = new Int32Array(length + 2).fill(NEVER);
  for (let at = length - 1; at >= 0; at -= 1) {
    const letter = text[at];
    const [plain, quoted] = [outside[at + 1] ?? NEVER, inside[at + 1] ?? NEVER];
    inside[at] = letter === '"' ? plain : letter === '\\' ? (inside[at + 2] ?? NEVER) : quoted;
    if (letter === '"') outside[at] = quoted;
    else if (letter === '}' || letter === ']') outside[at] = at + 1;
    else if (letter === '{' || letter === '[') {
      closings[at] = plain;
      outside[at] = plain === NEVER ? NEVER : (outside[plain] ?? NEVER);
    } else outside[at] = plain;
  }
  return closings;
}
