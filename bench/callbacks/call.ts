import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** The secret of every callback of the benches, and that of an app which none of their recordings belongs to. */
export const SECRET = 'callback-secret-of-a-bench';
export const OTHER_SECRET = 'callback-secret-of-another-app-of-a-bench';

const PATH = '/v1/agora/callbacks';

export const signed = (body: string | Buffer, hash = 'sha256', secret = SECRET): string =>
  createHmac(hash, secret).update(body).digest('hex');

/** One notice, as Agora writes it. */
export const notice = (sid: string, event: number, details: object = {}): string =>
  JSON.stringify({
    noticeId: randomUUID(),
    productId: 3,
    eventType: event,
    notifyMs: Date.now(),
    payload: { cname: 'bench', uid: '1', sid, sendts: Date.now(), serviceType: 2, details },
  });

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export type Call = (body: string | Buffer, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Connections of one caller at most; what comes on top waits for one, and its time counts. */
const CONNECTIONS = 100;

/** Posts bodies over connections that are kept open. Without headers, a body is signed. */
export function caller(port: number): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return (body, headers = { 'agora-signature-v2': signed(body) }) =>
    new Promise((resolve, reject) => {
      const asked = request(
        {
          port,
          host: '127.0.0.1',
          path: PATH,
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
}
