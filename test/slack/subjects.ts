import type { Finding } from '../../src/flows/asking/doctor.ts';
import type { EndsKnown } from '../../src/flows/asking/health.ts';
import type { Between } from '../../src/ports/slack.ts';
import type { How } from '../../src/recording/ending/ending.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { RecordedFile } from '../../src/recording/observation.ts';
import { PHASES, type Phase } from '../../src/recording/phase.ts';
import type { Recording } from '../../src/recording/recording.ts';
import type { Saying, Subject } from '../../src/recording/telling/saying.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';

/** Sunday 22 November 2026, 14:00:00 UTC. */
export const START = Date.UTC(2026, 10, 22, 14, 0, 0);

/** A moment of that day. */
export const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);

/** Everything since a moment, as a search for a message is bounded. */
export const upToNow = (since: number): Between => ({ since, until: Date.now() + 60_000 });

export const SID = '38f8e3cfdc474cd56fc1ceba380d7e1a';

export const HERE = { team: 'T1', channel: 'C0RECORDINGS' };

export const recording = (changes: Partial<Recording> = {}): Recording => ({
  sid: SID,
  app: 'prod',
  resourceId: 'r'.repeat(240),
  mode: 'mix',
  registeredAt: START,
  expiresAt: START + 72 * 3_600_000,
  alias: 'Algebra II, room 4',
  ...changes,
});

export const files = (count: number, name = (n: number) => `class/${SID}_room4_${n}.mp4`): RecordedFile[] =>
  Array.from({ length: count }, (_, n) => ({ name: name(n), startedAt: START + n * 3_600_000 }));

/** A recording that began at 14:00:12 and was looked at last at 14:05:10. */
export function known(changes: Partial<Known> = {}): Known {
  return {
    ...unseen(recording()),
    version: 4,
    phase: 'recording',
    since: at('14:00:12'),
    reached: 'recording',
    status: 5,
    lookedAt: at('14:05:10'),
    seenAt: at('14:05:10'),
    life: [
      { phase: 'registered', at: START },
      { phase: 'starting', at: at('14:00:02') },
      { phase: 'ready', at: at('14:00:09') },
      { phase: 'recording', at: at('14:00:12') },
    ],
    files: files(3),
    ...changes,
  };
}

/** The same, having gone on to another phase at 15:31:40. */
export function inPhase(phase: Phase): Known {
  if (phase === 'recording') return known();
  if (phase === 'registered') return unseen(recording());
  const since = at('15:31:40');
  const one = known();
  const never = phase === 'not_started' || phase === 'refused' || phase === 'starting';
  const life = never ? one.life.slice(0, 2) : one.life;
  return {
    ...one,
    phase,
    since,
    status: phase === 'ended' ? 8 : phase === 'failed' ? 20 : phase === 'paused' ? 5 : never ? 2 : 6,
    reached: never ? 'seen' : 'recording',
    lookedAt: since,
    seenAt: phase === 'lost' ? at('15:30:05') : since,
    files: never ? [] : one.files,
    final: ['ended', 'failed', 'expired', 'refused'].includes(phase),
    life: [...life, { phase, at: since, ...howOf(phase) }],
    ...howOf(phase),
    ...(phase === 'lost' ? { gone: { since: at('15:30:10'), at: since, from: 'recording' } } : {}),
  };
}

/** Ways in which a look saw it end; a lost one for want of a report. */
const HOW: Partial<Record<Phase, How>> = {
  ended: 'exited',
  failed: 'abnormal',
  lost: 'unasked',
  not_started: 'watched',
};

export const howOf = (phase: Phase): Pick<Known, 'how'> => {
  const how = HOW[phase];
  return how === undefined ? {} : { how };
};

export const everyPhase: readonly Known[] = PHASES.map(inPhase);

export const watch = (changes: Partial<Watch> = {}): Watch => ({
  ...HERE,
  sid: SID,
  owner: 'U0MEI',
  since: START,
  card: '1795356000.000100',
  ...changes,
});

export function subject(one: Known = known(), here: Watch | undefined = watch()): Subject {
  return { known: one, watch: here, watchers: here ? [here] : [] };
}

export const cardOf = (one: Subject = subject()): Saying<'card'> => ({ kind: 'card', subject: one });

/** Message to an owner about a channel that is archived. */
export const pausedIn = (channel: string): Saying<'paused'> => ({
  kind: 'paused',
  channel,
  reason: 'is_archived',
  total: 1,
  sids: [SID],
  rules: 0,
  names: ['Algebra'],
});

/** Ends of an app of which no recording is over yet. */
export const NO_ENDS: EndsKnown = {
  of: 0,
  reported: 0,
  explained: 0,
  promised: false,
  keys: [],
  kept: false,
  deaf: [],
};

type SightFinding = Extract<Finding, { readonly kind: 'agora' }>;

/** Finding about an app that was asked and answers, unless it is said otherwise. */
export const appFinding = (app: string, changes: Partial<SightFinding> = {}): SightFinding => ({
  kind: 'agora',
  fine: true,
  app,
  asked: true,
  ends: NO_ENDS,
  ...changes,
});
