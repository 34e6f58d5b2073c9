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

/** `fileListMode` says which of the two it is; the value says it as well, and is always there. */
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

/** Body of a 200. Only the status is indispensable; the shapes by mode differ in the rest. */
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

/** Body of anything that is not a 200; every part may be missing. */
export type Failure = z.infer<typeof failure>;

/**
 * Reads a body as JSON, whatever its content type says.
 * @returns `undefined` when it is not JSON, which `JSON.parse` itself never answers
 */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Code, message and reason of a failure, or `undefined` if the body is not a JSON object. */
export const readFailure = (json: unknown): Failure | undefined => failure.safeParse(json).data;

/** Whether a body names another recording than was asked for. One that names none is taken to be about the right one. */
export function isOfAnother(json: unknown, asked: Asked): boolean {
  const { sid, resourceId } = named.safeParse(json).data ?? {};
  return (!!sid && sid !== asked.sid) || (!!resourceId && resourceId !== asked.resourceId);
}

/**
 * Body of a 200 as the core knows it, or `undefined` when no status can be read from it. Numbers and
 * booleans may be strings, lists may be missing, services may be unknown and come in any order. Stream keys
 * are gone from the result.
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

/** The name is a file's identity within a sid. */
const uniqueByName = (files: readonly RecordedFile[]): RecordedFile[] => [
  ...new Map(files.map((file) => [file.name, file])).values(),
];

/**
 * Two pushes that differ only in their key look alike without it, so they are numbered, by the order of
 * their full addresses: the order of the list says nothing and may change between two looks.
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
