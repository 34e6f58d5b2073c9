import type { Recording } from '../recording/recording.ts';
import type { AgoraApp } from './app.ts';

export type Asked = Pick<Recording, 'sid' | 'resourceId'>;

/** One `query` to be sent. */
export interface Query {
  readonly path: string;
  /** Basic credentials (RFC 7617). */
  readonly authorization: string;
  /** Every secret and id in it. No text that leaves this room may contain one. */
  readonly sent: readonly string[];
  /** The recording asked for, by which its answer is recognised. */
  readonly asked: Asked;
}

/** Basic credentials of an app (RFC 7617), without `Basic`. */
export const tokenOf = ({ customerId, customerSecret }: AgoraApp): string =>
  Buffer.from(`${customerId}:${customerSecret}`, 'utf8').toString('base64');

/** The parts of a query that are the same for every recording of an app. */
interface Same {
  readonly path: string;
  readonly authorization: string;
  readonly sent: readonly string[];
}

/** Made once for an app, which is another object when its credentials change. */
const known = new WeakMap<AgoraApp, Same>();

function sameOf(app: AgoraApp): Same {
  const found = known.get(app);
  if (found) return found;
  const { appId, customerId, customerSecret } = app;
  const token = tokenOf(app);
  const same = {
    path: `/v1/apps/${part(appId)}/cloud_recording/resourceid`,
    authorization: `Basic ${token}`,
    sent: [token, customerSecret, customerId, appId],
  };
  known.set(app, same);
  return same;
}

/** Path parts are case-sensitive, so they are only encoded, which takes five times as long as to see that they need not. */
const part = (id: string): string => (/^[\w.~-]*$/.test(id) ? id : encodeURIComponent(id));

/** Makes the query for a recording. */
export function createQuery(app: AgoraApp, { resourceId, sid, mode }: Recording): Query {
  const { path, authorization, sent } = sameOf(app);
  return {
    path: `${path}/${part(resourceId)}/sid/${part(sid)}/mode/${part(mode)}/query`,
    authorization,
    sent: [...sent, resourceId, sid],
    asked: { sid, resourceId },
  };
}
