import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Known, unseen } from '../../src/recording/known.ts';
import { PHASES } from '../../src/recording/phase.ts';
import { decodeKnown, UnreadableRecording } from '../../src/redis/decode-known.ts';
import { encodeKnown } from '../../src/redis/encode-known.ts';
import { recording } from './world.ts';

const headOf = (known: Known): Record<string, string> => ({
  app: known.recording.app,
  version: String(known.version),
  ...(known.recording.alias === undefined ? {} : { alias: known.recording.alias }),
  ...(known.recording.stopRequestedAt === undefined ? {} : { stop: String(known.recording.stopRequestedAt) }),
});

// Few values, so that some are often the same and what is usual is often there, or any.
const instant = fc.oneof(fc.constantFrom(1e12, 2e12), fc.integer({ min: 0, max: 4e12 }));
const text = fc.oneof(fc.constant('room'), fc.string());
const phase = fc.constantFrom(...PHASES);
const cause = fc.constantFrom(
  'credentials' as const,
  'app_id' as const,
  'quota' as const,
  'unavailable' as const,
);

/** Any state at all, sensible or not: the codec has no opinion. */
const known: fc.Arbitrary<Known> = fc
  .record(
    {
      recording: fc.record(
        {
          sid: fc.constant('38f8e3cf'),
          app: fc.string(),
          resourceId: fc.string(),
          mode: fc.constantFrom('individual' as const, 'mix' as const, 'web' as const, 'raw' as const),
          registeredAt: instant,
          expiresAt: instant,
          cname: text,
          uid: text,
          alias: fc.string(),
          startedAt: instant,
          stopRequestedAt: instant,
          maxRecordingHour: fc.integer(),
          fileBaseUrl: fc.webUrl(),
        },
        { requiredKeys: ['sid', 'app', 'resourceId', 'mode', 'registeredAt', 'expiresAt'] },
      ),
      version: fc.nat(),
      phase,
      since: instant,
      final: fc.boolean(),
      reached: fc.constantFrom('nothing' as const, 'seen' as const, 'ready' as const, 'recording' as const),
      status: fc.integer(),
      cname: text,
      uid: text,
      lookedAt: instant,
      seenAt: instant,
      watchedFrom: instant,
      missingSince: instant,
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
            track: fc.constantFrom('audio' as const, 'video' as const, 'audio_and_video' as const),
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
          status: fc.constantFrom('connecting' as const, 'publishing' as const, 'unknown' as const),
        }),
      ),
      stuckTold: fc.boolean(),
      expiryTold: fc.boolean(),
      life: fc.array(fc.record({ phase, at: instant })),
      stagesLeftOut: fc.nat(),
      gaps: fc.array(fc.record({ from: instant, to: instant })),
      blanks: fc.array(fc.record({ from: instant, to: instant })),
      pushes: fc.array(
        fc.record({
          url: fc.string(),
          status: fc.constantFrom('publishing' as const, 'disconnected' as const, 'unknown' as const),
          at: instant,
        }),
      ),
    },
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
        'life',
        'gaps',
        'blanks',
        'pushes',
      ],
    },
  )
  .map((each) => structuredClone(each));

describe('what is stored of a recording', () => {
  it('reads back as it was written, whatever it was', () => {
    fc.assert(
      fc.property(known, (each) => {
        expect(decodeKnown(each.recording.sid, headOf(each), encodeKnown(each))).toEqual(each);
      }),
    );
  });

  it('takes at most 1 kB for a full life with the longest resource ID', () => {
    const first = unseen(
      recording('3'.repeat(32), { resourceId: 'r'.repeat(363), cname: 'algebra-room-4', uid: '527841' }),
    );
    const name = `recordings/algebra/${first.recording.sid}_algebra-room-4_0.mp4`;
    const full: Known = {
      ...first,
      phase: 'recording',
      reached: 'recording',
      status: 5,
      lookedAt: Date.now(),
      seenAt: Date.now(),
      files: [0, 1].map(() => ({
        name,
        track: 'audio_and_video',
        uid: '0',
        playable: true,
        startedAt: Date.now(),
      })),
      life: PHASES.map((each) => ({ phase: each, at: Date.now() })),
      gaps: [{ from: Date.now(), to: Date.now() }],
    };
    const stored = Object.entries(headOf(full)).flat().join('') + encodeKnown(full);
    expect(stored.length).toBeLessThan(1_000);
  });

  const whole = unseen(recording('38f8e3cf'));

  it.for([
    ['holds no JSON', headOf(whole), 'x'],
    ['was written in a newer format', headOf(whole), encodeKnown(whole).replace('"v":1', '"v":2')],
    ['lacks its ids', headOf(whole), '{}'],
    ['has no version', { ...headOf(whole), version: 'none' }, encodeKnown(whole)],
    ['is there by half', headOf(whole), ''],
  ] as const)('is an error that names the sid when it %s', ([, head, body]) => {
    const read = () => decodeKnown('38f8e3cf', head, body);
    expect(read).toThrow(UnreadableRecording);
    expect(read).toThrow(/38f8e3cf/);
  });

  it('leaves out of a steady recording what is usual, and its sid', () => {
    const { recording: registered, ...state } = unseen(recording('38f8e3cf', { cname: 'room', uid: '1' }));
    const at = registered.registeredAt + 9_000;
    const steady: Known = {
      ...state,
      recording: registered,
      phase: 'recording',
      reached: 'recording',
      status: 5,
      cname: 'room',
      uid: '1',
      since: at,
      lookedAt: at,
      seenAt: at,
      files: [{ name: 'class/38f8e3cf_room_0.mp4', track: 'audio_and_video', startedAt: at }],
      life: [...state.life, { phase: 'recording', at }],
    };
    expect(JSON.parse(encodeKnown(steady))).toEqual({
      v: 1,
      res: registered.resourceId,
      mode: 'mix',
      reg: registered.registeredAt,
      exp: 72 * 3_600_000,
      cn: 'room',
      uid: '1',
      ph: 'recording',
      st: 5,
      look: 9_000,
      files: [[['class/', '_room_0.mp4'], 'av', null, null, 9_000, null]],
      life: [
        ['registered', 0],
        ['recording', 9_000],
      ],
    });
  });
});
