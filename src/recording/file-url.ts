import type { App } from './app.ts';
import type { Known } from './known.ts';

/** Base address of a recording's files: from its registration, else from the configuration of its app. */
export const fileBase = (
  { recording }: Known,
  { apps }: { readonly apps: readonly App[] },
): string | undefined =>
  recording.fileBaseUrl ?? apps.find(({ name }) => name === recording.app)?.fileBaseUrl;

/** Longest file name that gets a link, in characters: no bucket takes object keys of more than 1,024 bytes. */
const LONGEST_KEY = 1_024;

/**
 * The address of a file: the base, then the name with each part encoded. `undefined` without a base, or if the address
 * would lead out of the base or not be http(s).
 * @param base as registered or configured, e.g. `https://files.example.com/recordings?key=…`; its query stays last
 * @param name as Agora announced it, with its folders
 */
export function fileUrl(base: string | undefined, name: string): string | undefined {
  if (base === undefined || name.length > LONGEST_KEY || !URL.canParse(base)) return undefined;
  const url = new URL(base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const parts = name.split('/').filter((part) => part !== '');
  // In a URL these lead upwards, while a bucket may have such names.
  if (parts.length === 0 || parts.some((part) => part === '.' || part === '..')) return undefined;
  url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/${parts.map(encoded).join('/')}`;
  url.hash = '';
  return url.href;
}

/** Encodes one part. A lone surrogate, which no real name has, cannot be encoded, so it is replaced. */
const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));
