import type { Instant } from '../../src/recording/recording.ts';
import type { Random } from '../random.ts';

/** Truthful answer of Agora: a status number, no worker (404), or a stop under way (501). */
export type Face = { readonly status: number; readonly onhold?: boolean } | 'absent' | 'exiting';

/** One answer, from this moment until the next stretch begins. */
export interface Stretch {
  readonly from: Instant;
  readonly face: Face;
}

/** The truth about one recording, which no answer can change. All moments count from its registration. */
export interface Life {
  readonly stretches: readonly Stretch[];
  /** Reached status 4 for the first time, and status 5. */
  readonly liveAt?: Instant;
  readonly uploadsAt?: Instant;
  /** Over for good: exited, crashed or gone. Absent where it never began. */
  readonly endsAt?: Instant;
  readonly failovers: readonly { readonly from: Instant; readonly to: Instant }[];
}

const SECOND = 1_000;
const MINUTE = 60_000;

/** Documented: a failover takes up to 90 s and happens at most three times. */
const FAILOVER_MS = 90_000;
const FAILOVERS = 3;

/**
 * Shortest life before a move, in milliseconds. Two disappearances without a look between them would count as one, and
 * looks at a suspect are 30 s apart.
 */
const ALIVE_BETWEEN_MS = 45_000;

/** Draws a life: a start, what happens meanwhile, and an end. */
export function createLife(random: Random): Life {
  const draw = random.next();
  if (draw < 0.05) return neverLive(random);
  const late = draw < 0.1;
  const start = starting(random, late);
  const { liveAt } = start;
  const idle = random.chance(0.08);
  const readyMs = idle ? random.between(30, 90) * SECOND : uploadDelay(random);
  const uploadsAt = liveAt + readyMs;
  if (idle) {
    const stretches = [...start.stretches, at(liveAt, 4), { from: uploadsAt, face: 'absent' as const }];
    return { stretches, liveAt, endsAt: uploadsAt, failovers: [] };
  }
  const leavesAt = uploadsAt + random.skewed(40 * SECOND, 180 * MINUTE);
  const pauses = random.chance(0.1) ? pausing(random, uploadsAt, leavesAt) : [];
  const { stretches: ending, endsAt } = leaving(random, leavesAt);
  const lived = [...start.stretches, at(liveAt, 4), at(uploadsAt, 5), ...pauses, ...ending];
  const failovers = random.chance(0.4) ? failing(random, liveAt, leavesAt) : [];
  const life: Life = { stretches: lived, liveAt, uploadsAt, endsAt, failovers: [] };
  return random.chance(0.05) ? dyingInFailover(random, life, leavesAt) : moved(random, life, failovers);
}

const at = (from: Instant, status: number): Stretch => ({ from, face: { status } });

/** Not there, or stuck below 4, or failed while starting. */
function neverLive(random: Random): Life {
  const absent: Stretch = { from: 0, face: 'absent' };
  if (random.chance(0.4)) return { stretches: [absent], failovers: [] };
  const bornAt = random.between(0, 30 * SECOND);
  const stuck = [absent, at(bornAt, random.between(0, 4))];
  const goneAt = bornAt + random.skewed(10 * SECOND, 15 * MINUTE);
  const gone: Stretch = { from: goneAt, face: 'absent' };
  if (random.chance(0.5)) return { stretches: [...stuck, gone], failovers: [] };
  const failed = [...stuck, at(goneAt, 20), { ...gone, from: goneAt + random.between(0, 40 * SECOND) }];
  return { stretches: failed, endsAt: goneAt, failovers: [] };
}

/** Unknown to Agora at first, then 0 to 3, then live: within the deadline, or long after it. */
function starting(random: Random, late: boolean): { stretches: Stretch[]; liveAt: Instant } {
  const liveAt = late ? random.skewed(95 * SECOND, 15 * MINUTE) : random.skewed(SECOND, 85 * SECOND);
  const bornAt = random.between(0, liveAt);
  const secondAt = random.between(bornAt, liveAt);
  return {
    stretches: [{ from: 0, face: 'absent' }, at(bornAt, random.between(0, 3)), at(secondAt, 3)],
    liveAt,
  };
}

const uploadDelay = (random: Random): number =>
  random.chance(0.05) ? random.skewed(2 * MINUTE, 10 * MINUTE) : random.skewed(SECOND, 40 * SECOND);

function pausing(random: Random, from: Instant, to: Instant): Stretch[] {
  const pausedAt = random.between(from, to);
  const resumedAt = random.between(pausedAt, to);
  return [
    { from: pausedAt, face: { status: 5, onhold: true } },
    { from: resumedAt, face: { status: 5 } },
  ];
}

/** An end: a stop that passes through its numbers, slowly or too fast to be seen; a crash; or a disappearance. */
function leaving(random: Random, from: Instant): { stretches: Stretch[]; endsAt: Instant } {
  const draw = random.next();
  const gone = (at: Instant): Stretch => ({ from: at, face: 'absent' });
  if (draw < 0.2) return { stretches: [gone(from)], endsAt: from };
  if (draw < 0.3) {
    return { stretches: [at(from, 20), gone(from + random.between(0, 40 * SECOND))], endsAt: from };
  }
  const quick = draw < 0.5;
  const step = (): number => random.between(0, quick ? 400 : 12 * SECOND);
  const leavingAt = from + step();
  const stoppedAt = leavingAt + step();
  const exitedAt = stoppedAt + step();
  const leaving: Stretch = random.chance(0.3) ? { from: leavingAt, face: 'exiting' } : at(leavingAt, 6);
  return {
    stretches: [at(from, 6), leaving, at(stoppedAt, 7), at(exitedAt, 8), gone(exitedAt + step())],
    endsAt: exitedAt,
  };
}

/** Up to three, one here and one there or all within one bad quarter of an hour. */
function failing(random: Random, liveAt: Instant, leavesAt: Instant): { from: Instant; to: Instant }[] {
  const failovers: { from: Instant; to: Instant }[] = [];
  const clustered = random.chance(0.5);
  let free = liveAt + ALIVE_BETWEEN_MS;
  for (let n = random.between(1, FAILOVERS + 1); n > 0; n -= 1) {
    const latest = clustered && failovers.length > 0 ? Math.min(free + 2 * MINUTE, leavesAt) : leavesAt;
    const from = random.between(free, latest);
    const to = from + random.between(3 * SECOND, FAILOVER_MS + 1);
    if (latest <= free || to >= leavesAt) break;
    failovers.push({ from, to });
    free = to + ALIVE_BETWEEN_MS;
  }
  return failovers;
}

/** Lays failovers over a life: not found, or a status below 4, or the one and then the other. */
function moved(random: Random, life: Life, failovers: Life['failovers']): Life {
  let stretches = life.stretches;
  for (const { from, to } of failovers) {
    const absentUntil = random.pick([to, from, random.between(from, to)]);
    const laid: Stretch[] = [];
    if (absentUntil > from) laid.push({ from, face: 'absent' });
    if (absentUntil < to) laid.push(at(absentUntil, random.between(0, 4)));
    const before = stretches.filter((stretch) => stretch.from < from);
    const back: Stretch = { from: to, face: faceAt(stretches, to) };
    stretches = [...before, ...laid, back, ...stretches.filter((stretch) => stretch.from > to)];
  }
  return { ...life, stretches, failovers };
}

/**
 * Ends a life during a move to another server, in the middle of a suspicion. A life that is too short for that ends as it
 * would have.
 */
function dyingInFailover(random: Random, life: Life, leavesAt: Instant): Life {
  const settled = (life.liveAt ?? 0) + ALIVE_BETWEEN_MS;
  const from = Math.max((life.uploadsAt ?? 0) + 1, settled, leavesAt - random.between(0, FAILOVER_MS));
  if (from > leavesAt) return life;
  const before = life.stretches.filter((stretch) => stretch.from < from);
  return {
    ...life,
    stretches: [...before, { from, face: 'absent' }],
    endsAt: leavesAt,
    failovers: [{ from, to: leavesAt }],
  };
}

/** Truthful answer at this moment. */
export const faceAt = (stretches: readonly Stretch[], now: Instant): Face =>
  stretches.findLast(({ from }) => from <= now)?.face ?? 'absent';

/** Living, or being moved: saying that it is over would be false. */
export const livesAt = ({ liveAt, endsAt }: Life, now: Instant): boolean =>
  liveAt !== undefined && liveAt <= now && (endsAt === undefined || now < endsAt);
