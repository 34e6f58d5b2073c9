import type { Message } from '../../sandbox/slack/state.ts';

/** Lines that a person reads in a message; buttons and menus are left out. */
export const aloud = ({ text, blocks = [] }: Message): readonly string[] => {
  const lines = blocks.filter(({ type }) => type !== 'actions').flatMap(linesOf);
  return (lines.length > 0 ? lines : [text]).flatMap((line) => plain(line).split('\n'));
};

function linesOf(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(linesOf);
  if (!isRecord(part)) return [];
  if (Array.isArray(part.rows)) return part.rows.map((row) => [row].flatMap(linesOf).join(' · '));
  if (typeof part.text === 'string') return [part.text];
  return [part.text, part.fields, part.elements].flatMap(linesOf);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Without the marks of mrkdwn; a moment as Slack shows it to somebody whose client is too old. */
const plain = (line: string): string =>
  line
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/[*_`]/g, '');
