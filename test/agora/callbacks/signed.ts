import { createHmac } from 'node:crypto';

/** Callbacks as Agora sends them. The vectors in Agora's documents do not verify, so these are our own. */

export const SECRET = 'callback-secret-of-the-tests';

const hmac = (hash: 'sha1' | 'sha256', body: string | Buffer, secret: string): string =>
  createHmac(hash, secret).update(body).digest('hex');

export const v1 = (body: string | Buffer, secret = SECRET) => ({
  'agora-signature': hmac('sha1', body, secret),
});

export const v2 = (body: string | Buffer, secret = SECRET) => ({
  'agora-signature-v2': hmac('sha256', body, secret),
});

export interface Said {
  readonly sid?: unknown;
  readonly id?: unknown;
  readonly sequence?: unknown;
  readonly at?: unknown;
  readonly cname?: string;
  readonly details?: unknown;
}

/** One notice, as the documentation has it. */
export const notice = (eventType: unknown, { sid, id, sequence, at, cname, details = {} }: Said = {}) => ({
  ...(id === undefined ? {} : { noticeId: id }),
  productId: 3,
  eventType,
  notifyMs: 1_764_000_009_999,
  payload: { cname: cname ?? 'class-7', uid: '527841', sid, sequence, sendts: at, serviceType: 1, details },
});
