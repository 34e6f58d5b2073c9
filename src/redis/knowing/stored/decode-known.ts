import { z } from 'zod';
import type { How } from '../../../recording/ending/ending.ts';
import type { Gone, Known, Stage, Stretch } from '../../../recording/known.ts';
import { isOver, type Phase } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import { filled } from '../../connection/filled.ts';
import { impliedReach, mapped, StoredHead, StoredKnown } from './stored-recording.ts';

/** What is stored of a recording cannot be read: written by newer code, or damaged. */
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
 * @throws {UnreadableRecording} never skipped in silence: a recording that nobody can read is one that nobody watches
 */
export function decodeKnown(sid: string, fields: Readonly<Record<string, string>>, body: string): Known {
  const head = StoredHead.safeParse(fields);
  if (!head.success) throw new UnreadableRecording(sid, z.prettifyError(head.error));
  const read = StoredKnown.safeParse(parsed(sid, body));
  if (!read.success) throw new UnreadableRecording(sid, z.prettifyError(read.error));
  const { app, version, alias, stop, ends, reports, max } = head.data;
  const { sus, blind, ...stored } = read.data;
  const instant = (offset: number): Instant => stored.reg + offset;
  const stretch = ([from, to]: readonly [number, number]): Stretch => ({
    from: instant(from),
    to: instant(to),
  });
  const ways = new Map(stored.ways);
  const details = new Map(stored.says);
  const life: readonly Stage[] = stored.life.map(([phase, at], index) => ({
    ...said(phase, ways.get(index)),
    at: instant(at),
  }));
  const wayNow = stored.how === undefined ? ways.get(stored.life.length - 1) : (stored.how ?? undefined);
  return {
    recording: {
      sid,
      app,
      resourceId: stored.res,
      mode: stored.mode,
      registeredAt: stored.reg,
      expiresAt: instant(stored.exp),
      ...filled({
        cname: stored.cn,
        uid: stored.uid,
        alias,
        startedAt: mapped(stored.start, instant),
        stopRequestedAt: stop,
        maxRecordingHour: stored.most,
        fileBaseUrl: stored.base,
        endsAt: ends,
        origin: stored.org,
        reportsStop: reports === undefined ? undefined : reports === '1',
        watchMax: max === undefined ? undefined : WatchMax.parse(JSON.parse(max)),
      }),
    },
    version,
    ...said(stored.ph, wayNow),
    since: instant(stored.since ?? stored.life.at(-1)?.[1] ?? 0),
    final: stored.fin,
    reached: stored.max ?? impliedReach(stored.ph),
    ...filled({
      status: stored.st,
      cname: learnt(stored.cn2, stored.cn),
      uid: learnt(stored.uid2, stored.uid),
      lookedAt: mapped(stored.look, instant),
      seenAt: mapped(stored.seen === undefined ? stored.look : (stored.seen ?? undefined), instant),
      watchedFrom: mapped(stored.from, instant),
      unseenMs: stored.dim,
      gone: goneOf(stored, life, instant),
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
    }),
    afterLooks: stored.after,
    rejections: stored.rej,
    ...filled({ rejectedSince: mapped(stored.rejAt, instant) }),
    files: stored.files.map(([name, track, uid, playable, startedAt, announcedAt]) => ({
      name: typeof name === 'string' ? name : name.join(sid),
      ...filled({
        track: track ? TRACK[track] : undefined,
        uid: uid ?? undefined,
        playable: playable ?? undefined,
        startedAt: mapped(startedAt ?? undefined, instant),
        announcedAt: mapped(announcedAt ?? undefined, instant),
      }),
    })),
    outputs: stored.outs.map(([url, status]) => ({ url, status })),
    stuckTold: stored.stuck,
    expiryTold: stored.warned,
    limitTold: stored.limit,
    overruns: stored.over.map(([of, at]) => ({ of, at: instant(at) })),
    moves: stored.moves.map(([at, sign]) => ({ at: instant(at), sign })),
    words: stored.words.map(([event, at, code, level], index) => ({
      event,
      at: instant(at),
      ...filled({ code: code ?? undefined, level: level ?? undefined, detail: details.get(index) }),
    })),
    life,
    ...filled({ stagesLeftOut: stored.left }),
    gaps: stored.gaps.map(stretch),
    blanks: stored.dark.map(stretch),
    pushes: stored.push.map(([url, status, at]) => ({ url, status, at: instant(at) })),
  };
}

const WatchMax = z.array(z.union([z.number(), z.literal('none')])).readonly();

/** Older code called lost whatever was no longer found; by what is known of such a one it is over, and no more. */
const said = (phase: Phase, how: How | undefined): { readonly phase: Phase; readonly how?: How } =>
  phase === 'lost' && how === undefined ? { phase: 'ended', how: 'unseen' } : { phase, ...filled({ how }) };

/** Older code wrote down since when it was missing, and no more. */
function goneOf(
  { gone, miss, ph, since }: z.output<typeof StoredKnown>,
  life: readonly Stage[],
  instant: (offset: number) => Instant,
): Gone | undefined {
  if (gone) {
    const [first, at, from, wordDue] = gone;
    return { since: instant(first), at: instant(at), from, ...filled({ wordDue: wordDue ?? undefined }) };
  }
  if (miss === undefined || !isOver(ph)) return undefined;
  const at = mapped(since, instant) ?? life.at(-1)?.at ?? instant(miss);
  return { since: instant(miss), at, from: life.at(-2)?.phase ?? 'recording' };
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
