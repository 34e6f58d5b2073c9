import type { AnnouncedFile, Blindness, Gone, Known, Stretch, Suspicion } from '../../../recording/known.ts';
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
 * Writes the value of `<tag>:known:<sid>`. Facts that scripts or later reports need are fields of `<tag>:rec:<sid>`
 * instead. Facts that never change are in the same value, because a second key takes more memory than it saves time.
 */
export function encodeKnown(known: Known): string {
  const { recording, life, phase } = known;
  const { registeredAt, sid } = recording;
  const offset: Offset = (at) => at - registeredAt;
  const stretch = ({ from, to }: Stretch): [number, number] => [offset(from), offset(to)];
  const last = life.at(-1);
  // One literal, because rests and spreads of its fifty fields took a third of the time of a look.
  const stored: StoredKnown = {
    r: recording.resourceId,
    m: unless(recording.mode, 'mix'),
    t: registeredAt.toString(36),
    e: unless(offset(recording.expiresAt), USUAL_EXPIRY),
    c: recording.cname,
    u: recording.uid,
    start: mapped(recording.startedAt, offset),
    most: recording.maxRecordingHour,
    base: recording.fileBaseUrl,
    org: recording.origin,
    key: recording.registeredBy,
    ph: unless(phase, last?.phase),
    l: storedLife(life, offset),
    since: known.since === last?.at ? undefined : offset(known.since),
    fin: known.final || undefined,
    max: unless(known.reached, impliedReach(phase)),
    s: known.status === impliedStatus(phase) ? undefined : (known.status ?? null),
    cn2: learnt(known.cname, recording.cname),
    uid2: learnt(known.uid, recording.uid),
    k: mapped(known.lookedAt, offset),
    seen: known.seenAt === known.lookedAt ? undefined : (mapped(known.seenAt, offset) ?? null),
    from: mapped(known.watchedFrom, offset),
    dim: known.unseenMs,
    gone: known.gone && storedGone(known.gone, offset),
    none: known.gone?.unlimited,
    vouch: known.vouched && [known.vouched.by, offset(known.vouched.at)],
    close: mapped(known.closingSince, offset),
    sus: known.suspect && storedSuspicion(known.suspect, offset),
    blind: known.blind && storedBlindness(known.blind, offset),
    after: known.afterLooks || undefined,
    rej: known.rejections || undefined,
    rejAt: mapped(known.rejectedSince, offset),
    f: some(known.files)?.map((file) => storedFile(file, sid, offset)),
    outs: some(known.outputs)?.map(({ url, status }) => [url, status]),
    stuck: known.stuckTold || undefined,
    warned: known.expiryTold || undefined,
    limit: known.limitTold || undefined,
    long: mapped(known.longPause, offset),
    quiet: some(known.silencesTold)?.map(({ what, since }) => [what, offset(since)]),
    over: some(known.overruns)?.map(({ of, at }) => [of, offset(at)]),
    moves: some(known.moves)?.map(({ at, sign }) => [offset(at), sign]),
    words: some(known.words)?.map(({ event, at, code = null, level = null }) => [
      event,
      offset(at),
      code,
      level,
    ]),
    says: indexed(known.words, ({ detail }) => detail || undefined),
    ways: indexed(life, ({ how }) => how),
    how: known.how === last?.how ? undefined : (known.how ?? null),
    left: known.stagesLeftOut,
    gaps: some(known.gaps)?.map(stretch),
    dark: some(known.blanks)?.map(stretch),
    push: some(known.pushes)?.map(({ url, status, at }) => [url, status, offset(at)]),
  };
  return toJson(stored);
}

type Offset = (at: Instant) => number;

type StoredFile = NonNullable<StoredKnown['f']>[number];

function storedFile(file: AnnouncedFile, sid: string, offset: Offset): StoredFile {
  const { uid = null, playable = null } = file;
  const track = file.track ? TRACK[file.track] : null;
  const name = nameWithoutSid(file.name, sid);
  const began = mapped(file.startedAt, offset) ?? null;
  const announced = mapped(file.announcedAt, offset) ?? null;
  const isMixed = track === MIXED.track && uid === MIXED.uid && playable === MIXED.playable;
  if (!isMixed) return [name, began, announced, track, uid, playable];
  return announced === null ? [name, began] : [name, began, announced];
}

function storedLife(life: Known['life'], offset: Offset): string {
  let text = '';
  for (const { phase, at } of life) text += LETTERS[phase] + offset(at);
  const begins = life[0]?.phase === 'registered' && offset(life[0].at) === 0;
  return begins ? text.slice(BEGINNING.length) : BARE + text;
}

const storedGone = ({ since, at, from, wordDue }: Gone, offset: Offset): NonNullable<StoredKnown['gone']> => [
  offset(since),
  offset(at),
  from,
  wordDue ?? null,
];

const storedSuspicion = ({ since, lastAt, looks, restarts, shown }: Suspicion, offset: Offset) => ({
  since: offset(since),
  last: offset(lastAt),
  n: looks,
  re: restarts,
  show: shown,
});

const storedBlindness = ({ since, looks, cause, told }: Blindness, offset: Offset) => ({
  since: offset(since),
  n: looks,
  why: cause,
  told,
});

/** Writes the facts that a backend reports, as fields and values of `<tag>:rec:<sid>`. */
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

/** An empty list, as most are, is not written. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** Values that only some entries of a list have, each with the index of its entry. */
function indexed<T, S>(list: readonly T[], of: (one: T) => S | undefined): [number, S][] | undefined {
  const found: [number, S][] = [];
  for (const [index, one] of list.entries()) {
    const value = of(one);
    if (value !== undefined) found.push([index, value]);
  }
  return found.length === 0 ? undefined : found;
}

const learnt = (value: string | undefined, registered: string | undefined): string | null | undefined =>
  value === registered ? undefined : (value ?? null);

const TRACK = { audio: 'a', video: 'v', audio_and_video: 'av' } as const;

function nameWithoutSid(name: string, sid: string): string | [string, string] {
  const at = name.indexOf(sid);
  return at === -1 ? name : [name.slice(0, at), name.slice(at + sid.length)];
}
