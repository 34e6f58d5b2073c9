import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { isChannel, type Place } from '../../recording/watching/place.ts';
import { failureOf } from '../api/failure.ts';
import type { LinkTo } from '../render/telling/digest.ts';

/** Permalink of a message, as *Copy link* gives it. @param workspace address of the workspace, if it is known */
export const messageUrl = (workspace: string | undefined, channel: string, ts: string): string | undefined =>
  workspace === undefined
    ? undefined
    : new URL(`archives/${channel}/p${ts.replace('.', '')}`, workspace).href;

/** Gives permalinks of messages in a place; none until Slack has said the address of the workspace. */
export function createLinks(client: WebClient, log: Log): (place: Place) => Promise<LinkTo> {
  let workspace: string | undefined;
  async function address(): Promise<string | undefined> {
    if (workspace !== undefined) return workspace;
    try {
      const { url } = await client.auth.test();
      workspace = url;
    } catch (error) {
      // The table is sent without links; the next one asks again.
      log.warn({ why: failureOf(error) }, 'noLinks');
    }
    return workspace;
  }
  return async (place) => {
    const url = isChannel(place) ? await address() : undefined;
    return (ts) => messageUrl(url, place.channel, ts);
  };
}
