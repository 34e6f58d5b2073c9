import { request as askPlainly, type Agent as PlainAgent } from 'node:http';
import { request as askSealed, type Agent as SealedAgent } from 'node:https';
import { promisify } from 'node:util';
import { unzip } from 'node:zlib';
import { type AxiosAdapter, AxiosHeaders } from 'axios';
import type { Signal } from '../ports/process.ts';
import type { HttpAnswer } from './answer.ts';

/** There is no answer, or none that can be read. Has only a code, because the request had credentials. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Code of Node, or `DEADLINE`, `ABORTED`, or `UNREADABLE` for an answer that is too long or badly compressed. */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Ways {
  /** Agent for plain http, within this machine. */
  readonly plain: PlainAgent;
  /** Agent for https. */
  readonly sealed: SealedAgent;
}

interface Limits {
  /** Time limit of a request, to the last byte of its answer. */
  readonly timeoutMs: number;
  /** Longest answer, both compressed and not. */
  readonly mostBytes: number;
}

const unpack = promisify(unzip);
const utf8 = new TextDecoder();

/** Headers of every request. None is given to axios, which would copy each several times per request. */
const HEADERS = [
  'Accept',
  'application/json',
  'Accept-Encoding',
  'gzip',
  'Content-Type',
  'application/json',
  'User-Agent',
  'recording-watch',
];

/** Headers of every response: none, because axios copies them several times. Those that are read are in its data. */
const NO_HEADERS = new AxiosHeaders();

/** The host of a request. */
interface Host {
  readonly isSealed: boolean;
  readonly hostname: string;
  readonly port: number | undefined;
  /** Path of its base URL, without the slash at its end. */
  readonly path: string;
  /** Names and values in turn, which Node writes as they are; of an object it checks and copies each. */
  readonly headers: readonly string[];
}

/** Parses each base URL once, and not with each request. */
function createParser(): (base: string) => Host {
  const known = new Map<string, Host>();
  return (base) => {
    const found = known.get(base);
    if (found) return found;
    const { protocol, host: name, hostname, port, pathname } = new URL(base);
    const host = {
      isSealed: protocol === 'https:',
      // In a URL an IPv6 address is in brackets.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? undefined : Number(port),
      path: pathname.replace(/\/$/, ''),
      headers: [...HEADERS, 'Host', name],
    };
    known.set(base, host);
    return host;
  };
}

/**
 * An adapter of axios that sends a GET by Node's own client, without unused streams and options (ADR 37). Follows no
 * redirect, and takes no proxy but that of its agents. The adapter of given credentials resolves with any status and
 * the part of the answer that is read; it rejects only with `NoAnswer`.
 */
export function createAdapter(
  { plain, sealed }: Ways,
  { timeoutMs, mostBytes }: Limits,
): (authorization: string, signal?: Signal) => AxiosAdapter {
  const hostOf = createParser();
  return (authorization, signal) => (config) =>
    new Promise((resolve, reject) => {
      const { baseURL = '', url = '' } = config;
      const { isSealed, hostname, port, path: base, headers: same } = hostOf(baseURL);
      const path = `${base}${url}`;
      const headers = [...same, 'Authorization', authorization];
      const request = isSealed
        ? askSealed({ hostname, port, path, headers, agent: sealed })
        : askPlainly({ hostname, port, path, headers, agent: plain });
      const timer = setTimeout(fail, timeoutMs, 'DEADLINE');
      const abort = (): void => fail('ABORTED');
      const failed = ({ code, name }: NodeJS.ErrnoException): void => fail(code ?? name);

      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      }
      function fail(code: string): void {
        done();
        reject(new NoAnswer(code));
        request.destroy();
      }

      signal?.addEventListener('abort', abort);
      request.on('error', failed);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > mostBytes) fail('UNREADABLE');
        });
        response.on('error', failed);
        response.on('end', () => {
          const { statusCode: status = 0, headers: all } = response;
          const { 'content-encoding': packed, 'x-request-id': id, 'retry-after': after } = all;
          const answer = (body: Buffer): void => {
            done();
            const data: HttpAnswer = {
              status,
              body: utf8.decode(body),
              ...(typeof id === 'string' ? { requestId: id } : {}),
              ...(after === undefined ? {} : { retryAfter: after }),
            };
            resolve({ status, statusText: '', data, headers: NO_HEADERS, config });
          };
          const [first] = chunks;
          const body = first && chunks.length === 1 ? first : Buffer.concat(chunks);
          if (packed === undefined || bytes === 0) answer(body);
          else unpack(body, { maxOutputLength: mostBytes }).then(answer, () => fail('UNREADABLE'));
        });
      });
      request.end();
    });
}
