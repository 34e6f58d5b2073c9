import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { API_TOKEN, SECRETS } from '../bot/web.ts';
import { SECRET, signed } from '../callbacks/call.ts';
import type { Random } from '../random.ts';
import { listened } from './listened.ts';
import { anyValue, objectOf, textOf } from './made.ts';

/** One request that is to be answered. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const encoded = (value: unknown): string => JSON.stringify(value) ?? '';

/** A lone surrogate cannot be part of a URL. */
const inUrl = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));

function slack(random: Random): Asked {
  const made: (() => readonly [type: string, body: string])[] = [
    () => ['application/json', encoded({ type: 'event_callback', ...objectOf(random) })],
    () => ['application/json', encoded(anyValue(random))],
    () => ['application/x-www-form-urlencoded', `payload=${inUrl(encoded(objectOf(random)))}`],
    () => [
      'application/x-www-form-urlencoded',
      `command=%2Frecording-${random.pick(['status', 'watch', 'unwatch', 'list'])}&team_id=T1&user_id=U1&channel_id=C1&trigger_id=${random.between(0, 1e15)}&text=${inUrl(textOf(random))}`,
    ],
    () => ['application/x-www-form-urlencoded', inUrl(textOf(random))],
  ];
  const [type, text] = (made[random.between(0, made.length)] ?? made[0])?.() ?? ['', ''];
  return signedBySlack(type, text);
}

function listener(random: Random): Asked {
  const payload = listened(random, { user: 'U1', channel: 'C1' });
  return 'event' in payload
    ? signedBySlack('application/json', encoded(payload))
    : signedBySlack('application/x-www-form-urlencoded', `payload=${inUrl(encoded(payload))}`);
}

function signedBySlack(type: string, text: string): Asked {
  const body = Buffer.from(text);
  const timestamp = `${Math.floor(Date.now() / 1_000)}`;
  const digest = createHmac('sha256', SECRETS.signingSecret)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
  return { method: 'POST', path: '/slack/events', headers, body };
}

function api(random: Random): Asked {
  const body = Buffer.from(
    random.chance(0.1) ? textOf(random) : encoded(random.chance(0.8) ? objectOf(random) : anyValue(random)),
  );
  const about = inUrl(textOf(random).slice(0, 100));
  const paths = ['', `/${about}`, `?phase=${about}`, `?cursor=${about}&app=${about}`] as const;
  const method = random.pick(['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const);
  return {
    method,
    path: `/v1/recordings${random.pick(paths)}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${API_TOKEN}` },
    body: method === 'GET' ? Buffer.alloc(0) : body,
  };
}

function callback(random: Random): Asked {
  const payload = {
    payload: objectOf(random),
    noticeId: textOf(random).slice(0, 50),
    productId: 3,
    eventType: random.between(-1, 110),
  };
  const body = Buffer.from(encoded(random.chance(0.7) ? payload : anyValue(random)));
  const headers = {
    'content-type': 'application/json',
    'agora-signature-v2': signed(body, 'sha256', SECRET),
  };
  return { method: 'POST', path: '/v1/agora/callbacks', headers, body };
}

export const DOORS = {
  '/slack/events': slack,
  'listeners of Slack': listener,
  '/v1': api,
  callbacks: callback,
} as const;

/** Time after which a request counts as unanswered, in milliseconds: as long as Slack waits. */
const ANSWERED_WITHIN_MS = 3_000;

type Send = (asked: Asked) => Promise<{ readonly status: number; readonly ms: number } | undefined>;

/** Sends over connections that are kept open; `undefined`: nothing came back. */
export function sender(port: number): Send {
  const agent = new Agent({ keepAlive: true });
  return ({ method, path, headers, body }) =>
    new Promise((resolve) => {
      const since = performance.now();
      const asked = request(
        { port, host: '127.0.0.1', method, path, agent, headers, timeout: ANSWERED_WITHIN_MS },
        (response) => {
          response.resume();
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, ms: performance.now() - since }),
          );
        },
      );
      asked.on('timeout', () => asked.destroy());
      asked.on('error', () => resolve(undefined));
      asked.end(body);
    });
}
