import { z } from 'zod';
import {
  OUTPUT_STATUSES,
  type Output,
  type RecordedFile,
  type Snapshot,
  TRACKS,
} from '../recording/observation.ts';
import { type Instant, LONGEST_NAME } from '../recording/recording.ts';
import { amount, lenient, milliseconds, text } from './lenient.ts';
import type { Asked } from './query.ts';
import { redactRtmpUrl } from './secrecy.ts';

const name = text.refine((written) => written.length <= LONGEST_NAME);
const flag = z.preprocess(String, z.stringbool());

const fileEntry = z.object({
  fileName: lenient(text),
  filename: lenient(text),
  trackType: lenient(z.enum(TRACKS)),
  uid: lenient(text),
  isPlayable: lenient(flag),
  sliceStartTime: lenient(amount),
});

/** A name, or a list. `fileListMode` says which, but may be missing. */
const fileList = z.union([z.string(), z.array(fileEntry.catch({}))]);

const outputEntry = z.object({ rtmpUrl: lenient(text), status: lenient(z.enum(OUTPUT_STATUSES)) });

const service = z.object({
  serviceName: lenient(text),
  payload: lenient(
    z.object({
      fileList: lenient(fileList),
      onhold: lenient(flag),
      state: lenient(text),
      outputs: lenient(z.array(outputEntry.catch({}))),
    }),
  ),
});

/** Body of a 200. Only the status is required; the rest differs by mode. */
const success = z.object({
  cname: lenient(name),
  uid: lenient(name),
  serverResponse: z.object({
    status: amount,
    fileList: lenient(fileList),
    sliceStartTime: lenient(amount),
    extensionServiceState: lenient(z.array(service.catch({}))),
  }),
});

const failure = z.object({ code: lenient(amount), reason: lenient(text), message: lenient(text) });

const named = z.object({ sid: lenient(text), resourceId: lenient(text) });

/** Body of any other answer; every part may be missing. */
export type Failure = z.infer<typeof failure>;

/** Reads a body as JSON, whatever its content type; `undefined` if it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Code, message and reason of a failure; `undefined` if the body is not a JSON object. */
export const readFailure = (json: unknown): Failure | undefined => failure.safeParse(json).data;

/** Whether a body names another recording than the one asked for. A body without a name counts as the right one. */
export function isOfAnother(json: unknown, asked: Asked): boolean {
  const { sid, resourceId } = named.safeParse(json).data ?? {};
  return (!!sid && sid !== asked.sid) || (!!resourceId && resourceId !== asked.resourceId);
}

/**
 * Reads the body of a 200; `undefined` if it has no status. Numbers and booleans may be strings, lists may be missing,
 * services may be unknown and in any order. The result has no stream keys.
 */
export function readSnapshot(json: unknown): Snapshot | undefined {
  const { data } = success.safeParse(json);
  if (!data) return undefined;
  const { status, extensionServiceState: services = [], sliceStartTime } = data.serverResponse;
  const recorder = services.find(({ serviceName }) => serviceName === 'web_recorder_service')?.payload;
  const publisher = services.find(({ serviceName }) => serviceName === 'rtmp_publish_service')?.payload;
  return {
    kind: 'snapshot',
    status,
    onhold: recorder?.onhold ?? false,
    files: uniqueByName([
      ...filesOf(data.serverResponse.fileList, sliceStartTime),
      ...filesOf(recorder?.fileList, sliceStartTime),
    ]),
    outputs: outputsOf(publisher?.outputs ?? []),
    ...(recorder?.state === 'exit' ? { closing: true } : {}),
    ...(data.cname ? { cname: data.cname } : {}),
    ...(data.uid ? { uid: data.uid } : {}),
  };
}

function filesOf(
  list: z.infer<typeof fileList> | undefined,
  sliceStartTime: number | undefined,
): RecordedFile[] {
  if (!list) return [];
  if (typeof list === 'string') return [{ name: list, ...startOf(sliceStartTime) }];
  return list.flatMap((entry) => {
    const name = entry.fileName || entry.filename;
    if (!name) return [];
    return {
      name,
      ...(entry.trackType ? { track: entry.trackType } : {}),
      ...(entry.uid ? { uid: entry.uid } : {}),
      ...(entry.isPlayable === undefined ? {} : { playable: entry.isPlayable }),
      ...startOf(entry.sliceStartTime),
    };
  });
}

function startOf(value: number | undefined): { startedAt?: Instant } {
  return !value || value < 0 ? {} : { startedAt: milliseconds(value) };
}

/** A file is identified by its name within a sid. */
const uniqueByName = (files: readonly RecordedFile[]): RecordedFile[] => [
  ...new Map(files.map((file) => [file.name, file])).values(),
];

/**
 * Pushes that differ only in their stream key are numbered, in the order of their full addresses: that of the list may
 * change between two looks.
 */
function outputsOf(entries: readonly z.infer<typeof outputEntry>[]): Output[] {
  const addressed = entries.flatMap(({ rtmpUrl, status }) => (rtmpUrl ? [{ rtmpUrl, status }] : []));
  const counts = new Map<string, number>();
  return addressed
    .toSorted((a, b) => (a.rtmpUrl < b.rtmpUrl ? -1 : 1))
    .map(({ rtmpUrl, status }): Output => {
      const url = redactRtmpUrl(rtmpUrl);
      const count = (counts.get(url) ?? 0) + 1;
      counts.set(url, count);
      return { url: count === 1 ? url : `${url} (${count})`, status: status ?? 'unknown' };
    });
}
