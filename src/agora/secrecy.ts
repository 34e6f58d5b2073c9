const CONCEALED = '…';

/** Runs of characters that are ids, keys or encoded credentials: no word of a sentence is so long. */
const LONG_RUN = /[\w+/=~-]{24,}/g;

/**
 * Makes a foreign text fit to be stored and shown: without secrets and ids, on one line, at most 200 characters long.
 * @param ours secrets and ids that were sent with the request
 */
export function cleanText(text: string, ours: readonly string[]): string {
  const concealed = conceal(text, ours).replace(LONG_RUN, CONCEALED);
  const line = concealed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}${CONCEALED}` : line;
}

/** Replaces every occurrence of what was sent, plain or percent-encoded. */
function conceal(text: string, ours: readonly string[]): string {
  return ours
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, CONCEALED), text);
}

/**
 * Removes the stream key, the query and the user from an RTMP address. Scheme, host and the first path segment stay; a
 * path of only one segment may be the key, so it is removed.
 */
export function redactRtmpUrl(text: string): string {
  if (!URL.canParse(text)) return CONCEALED;
  const { protocol, host, pathname } = new URL(text);
  if (!host) return `${protocol}//${CONCEALED}`;
  const [application, ...key] = pathname.split('/').filter((segment) => segment !== '');
  return application && key.length > 0
    ? `${protocol}//${host}/${application}/${CONCEALED}`
    : `${protocol}//${host}/${CONCEALED}`;
}
