const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A base URL that credentials may be sent to, without its trailing slash, or `undefined`: anything that is
 * not a URL, names a user or a query, or would carry the credentials unencrypted beyond this machine.
 */
export function safeHost(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const sealed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!sealed || url.username || url.password || url.search || url.hash) return undefined;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}
