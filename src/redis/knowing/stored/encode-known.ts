import type { z } from 'zod';
import type { How } from '../../../recording/ending/ending.ts';
import type { AnnouncedFile, Gone, Known, Stretch } from '../../../recording/known.ts';
import type { Instant, Recording } from '../../../recording/recording.ts';
import { toJson } from '../../connection/scripts/json.ts';
import {
  BARE,
  BEGINNING,
  impliedReach,
  impliedStatus,
  LETTERS,
  MIXED,
  mapped,
  type StoredKnown,
  USUAL_EXPIRY,
} from './stored-recording.ts';

/**
 * Writes the value of `<tag>:known:<sid>`. Sid, app, version, alias, what a backend says later and what watches want
 * are fields of `<tag>:rec:<sid>`, where scripts reach them. Facts that never change share the value with those that
 * looks change: separate fields cost each recording more memory than writing both costs each look.
 */
export function encodeKnown(known: Known): string {
  const { recording, version: _version, ...state } = known;
  const { registeredAt } = recording;
  const offset = (at: Instant): number => at - registeredAt;
  // JSON leaves out what is undefined.
  const stored: { [Field in keyof Stored]: Stored[Field] | undefined } = {
    ...storedRecording(recording, offset),
    ...storedState(state, recording, offset),
  };
  return toJson(stored);
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
    registeredBy,
    ...rest
  } = recording;
  rest satisfies Record<string, never>;
  return {
    r: resourceId,
    m: mode === 'mix' ? undefined : mode,
    t: registeredAt.toString(36),
    e: unless(offset(expiresAt), USUAL_EXPIRY),
    c: cname,
    u: uid,
    start: mapped(startedAt, offset),
    most: maxRecordingHour,
    base: fileBaseUrl,
    org: origin,
    key: registeredBy,
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
    silencesTold,
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
    ph: unless(phase, life.at(-1)?.phase),
    l: storedLife(life, offset),
    since: since === life.at(-1)?.at ? undefined : offset(since),
    fin: final || undefined,
    max: reached === impliedReach(phase) ? undefined : reached,
    s: status === impliedStatus(phase) ? undefined : (status ?? null),
    cn2: learnt(cname, registered.cname),
    uid2: learnt(uid, registered.uid),
    k: mapped(lookedAt, offset),
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
    f: unlessEmpty(files.map((file) => storedFile(file, registered.sid, offset))),
    outs: unlessEmpty(outputs.map(({ url, status: of }): [string, typeof of] => [url, of])),
    stuck: stuckTold || undefined,
    warned: expiryTold || undefined,
    limit: limitTold || undefined,
    long: mapped(longPause, offset),
    quiet: unlessEmpty(silencesTold.map(({ what, since: at }): [typeof what, number] => [what, offset(at)])),
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

type StoredFile = NonNullable<Stored['f']>[number];
type StoredWord = NonNullable<Stored['words']>[number];

function storedFile(file: AnnouncedFile, sid: string, offset: Offset): StoredFile {
  const { uid = null, playable = null } = file;
  const track = file.track ? TRACK[file.track] : null;
  const name = nameWithoutSid(file.name, sid);
  const [began, announced] = [file.startedAt, file.announcedAt].map((at) => mapped(at, offset) ?? null);
  const isMixed = track === MIXED.track && uid === MIXED.uid && playable === MIXED.playable;
  if (!isMixed) return [name, began ?? null, announced ?? null, track, uid, playable];
  return announced == null ? [name, began ?? null] : [name, began ?? null, announced];
}

function storedLife(life: Known['life'], offset: Offset): string {
  const text = life.map(({ phase, at }) => `${LETTERS[phase]}${offset(at)}`).join('');
  const begins = life[0]?.phase === 'registered' && offset(life[0].at) === 0;
  return begins ? text.slice(BEGINNING.length) : BARE + text;
}

const storedGone = ({ since, at, from, wordDue }: Gone, offset: Offset): NonNullable<Stored['gone']> => [
  offset(since),
  offset(at),
  from,
  wordDue ?? null,
];

/** Gives what is kept beside that value: facts said at the registration or later. @returns names and values */
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

const unless = <T>(value: T, usual: T | undefined): T | undefined => (value === usual ? undefined : value);

const unlessEmpty = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

const learnt = (value: string | undefined, registered: string | undefined): string | null | undefined =>
  value === registered ? undefined : (value ?? null);

const TRACK = { audio: 'a', video: 'v', audio_and_video: 'av' } as const;

function nameWithoutSid(name: string, sid: string): string | [string, string] {
  const at = name.indexOf(sid);
  return at === -1 ? name : [name.slice(0, at), name.slice(at + sid.length)];
}
