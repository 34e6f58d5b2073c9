import { MOST_PIECES } from '../../src/recording/paste/pieces.ts';

/** Characters that Slack takes in a text. */
const LENGTH = 40_000;

/** Fragments that begin, end, separate or hide something for a reader, or look as if they did. */
const PARTS: readonly string[] = [
  ...` \t\n,;:.'"\`*_~-+=/\\|<>()[]{}#@!?^$%&x0“’…∗界`,
  '\r\n',
  '\n ',
  '\n{',
  '[ ',
  '{"a":',
  '[{',
  '{x}',
  '{}',
  '{"sid":"',
  "{'sid': 'a', 'sid': 'b'}",
  '"}',
  '\\"',
  '&amp;',
  '&lt;',
  '<http:',
  '<http://a|',
  '<@',
  '<!date^|',
  'sid=',
  'sid="',
  'resource_id ',
  'cname:',
  '/apps/',
  '/apps/x/cloud_recording/resourceid/x',
  ' as:"',
  ' only:',
  ' app:x',
  ' channel:`',
  ' channel:"',
  'class-7x ',
  'all ',
  'xoxb-',
  'wss://',
  'rtmp://',
  '9f3c51d07ab84e6fb2a1c0d94e7785aa ',
  '\u0000',
  '\u00ad',
  '\u0301',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u202e',
  '\ud800',
  '👩‍👩‍👧',
  '😀',
];

/** Separators of words, lines, strings and objects. */
const BETWEEN: readonly string[] = [' ', '\n', ',', '"', "'", '`', '{', '[', ':', '|', '<', 'x'];

const filled = (part: string, length = LENGTH): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Runs of each part, between other letters, behind an opening and in lines; in turns and in halves with what parts them. */
export function* hostile(): Generator<string> {
  for (const one of PARTS) {
    yield filled(one);
    yield `x${filled(one, LENGTH - 2)}x`;
    yield `{"a":[${filled(one, LENGTH - 6)}`;
    yield `all ${filled(one, LENGTH - 4)}`;
    // Texts with as many lines and objects as are read of one.
    yield filled(`${filled(one, LENGTH / MOST_PIECES - 1)}\n`);
    yield filled(`{${filled(one, LENGTH / MOST_PIECES - 2)}}`);
    for (const other of BETWEEN) {
      yield filled(one + other);
      yield filled(one, LENGTH / 2) + filled(other, LENGTH / 2);
    }
  }
  for (const [open, close] of [
    ['{"a":', '}'],
    ['[', ']'],
    ["{'a':[", ']}'],
  ] as const) {
    const depth = Math.floor(LENGTH / (open.length + close.length)) - 8;
    yield `${open.repeat(depth)}{"a":1}${close.repeat(depth)}`;
    yield `{${open.repeat(depth)}0${close.repeat(depth)}`;
  }
}
