import { lookup as resolve } from 'node:dns';
import { type ClientRequest, request as plainRequest, type RequestOptions } from 'node:http';
import { request as sealedRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates, type SecureContextOptions } from 'node:tls';
import { areNear, isNear } from './near.ts';
import type { Headers } from './signature.ts';

/** Time limit of an answer of the handler, in milliseconds: as long as Agora itself waits. */
const WITHIN_MS = 10_000;

/** Headers of a connection or a proxy, which are not part of the callback. */
const NOT_PASSED_ON: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The headers of a callback that are relayed. */
export const passedOn = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !NOT_PASSED_ON.includes(name) ? [[name, value]] : [],
    ),
  );

/** The handler did not take it. The message never has its address, which may contain a key. */
class NotRelayed extends Error {
  override readonly name = 'NotRelayed';
}

/**
 * Relays a callback to the team's own handler: the same bytes and headers, so that its signature stays valid. No
 * redirect is followed, and plain http reaches this machine and private networks only, whatever a name resolves to.
 * @param ca further certificate authorities (PEM)
 * @throws {NotRelayed} for anything but a 2xx within ten seconds
 */
export function relay(url: string, headers: Headers, body: Buffer, ca?: string): Promise<void> {
  return new Promise((done, failed) => {
    const fail = (why: string) => failed(new NotRelayed(why));
    const target = new URL(url);
    const options = {
      method: 'POST',
      headers: { ...passedOn(headers), 'content-length': body.length },
      signal: AbortSignal.timeout(WITHIN_MS),
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    };
    const request = open(target, options);
    if (!request) return fail('the address is not of a private network');
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      // The body of the answer is not read, however long it is.
      response.destroy();
      if (statusCode >= 200 && statusCode < 300) done();
      else fail(`it answered ${statusCode}`);
    });
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
    request.end(body);
  });
}

function open(
  target: URL,
  options: RequestOptions & Pick<SecureContextOptions, 'ca'>,
): ClientRequest | undefined {
  if (target.protocol === 'https:') return sealedRequest(target, options);
  const address = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isNear(address)) return undefined;
  return plainRequest(target, { ...options, lookup: nearLookup });
}

/** Resolves a name; fails if one of its addresses is not near. */
const nearLookup: LookupFunction = (hostname, options, found) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '');
    const [first] = addresses;
    if (!first || !areNear(addresses.map(({ address }) => address))) {
      return found(Object.assign(new Error('not a private network'), { code: 'ENOTPRIVATE' }), '');
    }
    if (options.all) return found(null, addresses);
    return found(null, first.address, first.family);
  });
};
