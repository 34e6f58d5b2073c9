/**
 * What a person meant to type, without what Slack, keyboards and web pages made of it: links and escapes of Slack,
 * entities of HTML, curly quotes, marks that nobody can see. Everything that people type or paste is read after this.
 */
export function asTyped(text: string): string {
  return (
    text
      .replace(UNSEEN, '')
      .replace(LINK, (_, address: string, label?: string) => linked(address, label))
      // Slack escapes what was escaped before, so that its own escape of `&` comes first.
      .replace(/&amp;/g, '&')
      .replace(
        /&(?:lt|gt|quot|apos|nbsp|#39|#34|#x27|#x22);/gi,
        (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
      )
      .replace(LIKENESS, (mark) => MARKS[mark] ?? mark)
      // The value of an option, or of a label, stays one when it was put in backticks.
      .replace(/(?<=[a-z][:：])`+([^`\n]*)`+/gi, '"$1"')
      .replace(/`+/g, ' ')
      .replace(/[“”„‟＂]/g, '"')
      .replace(/[‘’‚‛＇]/g, "'")
      // A command that goes on in the next line, as shells of either kind write it.
      .replace(/[\\^]\r?\n/g, ' ')
      .trim()
  );
}

/** Nobody types them. A joiner (U+200D) is kept inside an emoji, and not beside a letter or digit of an id. */
const UNSEEN =
  /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u200D(?=[\w\s]|$)|(?<=[\w\s])\u200D/g;

/** `<url>` or `<url|label>`. */
const LINK = /<((?:https?|mailto|tel):[^|<>\s]+)(?:\|([^<>]*))?>/gi;

/** A name that Slack took for an address is the name; of a link that somebody made, the address counts. */
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

/** Marks that formatting cannot take for its own: the bot shows names with them, and people copy what is shown. */
const LIKENESS = /[∗ˍ∼]/g;
const MARKS: Readonly<Record<string, string>> = { '∗': '*', ˍ: '_', '∼': '~' };

/**
 * A line without bold and italics, as messages label ids: `*sid:* …`, `_sid_ …`. An `_` may begin or end a resource ID, so
 * that only what is shorter than one can be in italics.
 */
export const withoutFormatting = (line: string): string =>
  line
    .replace(/(?<![^\s"'(:=,_])\*{1,3}([^\s*][^*]*)\*{1,3}(?![^\s"'),:;=.：，_])/g, '$1')
    .replace(/(?<![^\s"'(:=,])_([^\s_][^_]{0,63})_(?![^\s"'),:;.：，])/g, '$1');
