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

/** Makes the query for a recording. Path parts are case-sensitive, so they are only encoded. */
export function createQuery(app: AgoraApp, { resourceId, sid, mode }: Recording): Query {
  const { appId, customerId, customerSecret } = app;
  const part = encodeURIComponent;
  const token = tokenOf(app);
  return {
    path: `/v1/apps/${part(appId)}/cloud_recording/resourceid/${part(resourceId)}/sid/${part(sid)}/mode/${part(mode)}/query`,
    authorization: `Basic ${token}`,
    sent: [token, customerSecret, customerId, appId, resourceId, sid],
    asked: { sid, resourceId },
  };
}
