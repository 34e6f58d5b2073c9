import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Known, unseen } from '../../src/recording/known.ts';
import { PHASES } from '../../src/recording/phase.ts';
import {
  decodeKnown,
  encodeRecording,
  encodeState,
  UnreadableRecording,
} from '../../src/redis/recording-codec.ts';
import { recording } from './world.ts';

const fieldsOf = (known: Known): Record<string, string> => ({
  app: known.recording.app,
  version: String(known.version),
  ...(known.recording.alias === undefined ? {} : { alias: known.recording.alias }),
  ...(known.recording.stopRequestedAt === undefined ? {} : { stop: String(known.recording.stopRequestedAt) }),
  recording: encodeRecording(known),
  state: encodeState(known),
});

const instant = fc.integer({ min: 0, max: 4e12 });
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
          cname: fc.string(),
          uid: fc.string(),
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
      cname: fc.string(),
      uid: fc.string(),
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
      files: fc.array(
        fc.record(
          {
            name: fc.string({ unit: 'grapheme' }),
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
        expect(decodeKnown(each.recording.sid, fieldsOf(each))).toEqual(each);
      }),
    );
  });

  it('is read as it was written before blanks, pushes and announcements were kept', () => {
    const { state = '', ...others } = fieldsOf(unseen(recording('38f8e3cf')));
    expect(state).not.toMatch(/dark|push|left/);
    expect(decodeKnown('38f8e3cf', { ...others, state })).toMatchObject({ blanks: [], pushes: [] });
  });

  it('takes at most 1.5 kB for a full life with the longest resource ID', () => {
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
    expect(Object.entries(fieldsOf(full)).flat().join('').length).toBeLessThan(1_500);
  });

  it.for([
    ['holds no JSON', { state: 'x' }],
    ['was written in a newer format', { state: '{"v":2}' }],
    ['lacks its ids', { recording: '{}' }],
    ['has no version', { version: 'none' }],
  ] as const)('is an error that names the sid when it %s', ([, damage]) => {
    const read = () => decodeKnown('38f8e3cf', { ...fieldsOf(unseen(recording('38f8e3cf'))), ...damage });
    expect(read).toThrow(UnreadableRecording);
    expect(read).toThrow(/38f8e3cf/);
  });
});
