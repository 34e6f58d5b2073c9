import type { AnnouncedFile, PushStage } from '../known.ts';
import type { News } from '../news.ts';
import type { Output, RecordedFile } from '../observation.ts';
import type { Instant } from '../recording.ts';
import { newest } from './judgement.ts';

/** A failover server begins its files with `bak0_`, `bak1_`, …, behind the path prefix. */
const FAILOVER_MARK = /(?:^|\/)(bak\d+_)/;

/** Which failover wrote this file: a server marks all of its files alike. */
const failoverMark = ({ name }: RecordedFile): string | undefined => FAILOVER_MARK.exec(name)?.[1];

/** How many failover servers have written files, as far as their names say. */
export const failoverMarks = (files: readonly RecordedFile[]): number =>
  new Set(files.map(failoverMark).filter((mark) => mark !== undefined)).size;

/**
 * Files not announced before. The name is the identity: every `sliceStartTime` may be the same, and the list
 * may come in any order. What is no longer listed stays announced. One news however many there are.
 */
export function newFiles(
  known: readonly AnnouncedFile[],
  seen: readonly RecordedFile[],
  now: Instant,
): { files: readonly AnnouncedFile[]; fileNews: News[] } {
  const announced = new Set(known.map(({ name }) => name));
  const added = seen.filter(({ name }) => {
    if (announced.has(name)) return false;
    announced.add(name);
    return true;
  });
  if (added.length === 0) return { files: known, fileNews: [] };
  const fileNews: News[] = [{ kind: 'file', files: added }];
  return { files: [...known, ...added.map((file) => ({ ...file, announcedAt: now }))], fileNews };
}

/** Several pushes may share one URL once their stream keys are cut off: it is down while one of them is. */
const isDown = (outputs: readonly Output[], url: string): boolean =>
  outputs.some((output) => output.url === url && output.status === 'disconnected');

/** RTMP pushes that went down, or came up after having been down. Connecting and holding are no news. */
export function pushNews(
  known: readonly Output[],
  seen: readonly Output[],
): { outputs: readonly Output[]; outputNews: News[] } {
  if (seen.length === 0) return { outputs: known, outputNews: [] };
  // A push on its way back is still down for people, until it publishes.
  const outputs = seen.map((output) =>
    output.status !== 'publishing' && isDown(known, output.url)
      ? { ...output, status: 'disconnected' as const }
      : output,
  );
  const pushed = [...new Set(seen.map(({ url }) => url))];
  const down = pushed.filter((url) => isDown(outputs, url) && !isDown(known, url));
  const up = pushed.filter((url) => !isDown(outputs, url) && isDown(known, url));
  const outputNews: News[] = [];
  if (down.length > 0) outputNews.push({ kind: 'rtmp_down', urls: down });
  if (up.length > 0) outputNews.push({ kind: 'rtmp_up', urls: up });
  return { outputs, outputNews };
}

/** How each push goes on from what it was last seen to do; one URL counts once, and is down while one of its pushes is. */
export function pushStages(
  held: readonly PushStage[],
  outputs: readonly Output[],
  now: Instant,
): readonly PushStage[] {
  const first = new Map(outputs.toReversed().map(({ url, status }) => [url, status]));
  const added = [...first].flatMap(([url, status]): PushStage[] => {
    const last = held.findLast((stage) => stage.url === url);
    const does = isDown(outputs, url) ? 'disconnected' : status;
    return last?.status === does ? [] : [{ url, status: does, at: now }];
  });
  // One that is no longer listed was taken away, and nobody says how it is.
  const gone = [...new Set(held.map(({ url }) => url))].filter((url) => !first.has(url));
  for (const url of gone) {
    if (held.findLast((stage) => stage.url === url)?.status !== 'unknown') {
      added.push({ url, status: 'unknown', at: now });
    }
  }
  return added.length === 0 ? held : newest([...held, ...added]);
}
