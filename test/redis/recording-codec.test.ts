import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDINGS, type How } from '../../src/recording/ending/ending.ts';
import type { Word } from '../../src/recording/ending/words.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import { BLIND_CAUSES } from '../../src/recording/news.ts';
import type { RecordedFile } from '../../src/recording/observation.ts';
import { PHASES, type Phase } from '../../src/recording/phase.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { fieldsIn } from '../../src/redis/connection/scripts/pairs.ts';
import { decodeKnown, UnreadableRecording } from '../../src/redis/knowing/stored/decode-known.ts';
import { encodeKnown, encodeSaid } from '../../src/redis/knowing/stored/encode-known.ts';
import { live, recording } from './world.ts';

const headOf = ({
  recording: { app, alias, watchMax, ...said },
  version,
}: Known): Record<string, string> => ({
  app,
  version: String(version),
  ...(alias === undefined ? {} : { alias }),
  ...fieldsIn(encodeSaid(said)),
  ...(watchMax === undefined ? {} : { max: JSON.stringify(watchMax) }),
});

// Few values, so that some are often the same and what is usual is often there, or any.
const instant = fc.oneof(fc.constantFrom(1e12, 2e12), fc.integer({ min: 0, max: 4e12 }));
const text = fc.oneof(fc.constant('room'), fc.string());
const anyOf = <const T>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const phase = anyOf(...PHASES);
const how = fc.constantFrom(...ENDINGS.map((ending) => ending.how));
const cause = anyOf(...BLIND_CAUSES);
const span = fc.record({ from: instant, to: instant });

/** Any state at all, sensible or not: the codec has no opinion. A fact that is added and forgotten does not compile. */
const known: fc.Arbitrary<Known> = fc
  .record(
    {
      recording: fc.record(
        {
          sid: fc.constant('38f8e3cf'),
          app: fc.string(),
          resourceId: fc.string(),
          mode: anyOf('individual', 'mix', 'web', 'raw'),
          registeredAt: instant,
          expiresAt: instant,
          cname: text,
          uid: text,
          alias: fc.string(),
          startedAt: instant,
          stopRequestedAt: instant,
          maxRecordingHour: fc.oneof(fc.integer(), fc.constant(1.5)),
          endsAt: fc.oneof(instant, anyOf('never')),
          origin: anyOf('backend', 'person'),
          registeredBy: fc.string(),
          reportsStop: fc.boolean(),
          watchMax: fc.array(fc.oneof(anyOf('none'), anyOf(0.5, 6)), {
            minLength: 1,
          }),
          fileBaseUrl: fc.webUrl(),
        } satisfies Record<keyof Recording, unknown>,
        { requiredKeys: ['sid', 'app', 'resourceId', 'mode', 'registeredAt', 'expiresAt'] },
      ),
      version: fc.nat(),
      phase,
      how,
      since: instant,
      final: fc.boolean(),
      reached: anyOf('nothing', 'seen', 'ready', 'recording'),
      status: fc.integer(),
      cname: text,
      uid: text,
      lookedAt: instant,
      seenAt: instant,
      watchedFrom: instant,
      unseenMs: fc.nat(),
      gone: fc.record(
        {
          since: instant,
          at: instant,
          from: phase,
          wordDue: anyOf('promised', 'usual'),
          unlimited: anyOf(true as const),
        },
        { requiredKeys: ['since', 'at', 'from'] },
      ),
      vouched: fc.record({ by: fc.string(), at: instant }),
      closingSince: instant,
      suspect: fc.record({
        since: instant,
        lastAt: instant,
        looks: fc.nat(),
        restarts: fc.nat(),
        shown: fc.boolean(),
      }),
      blind: fc.record({ since: instant, looks: fc.nat(), cause, told: fc.boolean() }),
      afterLooks: fc.nat(3),
      rejections: fc.nat(9),
      rejectedSince: instant,
      files: fc.array(
        fc.record(
          {
            name: fc
              .array(fc.oneof(fc.constant('38f8e3cf'), fc.string({ unit: 'grapheme' })))
              .map((parts) => parts.join('')),
            track: anyOf('audio', 'video', 'audio_and_video'),
            uid: fc.string(),
            playable: fc.boolean(),
            startedAt: instant,
            announcedAt: instant,
          },
          { requiredKeys: ['name'] },
        ),
      ),
      outputs: fc.array(
        fc.record({
          url: fc.string(),
          status: anyOf('connecting', 'publishing', 'unknown'),
        }),
      ),
      stuckTold: fc.boolean(),
      expiryTold: fc.boolean(),
      limitTold: fc.boolean(),
      longPause: instant,
      silencesTold: fc.array(fc.record({ what: anyOf('sound', 'picture'), since: instant })),
      overruns: fc.array(fc.record({ of: fc.oneof(anyOf('plan'), anyOf(0.5, 24)), at: instant })),
      moves: fc.array(
        fc.record({
          at: instant,
          sign: anyOf('file', 'restart', 'uid'),
        }),
      ),
      words: fc.array(
        fc.record(
          {
            event: fc.nat(80),
            at: instant,
            code: fc.nat(),
            level: fc.nat(5),
            detail: fc.string({ minLength: 1 }),
          } satisfies Record<keyof Word, unknown>,
          { requiredKeys: ['event', 'at'] },
        ),
      ),
      life: fc.array(fc.record({ phase, at: instant, how }, { requiredKeys: ['phase', 'at'] })),
      stagesLeftOut: fc.nat(),
      gaps: fc.array(span),
      blanks: fc.array(span),
      pushes: fc.array(
        fc.record({
          url: fc.string(),
          status: anyOf('publishing', 'disconnected', 'unknown'),
          at: instant,
        }),
      ),
    } satisfies Record<keyof Known, unknown>,
    {
      requiredKeys: [
        'recording',
        'version',
        'phase',
        'since',
        'final',
        'reached',
        'afterLooks',
        'rejections',
        'files',
        'outputs',
        'stuckTold',
        'expiryTold',
        'limitTold',
        'silencesTold',
        'overruns',
        'moves',
        'words',
        'life',
        'gaps',
        'blanks',
        'pushes',
      ],
    },
  )
  .map((each) => structuredClone(each))
  .map((each) => ({ ...withWay(each), life: each.life.map(withWay) }));

/** Adds `how` to what is called lost: only older code wrote it without. */
function withWay<T extends { readonly phase: Phase; readonly how?: How }>(each: T): T {
  return each.phase === 'lost' && each.how === undefined ? { ...each, how: 'unasked' } : each;
}

const fileOf = (name: string, startedAt: number): RecordedFile => ({
  name,
  track: 'audio_and_video',
  uid: '0',
  playable: true,
  startedAt,
});

describe('what is stored of a recording', () => {
  const whole = unseen(recording('38f8e3cf'));

  it('reads back as it was written, whatever it was', () => {
    fc.assert(
      fc.property(known, (each) => {
        expect(decodeKnown(each.recording.sid, headOf(each), encodeKnown(each))).toEqual(each);
      }),
    );
  });

  it('is an error that says where, whichever of its fields is damaged', () => {
    const damaged = known.chain((each) => {
      const stored: object = JSON.parse(encodeKnown(each));
      const field = fc.constantFrom(...Object.keys(stored));
      const value = fc.constantFrom({}, [{}], null);
      return fc.record({ head: fc.constant(headOf(each)), stored: fc.constant(stored), field, value });
    });
    fc.assert(
      fc.property(damaged, ({ head, stored, field, value }) => {
        // Null is a value of these: there is none.
        fc.pre(value !== null || !['s', 'cn2', 'uid2', 'seen', 'how'].includes(field));
        const read = () => decodeKnown('38f8e3cf', head, JSON.stringify({ ...stored, [field]: value }));
        expect(read).toThrow(UnreadableRecording);
        expect(read).toThrow(new RegExp(`at ${field}\\b`));
      }),
    );
  });

  it('is read without the fields of newer versions', () => {
    fc.assert(
      fc.property(known, fc.jsonValue(), (each, value) => {
        const stored = { ...JSON.parse(encodeKnown(each)), newer: value };
        expect(decodeKnown('38f8e3cf', headOf(each), JSON.stringify(stored))).toEqual(each);
      }),
    );
  });

  it('is read in the first format, and as over where that called it lost and wrote since when it was missing', () => {
    const { registeredAt, resourceId } = whole.recording;
    const older = {
      v: 1,
      res: resourceId,
      mode: 'mix',
      reg: registeredAt,
      exp: 9_000_000,
      cn: 'room',
      ph: 'lost',
      look: 120_000,
      files: [[['class/', '_room_0.mp4'], 'av', null, null, 9_000, null]],
      life: [
        ['registered', 0],
        ['recording', 9_000],
        ['lost', 120_000],
      ],
      miss: 20_000,
    };
    const read = decodeKnown('38f8e3cf', headOf(whole), JSON.stringify(older));
    const { phase, how, gone } = read;
    expect({ phase, how }).toEqual({ phase: 'ended', how: 'unseen' });
    expect(gone).toEqual({ since: registeredAt + 20_000, at: registeredAt + 120_000, from: 'recording' });
    expect(read).toMatchObject({
      recording: { mode: 'mix', cname: 'room', registeredAt, expiresAt: registeredAt + 9_000_000 },
      cname: 'room',
      lookedAt: registeredAt + 120_000,
      files: [
        { name: 'class/38f8e3cf_room_0.mp4', track: 'audio_and_video', startedAt: registeredAt + 9_000 },
      ],
    });
    expect(decodeKnown('38f8e3cf', headOf(whole), encodeKnown(read))).toEqual(read);
  });

  it('takes at most 1 kB for a full life with the longest resource ID', () => {
    const first = unseen(
      recording('3'.repeat(32), { resourceId: 'r'.repeat(363), cname: 'algebra-room-4', uid: '527841' }),
    );
    const name = `recordings/algebra/${first.recording.sid}_algebra-room-4_0.mp4`;
    const now = Date.now();
    const full: Known = {
      ...live(first),
      seenAt: now,
      files: [0, 1].map(() => fileOf(name, now)),
      life: PHASES.map((each) => ({ phase: each, at: now })),
      gaps: [{ from: now, to: now }],
    };
    const stored = Object.entries(headOf(full)).flat().join('') + encodeKnown(full);
    expect(stored.length).toBeLessThan(1_000);
  });

  it.for([
    ['holds no JSON', headOf(whole), 'x'],
    ['was written in a newer format', headOf(whole), '{"v":3,"resource":"r"}'],
    ['lacks its ids', headOf(whole), '{}'],
    ['has no version', { ...headOf(whole), version: 'none' }, encodeKnown(whole)],
    ['has a version that is not whole', { ...headOf(whole), version: '1.5' }, encodeKnown(whole)],
    ['was stopped at no time', { ...headOf(whole), stop: 'soon' }, encodeKnown(whole)],
    ['ends at no time', { ...headOf(whole), ends: 'soon' }, encodeKnown(whole)],
    ['has another word on reports', { ...headOf(whole), reports: '2' }, encodeKnown(whole)],
    ['is there by half', headOf(whole), ''],
  ] as const)('is an error that names the sid when it %s', ([, head, body]) => {
    const read = () => decodeKnown('38f8e3cf', head, body);
    expect(read).toThrow(UnreadableRecording);
    expect(read).toThrow(/38f8e3cf/);
  });

  it('leaves out of a steady recording what is usual, and its sid', () => {
    const first = unseen(recording('38f8e3cf', { cname: 'room', uid: '1' }));
    const registered = first.recording;
    const at = registered.registeredAt + 9_000;
    const steady: Known = {
      ...live(first),
      cname: 'room',
      uid: '1',
      since: at,
      lookedAt: at,
      seenAt: at,
      files: [fileOf('class/38f8e3cf_room_0.mp4', at)],
      life: [...first.life, { phase: 'recording', at }],
    };
    expect(JSON.parse(encodeKnown(steady))).toEqual({
      r: registered.resourceId,
      t: registered.registeredAt.toString(36),
      c: 'room',
      u: '1',
      l: 'r9000',
      k: 9_000,
      f: [[['class/', '_room_0.mp4'], 9_000]],
    });
  });
});
