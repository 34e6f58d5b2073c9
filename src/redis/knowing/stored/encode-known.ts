import type { z } from 'zod';
import type { How } from '../../../recording/ending/ending.ts';
import type { Gone, Known, Stretch } from '../../../recording/known.ts';
import type { Instant, Recording } from '../../../recording/recording.ts';
import { FORMAT, impliedReach, mapped, type StoredKnown } from './stored-recording.ts';

/**
 * The value of `<tag>:known:<sid>`. Sid, app, version, alias, what a backend says later and what watches want are kept
 * beside it, where scripts reach them. One value for what never changes and for what looks change: a field of its own costs each recording more
 * memory than writing both costs each look.
 */
export function encodeKnown(known: Known): string {
  const { recording, version: _version, ...state } = known;
  const { registeredAt } = recording;
  const offset = (at: Instant): number => at - registeredAt;
  // What is undefined is left out of JSON.
  const stored: { [Field in keyof Stored]: Stored[Field] | undefined } = {
    v: FORMAT,
    ...storedRecording(recording, offset),
    ...storedState(state, recording, offset),
  };
  return JSON.stringify(stored);
}

type Stored = z.input<typeof StoredKnown>;

type Offset = (at: Instant) => number;

function storedRecording(recording: Known['recording'], offset: Offset) {
  const {
    sid: _sid,
    app: _app,
    alias: _alias,
    stopRequestedAt: _stop,
    endsAt: _ends,
    reportsStop: _reports,
    watchMax: _max,
    resourceId,
    mode,
    registeredAt,
    expiresAt,
    cname,
    uid,
    startedAt,
    maxRecordingHour,
    fileBaseUrl,
    origin,
    ...rest
  } = recording;
  rest satisfies Record<string, never>;
  return {
    res: resourceId,
    mode,
    reg: registeredAt,
    exp: offset(expiresAt),
    cn: cname,
    uid,
    start: mapped(startedAt, offset),
    most: maxRecordingHour,
    base: fileBaseUrl,
    org: origin,
  };
}

function storedState(
  state: Omit<Known, 'recording' | 'version'>,
  registered: Known['recording'],
  offset: Offset,
) {
  const {
    phase,
    how,
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
    unseenMs,
    gone,
    vouched,
    closingSince,
    afterLooks,
    rejections,
    rejectedSince,
    files,
    outputs,
    stuckTold,
    expiryTold,
    limitTold,
    longPause,
    overruns,
    moves,
    words,
    life,
    stagesLeftOut,
    gaps,
    blanks,
    pushes,
    ...rest
  } = state;
  // A fact that is added to `Known` and forgotten here does not compile.
  rest satisfies Record<string, never>;
  const stretch = ({ from, to }: Stretch): [number, number] => [offset(from), offset(to)];
  return {
    ph: phase,
    life: life.map(({ phase: of, at }): [typeof of, number] => [of, offset(at)]),
    since: since === life.at(-1)?.at ? undefined : offset(since),
    fin: final || undefined,
    max: reached === impliedReach(phase) ? undefined : reached,
    st: status,
    cn2: learnt(cname, registered.cname),
    uid2: learnt(uid, registered.uid),
    look: mapped(lookedAt, offset),
    seen: seenAt === lookedAt ? undefined : (mapped(seenAt, offset) ?? null),
    from: mapped(watchedFrom, offset),
    dim: unseenMs,
    gone: gone && storedGone(gone, offset),
    vouch: vouched && ([vouched.by, offset(vouched.at)] satisfies [string, number]),
    close: mapped(closingSince, offset),
    sus: suspect && {
      since: offset(suspect.since),
      last: offset(suspect.lastAt),
      n: suspect.looks,
      re: suspect.restarts,
      show: suspect.shown,
    },
    blind: blind && { since: offset(blind.since), n: blind.looks, why: blind.cause, told: blind.told },
    after: afterLooks || undefined,
    rej: rejections || undefined,
    rejAt: mapped(rejectedSince, offset),
    files: unlessEmpty(
      files.map(
        ({ name, track = null, uid: of = null, playable = null, startedAt, announcedAt }): StoredFile => [
          nameWithoutSid(name, registered.sid),
          track && TRACK[track],
          of,
          playable,
          mapped(startedAt, offset) ?? null,
          mapped(announcedAt, offset) ?? null,
        ],
      ),
    ),
    outs: unlessEmpty(outputs.map(({ url, status: of }): [string, typeof of] => [url, of])),
    stuck: stuckTold || undefined,
    warned: expiryTold || undefined,
    limit: limitTold || undefined,
    long: mapped(longPause, offset),
    over: unlessEmpty(overruns.map(({ of, at }): [typeof of, number] => [of, offset(at)])),
    moves: unlessEmpty(moves.map(({ at, sign }): [number, typeof sign] => [offset(at), sign])),
    words: unlessEmpty(
      words.map(({ event, at, code = null, level = null }): StoredWord => [event, offset(at), code, level]),
    ),
    says: unlessEmpty(
      words.flatMap(({ detail }, index): [number, string][] => (detail ? [[index, detail]] : [])),
    ),
    ways: unlessEmpty(life.flatMap(({ how: of }, index): [number, How][] => (of ? [[index, of]] : []))),
    how: how === life.at(-1)?.how ? undefined : (how ?? null),
    left: stagesLeftOut,
    gaps: unlessEmpty(gaps.map(stretch)),
    dark: unlessEmpty(blanks.map(stretch)),
    push: unlessEmpty(
      pushes.map(({ url, status: of, at }): [string, typeof of, number] => [url, of, offset(at)]),
    ),
  };
}

type StoredFile = NonNullable<Stored['files']>[number];
type StoredWord = NonNullable<Stored['words']>[number];

const storedGone = ({ since, at, from, wordDue }: Gone, offset: Offset): NonNullable<Stored['gone']> => [
  offset(since),
  offset(at),
  from,
  wordDue ?? null,
];

/** What is kept beside that value and is said by whoever registers, or later. @returns names and values */
export function encodeSaid({
  stopRequestedAt,
  endsAt,
  reportsStop,
}: Pick<Recording, 'stopRequestedAt' | 'endsAt' | 'reportsStop'>): readonly string[] {
  return [
    ...(stopRequestedAt === undefined ? [] : ['stop', String(stopRequestedAt)]),
    ...(endsAt === undefined ? [] : ['ends', String(endsAt)]),
    ...(reportsStop === undefined ? [] : ['reports', reportsStop ? '1' : '0']),
  ];
}

const unlessEmpty = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

const learnt = (value: string | undefined, registered: string | undefined): string | null | undefined =>
  value === registered ? undefined : (value ?? null);

const TRACK = { audio: 'a', video: 'v', audio_and_video: 'av' } as const;

function nameWithoutSid(name: string, sid: string): string | [string, string] {
  const at = name.indexOf(sid);
  return at === -1 ? name : [name.slice(0, at), name.slice(at + sid.length)];
}
