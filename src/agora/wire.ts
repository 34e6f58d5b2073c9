import {
  OUTPUT_STATUSES,
  type Output,
  type RecordedFile,
  type Snapshot,
  TRACKS,
} from '../recording/observation.ts';
import { LONGEST_NAME } from '../recording/recording.ts';
import { amountIn, type Fields, fieldsIn, flagIn, listIn, milliseconds, oneIn, textIn } from './lenient.ts';
import type { Asked } from './query.ts';
import { redactRtmpUrl } from './secrecy.ts';

/** Body of any answer but a 200; every part may be missing. */
export interface Failure {
  readonly code: number | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

/** Reads a body as JSON, whatever its content type; `undefined` if it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Code, reason and message of a failure, as far as the body has them. */
export function readFailure(json: unknown): Failure {
  const { code, reason, message } = fieldsIn(json);
  return { code: amountIn(code), reason: textIn(reason), message: textIn(message) };
}

/** Whether a body names another recording than the one asked for. A body without a name counts as the right one. */
export function isOfAnother(json: unknown, asked: Asked): boolean {
  const named = fieldsIn(json);
  const sid = textIn(named.sid);
  const resourceId = textIn(named.resourceId);
  return (!!sid && sid !== asked.sid) || (!!resourceId && resourceId !== asked.resourceId);
}

/**
 * Reads the body of a 200; `undefined` if it has no status. Numbers and booleans may be strings, lists may be missing,
 * services may be unknown and in any order. The result has no stream keys.
 */
export function readSnapshot(json: unknown): Snapshot | undefined {
  const { cname, uid, serverResponse } = fieldsIn(json);
  const { status: written, fileList, sliceStartTime, extensionServiceState } = fieldsIn(serverResponse);
  const status = amountIn(written);
  if (status === undefined) return undefined;
  const services = listIn(extensionServiceState);
  const recorder = payloadOf('web_recorder_service', services);
  const publisher = payloadOf('rtmp_publish_service', services);
  const snapshot: Growing<Snapshot> = {
    kind: 'snapshot',
    status,
    onhold: flagIn(recorder.onhold) ?? false,
    files: uniqueByName([
      ...filesIn(fileList, sliceStartTime),
      ...filesIn(recorder.fileList, sliceStartTime),
    ]),
    outputs: outputsIn(publisher.outputs),
  };
  if (recorder.state === 'exit') snapshot.closing = true;
  const channel = nameIn(cname);
  if (channel) snapshot.cname = channel;
  const user = nameIn(uid);
  if (user) snapshot.uid = user;
  return snapshot;
}

/** A value to which its optional parts are added one by one, as spreads cost a look a microsecond and a kilobyte. */
type Growing<Whole> = { -readonly [Part in keyof Whole]: Whole[Part] };

function payloadOf(name: string, services: readonly unknown[]): Fields {
  const service = services.find((one) => fieldsIn(one).serviceName === name);
  return fieldsIn(fieldsIn(service).payload);
}

/** Longer names are left out. */
function nameIn(value: unknown): string | undefined {
  const name = textIn(value);
  return name !== undefined && name.length <= LONGEST_NAME ? name : undefined;
}

/** A name, or a list. `fileListMode` says which, but may be missing. */
function filesIn(list: unknown, start: unknown): readonly RecordedFile[] {
  if (typeof list === 'string') return list ? [started({ name: list }, start)] : [];
  const files: RecordedFile[] = [];
  for (const entry of listIn(list)) {
    const { fileName, filename, trackType, uid, isPlayable, sliceStartTime } = fieldsIn(entry);
    const name = textIn(fileName) || textIn(filename);
    if (!name) continue;
    const file: Growing<RecordedFile> = { name };
    const track = oneIn(TRACKS, trackType);
    if (track) file.track = track;
    const user = textIn(uid);
    if (user) file.uid = user;
    const playable = flagIn(isPlayable);
    if (playable !== undefined) file.playable = playable;
    files.push(started(file, sliceStartTime));
  }
  return files;
}

function started(file: Growing<RecordedFile>, start: unknown): RecordedFile {
  const at = amountIn(start);
  if (at !== undefined && at > 0) file.startedAt = milliseconds(at);
  return file;
}

/** A file is identified by its name within a sid. */
const uniqueByName = (files: readonly RecordedFile[]): readonly RecordedFile[] =>
  files.length < 2 ? files : [...new Map(files.map((file) => [file.name, file])).values()];

/**
 * Pushes that differ only in their stream key are numbered, in the order of their full addresses: that of the list may
 * change between two looks.
 */
function outputsIn(list: unknown): readonly Output[] {
  const addressed = listIn(list).flatMap(outputIn);
  if (addressed.length === 0) return [];
  const counts = new Map<string, number>();
  return addressed
    .toSorted((a, b) => (a.url < b.url ? -1 : 1))
    .map(({ url: address, status }) => {
      const url = redactRtmpUrl(address);
      const count = (counts.get(url) ?? 0) + 1;
      counts.set(url, count);
      return { url: count === 1 ? url : `${url} (${count})`, status };
    });
}

/** One push, still with its full address. */
function outputIn(entry: unknown): readonly Output[] {
  const { rtmpUrl, status } = fieldsIn(entry);
  const url = textIn(rtmpUrl);
  return url ? [{ url, status: oneIn(OUTPUT_STATUSES, status) ?? 'unknown' }] : [];
}
