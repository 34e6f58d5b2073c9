import type { AnnouncedFile, PushStage } from '../known.ts';
import type { News } from '../news.ts';
import type { Output, RecordedFile } from '../observation.ts';
import type { Instant } from '../recording.ts';
import { newest } from './judgement.ts';

/** Prefix of files from a failover server: `bak0_`, `bak1_`, …, after the path prefix. */
const FAILOVER_MARK = /(?:^|\/)(bak\d+_)/;

/** Prefix by which the files of one failover server are recognised. */
const failoverMark = ({ name }: RecordedFile): string | undefined => FAILOVER_MARK.exec(name)?.[1];

/** Number of failover servers that have written files, by the names of the files. */
export const failoverMarks = (files: readonly RecordedFile[]): number =>
  new Set(files.map(failoverMark).filter((mark) => mark !== undefined)).size;

/**
 * News of files that were not announced before, one piece for all of them. Files are recognised by name, because their
 * order and `sliceStartTime` mean nothing. A file that is no longer listed stays announced.
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

/** Several pushes may share one URL without its stream key: the URL is down while any of them is. */
const isDown = (outputs: readonly Output[], url: string): boolean =>
  outputs.some((output) => output.url === url && output.status === 'disconnected');

/** News of RTMP pushes that went down, or came up again. Other changes of their status are no news. */
export function pushNews(
  known: readonly Output[],
  seen: readonly Output[],
): { outputs: readonly Output[]; outputNews: News[] } {
  if (seen.length === 0) return { outputs: known, outputNews: [] };
  // A push that was down counts as down until it publishes again.
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

/** Adds the present state of each push URL to its history, if it has changed. */
export function pushStages(
  held: readonly PushStage[],
  outputs: readonly Output[],
  now: Instant,
): readonly PushStage[] {
  if (held.length === 0 && outputs.length === 0) return held;
  const first = new Map(outputs.toReversed().map(({ url, status }) => [url, status]));
  const added = [...first].flatMap(([url, status]): PushStage[] => {
    const last = held.findLast((stage) => stage.url === url);
    const does = isDown(outputs, url) ? 'disconnected' : status;
    return last?.status === does ? [] : [{ url, status: does, at: now }];
  });
  // The state of a URL that is no longer listed is not known.
  const gone = [...new Set(held.map(({ url }) => url))].filter((url) => !first.has(url));
  for (const url of gone) {
    if (held.findLast((stage) => stage.url === url)?.status !== 'unknown') {
      added.push({ url, status: 'unknown', at: now });
    }
  }
  return added.length === 0 ? held : newest([...held, ...added]);
}
