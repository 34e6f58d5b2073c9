import type { Observation, RecordedFile } from '../../src/recording/observation.ts';
import type { Instant } from '../../src/recording/recording.ts';
import type { Random } from '../random.ts';
import { faceAt, type Life } from './life.ts';

/** A time in which Agora answers badly or not at all. */
interface Outage {
  readonly from: Instant;
  readonly to: Instant;
  /** 1: every look fails. */
  readonly share: number;
  readonly kind: Failure;
}

const FAILURES = [
  'http',
  'network',
  'timeout',
  'unreadable',
  'throttled',
  'incomplete',
  'forbidden',
] as const;
type Failure = (typeof FAILURES)[number];

/** One query as it went: evaluated by Agora at one moment, answered at a later one. */
export interface Look {
  readonly seen: Observation;
  readonly sentAt: Instant;
  readonly evaluatedAt: Instant;
  readonly answeredAt: Instant;
}

/** Even on a good day one query in a few hundred fails. */
const STRAY_FAILURE = 0.003;
const TIMEOUT_MS = 8_000;
const FILE_EVERY_MS = 1_800_000;

/** Agora as it can be seen: one life behind outages, which like to come together with failovers. */
export function createWeather(random: Random, life: Life): (sentAt: Instant) => Look {
  const outages = random.chance(0.5) ? drawOutages(random, life) : [];
  return (sentAt) => {
    const failure = failing(random, outages, sentAt);
    const tookMs = failure === 'timeout' ? TIMEOUT_MS : random.skewed(40, 800);
    const evaluatedAt = sentAt + Math.floor(tookMs / 2);
    const seen = failure ? failed(failure) : truthful(life, evaluatedAt);
    return { seen, sentAt, evaluatedAt, answeredAt: sentAt + tookMs };
  };
}

function drawOutages(random: Random, life: Life): Outage[] {
  const end = life.endsAt ?? 600_000;
  // Around the start, a failover and the end an outage can mislead; elsewhere it only hides.
  const turns = [life.liveAt ?? 0, end, ...life.failovers.flatMap(({ from, to }) => [from, to])] as const;
  return Array.from({ length: random.between(1, 4) }, () => {
    const middle = random.chance(0.6)
      ? random.pick(turns) + random.between(-60_000, 60_000)
      : random.between(0, end);
    const length = random.skewed(2_000, 1_200_000);
    const from = middle - random.between(0, length);
    const share = random.chance(0.7) ? 1 : 0.3 + 0.5 * random.next();
    return { from, to: from + length, share, kind: random.pick(FAILURES) };
  });
}

function failing(random: Random, outages: readonly Outage[], now: Instant): Failure | undefined {
  const outage = outages.find(({ from, to }) => from <= now && now < to);
  if (outage && random.chance(outage.share)) return outage.kind;
  return random.chance(STRAY_FAILURE) ? random.pick(FAILURES) : undefined;
}

function failed(failure: Failure): Observation {
  switch (failure) {
    case 'incomplete':
    case 'throttled':
      return { kind: failure };
    case 'forbidden':
      return { kind: failure, status: 401 };
    case 'http':
      return { kind: 'unavailable', cause: failure, status: 503 };
    case 'network':
    case 'timeout':
    case 'unreadable':
      return { kind: 'unavailable', cause: failure };
  }
}

function truthful(life: Life, now: Instant): Observation {
  const face = faceAt(life.stretches, now);
  if (face === 'absent') return { kind: 'not_found' };
  if (face === 'exiting') return { kind: 'exiting' };
  const { status, onhold = false } = face;
  return { kind: 'snapshot', status, onhold, files: filesAt(life, now), outputs: [] };
}

function filesAt({ uploadsAt, endsAt }: Life, now: Instant): RecordedFile[] {
  if (uploadsAt === undefined || now < uploadsAt) return [];
  const count = 1 + Math.floor((Math.min(now, endsAt ?? now) - uploadsAt) / FILE_EVERY_MS);
  return Array.from({ length: count }, (_, n) => ({ name: `class_${n}.mp4` }));
}
