import { z } from 'zod';
import type { Known } from '../recording/known.ts';
import { filled } from './filled.ts';
import { FORMAT, StoredFields, type StoredRecording, type StoredState } from './stored-recording.ts';

/** What is stored of a recording cannot be read: written by newer code, or damaged. */
export class UnreadableRecording extends Error {
  override readonly name = 'UnreadableRecording';
  readonly sid: string;

  constructor(sid: string, why: string) {
    super(`What is stored of recording ${sid} cannot be read: ${why}`);
    this.sid = sid;
  }
}

/** What never changes. Sid, app, alias and the stop asked for are kept beside it, where scripts reach them. */
export function encodeRecording({ recording }: Known): string {
  const {
    sid: _sid,
    app: _app,
    alias: _alias,
    stopRequestedAt: _stop,
    resourceId,
    mode,
    registeredAt,
    expiresAt,
    cname,
    uid,
    startedAt,
    maxRecordingHour,
    fileBaseUrl,
    ...rest
  } = recording;
  rest satisfies Record<string, never>;
  const stored: z.input<typeof StoredRecording> = {
    v: FORMAT,
    res: resourceId,
    mode,
    reg: registeredAt,
    exp: expiresAt,
    ...filled({ cn: cname, uid, start: startedAt, most: maxRecordingHour, base: fileBaseUrl }),
  };
  return JSON.stringify(stored);
}

/** Everything that looks change. The version is kept beside it. */
export function encodeState(known: Known): string {
  const {
    recording: _recording,
    version: _version,
    phase,
    since,
    final,
    reached,
    status,
    cname,
    uid,
    lookedAt,
    seenAt,
    watchedFrom,
    suspect,
    blind,
    missingSince,
    afterLooks,
    rejections,
    files,
    outputs,
    stuckTold,
    expiryTold,
    life,
    stagesLeftOut,
    gaps,
    blanks,
    pushes,
    ...rest
  } = known;
  // A fact that is added to `Known` and forgotten here does not compile.
  rest satisfies Record<string, never>;
  const stored: z.input<typeof StoredState> = {
    v: FORMAT,
    ph: phase,
    since,
    fin: final,
    max: reached,
    ...filled({
      st: status,
      cn: cname,
      uid,
      look: lookedAt,
      seen: seenAt,
      from: watchedFrom,
      miss: missingSince,
    }),
    ...(suspect && {
      sus: {
        since: suspect.since,
        last: suspect.lastAt,
        n: suspect.looks,
        re: suspect.restarts,
        show: suspect.shown,
      },
    }),
    ...(blind && { blind: { since: blind.since, n: blind.looks, why: blind.cause, told: blind.told } }),
    after: afterLooks,
    rej: rejections,
    files: files.map(({ name, track, uid: of, playable, startedAt, announcedAt }) => ({
      n: name,
      ...filled({ t: track, u: of, p: playable, s: startedAt, a: announcedAt }),
    })),
    outs: outputs.map(({ url, status: of }) => [url, of]),
    stuck: stuckTold,
    warned: expiryTold,
    life: life.map(({ phase: of, at }) => [of, at]),
    gaps: gaps.map(({ from, to }) => [from, to]),
    ...filled({ left: stagesLeftOut }),
    ...(blanks.length > 0 && { dark: blanks.map(({ from, to }): [number, number] => [from, to]) }),
    ...(pushes.length > 0 && {
      push: pushes.map(({ url, status: of, at }): [string, typeof of, number] => [url, of, at]),
    }),
  };
  return JSON.stringify(stored);
}

/**
 * @param fields of `<tag>:rec:<sid>`, as HGETALL answers them
 * @throws {UnreadableRecording} never skipped in silence: a recording that nobody can read is one that nobody watches
 */
export function decodeKnown(sid: string, fields: Readonly<Record<string, string>>): Known {
  const read = StoredFields.safeParse(fields);
  if (!read.success) throw new UnreadableRecording(sid, z.prettifyError(read.error));
  const { app, version, alias, stop, recording, state } = read.data;
  const { sus, blind } = state;
  return {
    recording: {
      sid,
      app,
      resourceId: recording.res,
      mode: recording.mode,
      registeredAt: recording.reg,
      expiresAt: recording.exp,
      ...filled({
        cname: recording.cn,
        uid: recording.uid,
        alias,
        startedAt: recording.start,
        stopRequestedAt: stop,
        maxRecordingHour: recording.most,
        fileBaseUrl: recording.base,
      }),
    },
    version,
    phase: state.ph,
    since: state.since,
    final: state.fin,
    reached: state.max,
    ...filled({
      status: state.st,
      cname: state.cn,
      uid: state.uid,
      lookedAt: state.look,
      seenAt: state.seen,
      watchedFrom: state.from,
      missingSince: state.miss,
    }),
    ...(sus && {
      suspect: { since: sus.since, lastAt: sus.last, looks: sus.n, restarts: sus.re, shown: sus.show },
    }),
    ...(blind && { blind: { since: blind.since, looks: blind.n, cause: blind.why, told: blind.told } }),
    afterLooks: state.after,
    rejections: state.rej,
    files: state.files.map(({ n, t, u, p, s, a }) => ({
      name: n,
      ...filled({ track: t, uid: u, playable: p, startedAt: s, announcedAt: a }),
    })),
    outputs: state.outs.map(([url, status]) => ({ url, status })),
    stuckTold: state.stuck,
    expiryTold: state.warned,
    life: state.life.map(([phase, at]) => ({ phase, at })),
    gaps: state.gaps.map(([from, to]) => ({ from, to })),
    ...filled({ stagesLeftOut: state.left }),
    blanks: (state.dark ?? []).map(([from, to]) => ({ from, to })),
    pushes: (state.push ?? []).map(([url, status, at]) => ({ url, status, at })),
  };
}
