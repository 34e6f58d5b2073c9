import { createRandom, type Random } from '../random.ts';
import { type Call, notice, OTHER_SECRET, SECRET, signed } from './call.ts';

const AT_ONCE = 16;

export interface Fuzzed {
  readonly sent: number;
  readonly failed: number;
  readonly echoed: number;
  /** Unsigned or forged, and taken; or signed, and refused as forged. */
  readonly misjudged: number;
}

const EVENTS = [1, 11, 12, 31, 32, 33, 40, 41, 42, 43, 44, 70, 71, 72, 73, 100, -1, 1e300] as const;
const ODD = [
  null,
  '',
  0,
  -1,
  1e308,
  '5',
  ' ',
  [],
  {},
  true,
  '\u0000',
  '🎥',
  '9'.repeat(400),
  ['x'],
  'null',
] as const;

/** Anything in the place of a value, one time in `odds`. */
const oddly = <T>(random: Random, odds: number, value: T): unknown =>
  random.chance(1 / odds) ? random.pick(ODD) : value;

function envelope(random: Random, sid: string): unknown {
  const details = {
    errorLevel: oddly(random, 4, random.between(0, 6)),
    errorCode: oddly(random, 4, random.between(0, 200)),
    exitStatus: oddly(random, 4, random.between(0, 2)),
    leaveCode: oddly(random, 4, random.between(0, 32)),
    code: oddly(random, 4, random.between(-1, 9)),
    progress: oddly(random, 4, random.between(0, 10_001)),
    startUtcMs: oddly(random, 4, Date.now()),
    streamUid: oddly(random, 4, '527'),
  };
  const payload = {
    cname: oddly(random, 8, 'bench'),
    sid: oddly(random, 6, sid),
    sequence: oddly(random, 4, random.between(0, 1_000)),
    sendts: oddly(random, 4, Date.now()),
    details: oddly(random, 6, random.chance(0.1) ? JSON.stringify(details) : details),
  };
  return {
    noticeId: oddly(random, 6, `n${random.between(0, 1e9)}`),
    productId: oddly(random, 8, 3),
    eventType: oddly(random, 12, random.pick(EVENTS)),
    notifyMs: oddly(random, 4, Date.now()),
    payload: oddly(random, 12, random.chance(0.1) ? JSON.stringify(payload) : payload),
  };
}

function bodyOf(random: Random, sid: string): Buffer {
  const kind = random.between(0, 10);
  if (kind < 6) return Buffer.from(JSON.stringify(oddly(random, 20, envelope(random, sid))) ?? '');
  if (kind < 8) return Buffer.from(JSON.stringify([envelope(random, sid), envelope(random, sid)]));
  const whole = Buffer.from(notice(sid, random.pick(EVENTS)));
  // Cut off, or with a byte that is no text.
  if (kind < 9) return whole.subarray(0, random.between(0, whole.length));
  whole[random.between(0, whole.length - 1)] = random.between(0, 256);
  return whole;
}

const GENUINE = ['v2', 'v1', 'both', 'of another app'] as const;
const FORGED = ['none', 'forged', 'wrong v2 over v1'] as const;

type Headers = Readonly<Record<string, string>>;

function headersOf(how: (typeof GENUINE | typeof FORGED)[number], body: Buffer): Headers {
  const v1 = { 'agora-signature': signed(body, 'sha1') };
  const v2 = { 'agora-signature-v2': signed(body) };
  const wrong = { 'agora-signature-v2': signed(body, 'sha256', `${SECRET}x`) };
  return {
    v2,
    v1,
    both: { ...v1, ...v2 },
    'of another app': { 'agora-signature-v2': signed(body, 'sha256', OTHER_SECRET) },
    none: {},
    forged: wrong,
    'wrong v2 over v1': { ...v1, ...wrong },
  }[how];
}

/** One in this number of requests is a copy of an earlier genuine one. */
const REPLAYED = 20;

interface Sent {
  readonly body: Buffer;
  readonly headers: Headers;
  readonly isGenuine: boolean;
}

function drawn(random: Random, sid: string): Sent {
  const isGenuine = random.chance(0.6);
  const body = bodyOf(random, sid);
  return { body, headers: headersOf(random.pick(isGenuine ? GENUINE : FORGED), body), isGenuine };
}

/** Signed, unsigned and replayed bodies of every kind, about these recordings. */
export async function fuzz(
  call: Call,
  sids: readonly [string, ...string[]],
  bodies: number,
  seed: number,
): Promise<Fuzzed> {
  const random = createRandom(seed);
  const found = { sent: 0, failed: 0, echoed: 0, misjudged: 0 };
  let left = bodies;
  let before: Sent | undefined;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (; left > 0; ) {
        left -= 1;
        const sent = before && random.chance(1 / REPLAYED) ? before : drawn(random, random.pick(sids));
        const { body, headers, isGenuine } = sent;
        const answer = await call(body, headers);
        if (isGenuine) before = sent;
        found.sent += 1;
        if (answer.status >= 500) found.failed += 1;
        if (answer.body.includes(SECRET) || answer.body.includes(OTHER_SECRET)) found.echoed += 1;
        // An address that forges often gets 429.
        const expected = isGenuine ? [200, 400] : [401, 429];
        if (!expected.includes(answer.status)) found.misjudged += 1;
      }
    }),
  );
  return found;
}
