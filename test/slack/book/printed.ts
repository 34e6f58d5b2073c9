const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a person reads of blocks, cells or elements, line by line, menus opened. Ids and addresses are left out. */
function* linesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* linesOf(each);
  if (!isRecord(value)) return;
  if (typeof value.text === 'string') yield* value.text.split('\n');
  if (typeof value.fallback === 'string') yield value.fallback;
  for (const field of ['alt_text', 'caption', 'title_text', 'accessibility_label'] as const)
    if (typeof value[field] === 'string') yield value[field];
  for (const [field, each] of Object.entries(value))
    if (!['value', 'private_metadata', 'metadata'].includes(field)) yield* linesOf(each);
}

/** Moments of the day of the tests as their UTC time alone, so that a line reads as in Slack. */
const asInSlack = (line: string): string =>
  line.replace(/<!date\^[^|>]*\|(\S+) (\S+) UTC>/g, (_, day: string, time: string) =>
    day === '2026-11-22' ? time : `${day} ${time}`,
  );

/**
 * A book of everything that was made: each thing under its name, with the lines that have not stood further up. It
 * is kept beside the test and compared word by word, so that a change of wording is read as one.
 */
export function printed(made: readonly (readonly [what: string, shown: unknown])[]): string {
  const seen = new Set<string>();
  return made
    .map(([what, shown]) => {
      const fresh = [...linesOf(shown)].map(asInSlack).filter((line) => {
        const isNew = line.trim() !== '' && !seen.has(line);
        seen.add(line);
        return isNew;
      });
      return fresh.length === 0 ? '' : `## ${what}\n${fresh.join('\n')}\n`;
    })
    .filter((page) => page !== '')
    .join('\n');
}
