import { z } from 'zod';
import type { How } from '../../../recording/ending/ending.ts';
import { filled } from '../../../recording/filled.ts';
import type { AnnouncedFile, Gone, Known, Stage, Stretch } from '../../../recording/known.ts';
import { isOver, type Phase } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import { inPresentFormat } from './first-format.ts';
import {
  impliedReach,
  impliedStatus,
  MIXED,
  mapped,
  readStored,
  StoredHead,
  type StoredKnown,
  stagesIn,
  USUAL_EXPIRY,
} from './stored-recording.ts';

/** Thrown when a stored recording cannot be read: a newer version wrote it, or it is damaged. */
export class UnreadableRecording extends Error {
  override readonly name = 'UnreadableRecording';
  readonly sid: string;

  constructor(sid: string, why: string) {
    super(`What is stored of recording ${sid} cannot be read: ${why}`);
    this.sid = sid;
  }
}

/**
 * @param fields of `<tag>:rec:<sid>`, as HGETALL answers them
 * @param body of `<tag>:known:<sid>`
 * @throws {UnreadableRecording} instead of skipping it, because then it would be watched no more
 */
export function decodeKnown(sid: string, fields: Readonly<Record<string, string>>, body: string): Known {
  const head = StoredHead.safeParse(fields);
  if (!head.success) throw new UnreadableRecording(sid, z.prettifyError(head.error));
  const read = readStored(inPresentFormat(parsed(sid, body)));
  if (!read.success) throw new UnreadableRecording(sid, z.prettifyError(read.error));
  const { app, version, alias, stop, ends, reports, max } = head.data;
  const stored = read.data;
  const { sus, blind } = stored;
  const registeredAt = Number.parseInt(stored.t, 36);
  const instant = (offset: number): Instant => registeredAt + offset;
  const stretch = ([from, to]: readonly [number, number]): Stretch => ({
    from: instant(from),
    to: instant(to),
  });
  const ways = stored.ways && new Map(stored.ways);
  const details = stored.says && new Map(stored.says);
  const stages = stagesIn(stored.l);
  const phase = stored.ph ?? stages.at(-1)?.[0] ?? 'registered';
  const life = stages.map(([of, at], index) => stageOf(of, ways?.get(index), instant(at)));
  const wayNow = stored.how === undefined ? ways?.get(stages.length - 1) : (stored.how ?? undefined);
  const now = stageOf(phase, wayNow, instant(stored.since ?? stages.at(-1)?.[1] ?? 0));
  return {
    recording: {
      sid,
      app,
      resourceId: stored.r,
      mode: stored.m ?? 'mix',
      registeredAt,
      expiresAt: instant(stored.e ?? USUAL_EXPIRY),
      ...filled({
        cname: stored.c,
        uid: stored.u,
        alias,
        startedAt: mapped(stored.start, instant),
        stopRequestedAt: mapped(stop, Number),
        maxRecordingHour: stored.most,
        fileBaseUrl: stored.base,
        endsAt: ends === undefined || ends === 'never' ? ends : Number(ends),
        origin: stored.org,
        registeredBy: stored.key,
        reportsStop: reports === undefined ? undefined : reports === '1',
        watchMax: max === undefined ? undefined : WatchMax.parse(JSON.parse(max)),
      }),
    },
    version: Number(version),
    phase: now.phase,
    since: now.at,
    final: stored.fin ?? false,
    reached: stored.max ?? impliedReach(phase),
    afterLooks: stored.after ?? 0,
    rejections: stored.rej ?? 0,
    files: stored.f?.map((file) => fileOf(file, sid, instant)) ?? [],
    outputs: stored.outs?.map(([url, status]) => ({ url, status })) ?? [],
    stuckTold: stored.stuck ?? false,
    expiryTold: stored.warned ?? false,
    limitTold: stored.limit ?? false,
    silencesTold: stored.quiet?.map(([what, at]) => ({ what, since: instant(at) })) ?? [],
    overruns: stored.over?.map(([of, at]) => ({ of, at: instant(at) })) ?? [],
    moves: stored.moves?.map(([at, sign]) => ({ at: instant(at), sign })) ?? [],
    words:
      stored.words?.map(([event, at, code, level], index) => ({
        event,
        at: instant(at),
        ...filled({ code: code ?? undefined, level: level ?? undefined, detail: details?.get(index) }),
      })) ?? [],
    life,
    gaps: stored.gaps?.map(stretch) ?? [],
    blanks: stored.dark?.map(stretch) ?? [],
    pushes: stored.push?.map(([url, status, at]) => ({ url, status, at: instant(at) })) ?? [],
    // Last, because fields that follow a spread take longer to write.
    ...filled({
      how: now.how,
      status: stored.s === undefined ? impliedStatus(phase) : (stored.s ?? undefined),
      cname: learnt(stored.cn2, stored.c),
      uid: learnt(stored.uid2, stored.u),
      lookedAt: mapped(stored.k, instant),
      seenAt: mapped(stored.seen === undefined ? stored.k : (stored.seen ?? undefined), instant),
      watchedFrom: mapped(stored.from, instant),
      unseenMs: stored.dim,
      gone: goneOf(stored, phase, life, instant),
      vouched: stored.vouch && { by: stored.vouch[0], at: instant(stored.vouch[1]) },
      closingSince: mapped(stored.close, instant),
      longPause: mapped(stored.long, instant),
      suspect: sus && {
        since: instant(sus.since),
        lastAt: instant(sus.last),
        looks: sus.n,
        restarts: sus.re,
        shown: sus.show,
      },
      blind: blind && { since: instant(blind.since), looks: blind.n, cause: blind.why, told: blind.told },
      rejectedSince: mapped(stored.rejAt, instant),
      stagesLeftOut: stored.left,
    }),
  };
}

const WatchMax = z.array(z.union([z.number(), z.literal('none')])).readonly();

/** A stage. Older versions stored `lost` without `how` for every disappearance. */
function stageOf(phase: Phase, how: How | undefined, at: Instant): Stage {
  if (how !== undefined) return { phase, how, at };
  return phase === 'lost' ? { phase: 'ended', how: 'unseen', at } : { phase, at };
}

/** The disappearance. Older versions stored only since when a recording was missing. */
function goneOf(
  { gone, none, miss, since }: StoredKnown,
  phase: Phase,
  life: readonly Stage[],
  instant: (offset: number) => Instant,
): Gone | undefined {
  if (gone) {
    const [first, at, from, wordDue] = gone;
    const why = filled({ wordDue: wordDue ?? undefined, unlimited: none });
    return { since: instant(first), at: instant(at), from, ...why };
  }
  if (miss === undefined || !isOver(phase)) return undefined;
  const at = mapped(since, instant) ?? life.at(-1)?.at ?? instant(miss);
  return { since: instant(miss), at, from: life.at(-2)?.phase ?? 'recording' };
}

function fileOf(
  [name, began, announced, track, uid, playable]: NonNullable<StoredKnown['f']>[number],
  sid: string,
  instant: (offset: number) => Instant,
): AnnouncedFile {
  const kind = track === undefined ? MIXED : { track, uid, playable };
  return {
    name: typeof name === 'string' ? name : name.join(sid),
    ...filled({
      track: kind.track ? TRACK[kind.track] : undefined,
      uid: kind.uid ?? undefined,
      playable: kind.playable ?? undefined,
      startedAt: mapped(began ?? undefined, instant),
      announcedAt: mapped(announced ?? undefined, instant),
    }),
  };
}

function parsed(sid: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new UnreadableRecording(sid, 'not JSON');
  }
}

const TRACK = { a: 'audio', v: 'video', av: 'audio_and_video' } as const;

const learnt = (stored: string | null | undefined, registered: string | undefined): string | undefined =>
  stored === undefined ? registered : (stored ?? undefined);
