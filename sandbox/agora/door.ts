import { timingSafeEqual } from 'node:crypto';
import { bodyOf } from './body.ts';
import { type Reply, WRONG_IDS } from './faults.ts';
import type { Life } from './life.ts';

/** The path parameters of a `query`, as asked. */
export interface Asked {
  readonly appId: string;
  readonly resourceId: string;
  readonly sid: string;
  readonly mode: string;
}

const PATH =
  /^\/v1\/apps\/([^/]+)\/cloud_recording\/resourceid\/([^/]+)\/sid\/([^/]+)\/mode\/([^/]+)\/query$/;

/** Whether the request asks for the addresses that the notification service calls from. */
export const asksForSenders = (method: string | undefined, url: string | undefined): boolean =>
  method === 'GET' && url?.split('?')[0] === '/v1/ncs/ip';

/** Addresses reserved for documentation (RFC 5737), in the form in which Agora lists its own. */
export const SENDERS: Reply = {
  status: 200,
  body: { data: { service: { hosts: [{ primaryIP: '203.0.113.7' }, { primaryIP: '203.0.113.19' }] } } },
};

/** Reads the path of a `query`; `undefined`: there is no such route. Methods and paths are case-sensitive. */
export function readPath(method: string | undefined, url: string | undefined): Asked | undefined {
  const [, ...parts] = PATH.exec(url?.split('?')[0] ?? '') ?? [];
  if (method !== 'GET') return undefined;
  try {
    const [appId, resourceId, sid, mode] = parts.map(decodeURIComponent);
    return appId && resourceId && sid && mode ? { appId, resourceId, sid, mode } : undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

export function isAuthorized(
  header: string | undefined,
  customerId: string,
  customerSecret: string,
): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${customerId}:${customerSecret}`).toString('base64')}`);
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const MODES = ['individual', 'mix', 'web', 'raw'];

/** Answer of Cloud Recording itself, once the gateway has let a request through. */
export function answer(asked: Asked, appId: string, lives: ReadonlyMap<string, Life>): Reply {
  const { resourceId, sid } = asked;
  const failure = (status: number, code: number, reason: string): Reply => ({
    status,
    body: { resourceId, sid, code, reason },
  });
  if (asked.appId !== appId) return { status: 400, body: { message: 'appid is invalid' } };
  if (!MODES.includes(asked.mode)) return failure(400, 2, 'The request parameter is invalid.');
  const life = lives.get(sid);
  const owner = [...lives.values()].find(({ identity }) => identity.resourceId === resourceId);
  if (owner !== life) return failure(400, WRONG_IDS.code, WRONG_IDS.reason);
  if (!life || life.identity.mode !== asked.mode) return failure(404, 404, 'failed to find worker');
  const picture = life.picture();
  if (picture.exiting) return failure(404, 501, 'The recording is exiting.');
  if (!picture.found) return failure(404, 404, 'failed to find worker');
  return { status: 200, body: bodyOf(life.identity, picture) };
}
