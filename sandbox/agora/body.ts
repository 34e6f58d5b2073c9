import type { Identity, Picture, PretendFile } from './picture.ts';

/** The body of a 200, in the shape that Agora documents for the recording's mode. */
export function bodyOf(identity: Identity, picture: Picture): object {
  const { cname, resourceId, sid } = identity;
  const { uid } = picture;
  const serverResponse = { status: picture.status, ...partOf(identity, picture) };
  return { cname, uid, resourceId, sid, serverResponse };
}

function partOf(identity: Identity, picture: Picture): object {
  const { files } = picture;
  const [first] = files;
  if (identity.mode === 'web') return { extensionServiceState: servicesOf(picture) };
  if (!first) return {};
  const sliceStartTime = first.startedAt;
  return identity.mode === 'mix' && identity.format === 'hls'
    ? { fileListMode: 'string', fileList: first.name, sliceStartTime }
    : { fileListMode: 'json', fileList: files.map((file) => entryOf(identity, file)), sliceStartTime };
}

function entryOf({ mode }: Identity, { name, startedAt, playable }: PretendFile): object {
  return {
    fileName: name,
    trackType: 'audio_and_video',
    uid: mode === 'mix' ? '0' : (/__uid_s_(\d+)/.exec(name)?.[1] ?? '0'),
    mixedAllUser: mode === 'mix',
    isPlayable: playable,
    sliceStartTime: startedAt,
  };
}

function servicesOf({ status, closing, files, onhold, outputs }: Picture): object[] {
  const state = closing || status >= 6 ? 'exit' : status < 4 ? 'init' : 'inProgress';
  const fileList = files.map(({ name, startedAt }) => ({ filename: name, sliceStartTime: startedAt }));
  const recorder = { serviceName: 'web_recorder_service', payload: { fileList, onhold, state } };
  const publisher = { serviceName: 'rtmp_publish_service', payload: { outputs, state } };
  return outputs.length > 0 ? [recorder, publisher] : [recorder];
}

/**
 * Returns the body with every irregularity seen in real answers: a leading newline, strings for numbers and booleans,
 * `fileName` and `filename` exchanged, unknown keys and services, no `cname` and `uid`.
 */
export function oddly(body: object): string {
  const text = JSON.stringify(body, (key, value: unknown) => {
    if (key === 'cname' || key === 'uid') return undefined;
    if (key === 'extensionServiceState' && Array.isArray(value)) {
      return [{ serviceName: 'whiteboard_service', payload: { onhold: 'true' } }, ...value.toReversed()];
    }
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  });
  const exchanged = text.replace(/"(fileName|filename)":/g, (_, key: string) =>
    key === 'fileName' ? '"filename":' : '"fileName":',
  );
  return `\n${exchanged.replace(/\}$/, ',"traceLevel":"0"}')}`;
}

/** Replaces both ids throughout the text, names of files included, as in an answer about another recording. */
export const ofAnother = (text: string, { sid, resourceId }: Pick<Identity, 'sid' | 'resourceId'>): string =>
  [sid, resourceId].reduce((rest, id) => rest.replaceAll(id, [...id].toReversed().join('')), text);
