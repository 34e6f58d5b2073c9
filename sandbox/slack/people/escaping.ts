import type { Directory } from '../workspace/directory.ts';

/** A URL, or a word that Slack takes for a host name. */
const LINK =
  /https?:\/\/[^\s"'<>|]+|(?<![\w.@/:-])(?:[\w-]+\.)+(?:com|net|org|io|cn|example)(?![\w-])(?:\/[^\s"'<>|]*)?/g;
const EMAIL = /(?<![\w.:-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}(?![\w-])/gi;
const NAME = /(?<![\w<|])([@#])([\p{L}\p{N}_.-]+)/gu;
const EVERYBODY = new Set(['here', 'channel', 'everyone']);

/**
 * Text of a command for an app with `should_escape` in its manifest: people, channels and links in angle brackets, and
 * `&`, `<` and `>` as entities.
 */
export function escapedCommand(text: string, directory: Pick<Directory, 'users' | 'channels'>): string {
  const plain = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const people = new Map(directory.users().map(({ name, id }) => [name, id]));
  const channels = new Map(directory.channels().map(({ name, id }) => [name, id]));
  return plain
    .replace(EMAIL, (address) => `<mailto:${address}|${address}>`)
    .replace(LINK, (address) => (address.includes('://') ? `<${address}>` : `<http://${address}|${address}>`))
    .replace(NAME, (all, sign: string, name: string) => {
      if (sign === '@' && EVERYBODY.has(name)) return `<!${name}>`;
      const id = (sign === '@' ? people : channels).get(name);
      return id === undefined ? all : `<${sign}${id}|${name}>`;
    });
}
