const CONCEALED = '…';

/** Long unbroken runs are ids, keys or encoded credentials; no word of a sentence is this long. */
const LONG_RUN = /[\w+/=~-]{24,}/g;

/**
 * Foreign text made fit to be stored and shown: without anything of ours that it may echo, without what
 * looks like an id or a key, on one line, and at most 200 characters long.
 * @param ours secrets and ids that were sent with the request
 */
export function cleanText(text: string, ours: readonly string[]): string {
  const concealed = conceal(text, ours).replace(LONG_RUN, CONCEALED);
  const line = concealed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}${CONCEALED}` : line;
}

/** Takes every occurrence of what was sent out of a text, plain or percent-encoded. */
export function conceal(text: string, ours: readonly string[]): string {
  return ours
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, CONCEALED), text);
}

/**
 * An RTMP address without its stream key: scheme, host and the first path segment stay. A path of only one
 * segment may be the key itself and goes as well, like any query and user.
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
