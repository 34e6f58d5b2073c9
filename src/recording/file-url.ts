import type { App } from './app.ts';
import type { Known } from './known.ts';

/** Base address of a recording's files: from its registration, else from the configuration of its app. */
export const fileBase = (
  { recording }: Known,
  { apps }: { readonly apps: readonly App[] },
): string | undefined =>
  recording.fileBaseUrl ?? apps.find(({ name }) => name === recording.app)?.fileBaseUrl;

/**
 * Longest file name that gets a link, in characters: an object key has 1,024 bytes at most in every bucket that Agora
 * writes to.
 */
const LONGEST_KEY = 1_024;

/**
 * The address of a file: the base, then the name with each part encoded. `undefined` if it is not known. No link leads
 * out of the base or to anything but http(s).
 * @param base as registered or configured, e.g. `https://files.example.com/recordings?key=…`; a query stays behind
 * @param name as Agora announced it, with its folders
 */
export function fileUrl(base: string | undefined, name: string): string | undefined {
  if (base === undefined || name.length > LONGEST_KEY || !URL.canParse(base)) return undefined;
  const url = new URL(base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const parts = name.split('/').filter((part) => part !== '');
  // A URL would treat these as steps upwards, whatever they are in a bucket.
  if (parts.length === 0 || parts.some((part) => part === '.' || part === '..')) return undefined;
  url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/${parts.map(encoded).join('/')}`;
  url.hash = '';
  return url.href;
}

/** Encodes one part. A lone surrogate cannot be encoded: no real name has one, but any answer may. */
const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));
