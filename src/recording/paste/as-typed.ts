/**
 * Restores the text that a person meant to type: without mentions, links and escapes of Slack (`should_escape` in the
 * manifest), entities of HTML, curly quotes and invisible marks, and without keys of streams. Everything that people
 * type or paste goes through this first.
 */
export function asTyped(text: string): string {
  return (
    text
      .replace(UNSEEN, '')
      .replace(MENTION, mentioned)
      .replace(LINK, (_, address: string, label?: string) => linked(address, label))
      // First, because Slack escapes the `&` of what was escaped already.
      .replace(/&amp;/g, '&')
      .replace(
        /&(?:lt|gt|quot|apos|nbsp|#39|#34|#x27|#x22);/gi,
        (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
      )
      .replace(LIKENESS, (mark) => MARKS[mark] ?? mark)
      // A value in backticks stays one value of its option or label.
      .replace(/(?<=[a-z][:：])`+([^`\n]*)`+/gi, '"$1"')
      .replace(/`+/g, ' ')
      .replace(/[“”„‟＂]/g, '"')
      .replace(/[‘’‚‛＇]/g, "'")
      // Shells of both kinds continue a command in the next line.
      .replace(/[\\^]\r?\n/g, ' ')
      .replace(STREAM, '$1…')
      .trim()
  );
}

/** Address of a stream. It has a key, which must not be stored, searched for or repeated. */
const STREAM = /\b((?:rtmps?|srt):\/\/)[^\s"'<>]+/gi;

/** Invisible marks. A joiner (U+200D) is kept inside an emoji, and removed beside a letter or digit of an id. */
const UNSEEN =
  /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u200D(?=[\w\s]|$)|(?<=[\w\s])\u200D/g;

/** Mentions: `<@U0MEI|mei>`, `<#C0ROOM|general>`, `<!subteam^S0TEAM|@teachers>`, `<!here>`. */
const MENTION = /(notify[:：]["'“ ]?)?<([@#!])([^<>|\s]*)(?:\|([^<>]*))?>/gi;

/** Replaces a mention: after `notify:` by its ID, elsewhere by the name that was typed, with its `@` or `#`. */
function mentioned(_: string, key: string | undefined, sign: string, id: string, label = ''): string {
  if (key !== undefined) return `${key}<${sign}${id}>`;
  const name = label || (sign === '!' ? id.replace(/^subteam\^/, '') : id);
  return /^[@#]/.test(name) ? name : `${sign === '#' ? '#' : '@'}${name}`;
}

/** A link of Slack: `<url>` or `<url|label>`. */
const LINK = /<((?:https?|mailto|tel):[^|<>\s]+)(?:\|([^<>]*))?>/gi;

/** Replaces a link: by its label if Slack made it of a name such as `class-7.com`, else by its address. */
function linked(address: string, label: string | undefined): string {
  if (/^(?:mailto|tel):/i.test(address)) return label ?? address.slice(address.indexOf(':') + 1);
  const bare = address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return label !== undefined && label.toLowerCase() === bare.toLowerCase() ? label : address;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#x22;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': ' ',
};

/** Look-alikes of formatting characters, which people copy from messages of the bot (src/slack/text.ts). */
const LIKENESS = /[∗ˍ∼]/g;
const MARKS: Readonly<Record<string, string>> = { '∗': '*', ˍ: '_', '∼': '~' };

/**
 * Removes bold and italics, with which messages label ids: `*sid:* …`, `_sid_ …`. A resource ID may begin or end with
 * `_`, so only shorter texts count as italics.
 */
export const withoutFormatting = (line: string): string =>
  line
    .replace(/(?<![^\s"'(:=,_])\*{1,3}([^\s*][^*]*)\*{1,3}(?![^\s"'),:;=.：，_])/g, '$1')
    .replace(/(?<![^\s"'(:=,])_([^\s_][^_]{0,63})_(?![^\s"'),:;.：，])/g, '$1');
