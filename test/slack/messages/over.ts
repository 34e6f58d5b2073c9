import { ENDINGS, type Ending } from '../../../src/recording/ending/ending.ts';
import type { Word } from '../../../src/recording/ending/words.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { News } from '../../../src/recording/news.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { vouchMessage, withdrawnMessage } from '../../../src/slack/render/telling/pressed.ts';
import { at, inPhase, recording, START, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

const between = { after: at('14:02:10'), before: at('14:02:41') };
const ended = { kind: 'ended', between, files: 3 } as const;
const lost = {
  kind: 'lost',
  between,
  missingSince: between.before,
  lastPhase: 'recording',
  uploaded: true,
} as const;
const never = {
  kind: 'not_started',
  between: { after: START, before: START + 92_000 },
  askingUntil: at('17:00:00'),
} as const;
const word = (event: number, code?: number): Word => ({
  event,
  at: between.before,
  ...(code === undefined ? {} : { code }),
});

/** Every end, with every fact that makes its sentences read otherwise. */
export const endNews: readonly News[] = [
  { ...ended, how: 'exited', files: 4 },
  { ...ended, how: 'exited', files: 0 },
  { ...ended, how: 'asked' },
  { ...ended, how: 'asked', by: 'U0MEI', was: { phase: 'lost', how: 'unasked' } },
  { ...ended, how: 'asked', files: 0, neverSeen: true, without: 'trouble' },
  { ...ended, how: 'idle' },
  { ...ended, how: 'idle', files: 0, without: 'bad' },
  { ...ended, how: 'limit', limitHours: 4 },
  { ...ended, how: 'limit', files: 0, without: 'trouble' },
  { ...ended, how: 'unasked' },
  { ...ended, how: 'early', planned: between.before + 24 * 60_000 },
  { ...ended, how: 'early' },
  { ...ended, how: 'unseen' },
  { ...ended, how: 'unseen', files: 0, without: 'bad' },
  { ...ended, how: 'unseen', files: 0, without: 'trouble' },
  { ...ended, how: 'unseen', was: { phase: 'ended', how: 'unseen', without: 'bad' } },
  { ...ended, how: 'unseen', was: { phase: 'ended', how: 'asked' }, withdrawn: true },
  { kind: 'failed', how: 'abnormal', between, files: 1 },
  ...[word(71, 2), word(71, 3), word(71, 4), word(71, 5), word(71, 6), word(11, 1), word(1)].map(
    (one): News => ({ kind: 'failed', how: 'reported', between, files: 1, word: one }),
  ),
  { kind: 'failed', how: 'reported', between, files: 1, was: { phase: 'ended', how: 'unseen' } },
  { ...lost, how: 'in_move' },
  { ...lost, how: 'unasked' },
  { ...lost, how: 'unasked', uploaded: false, lastPhase: 'ready' },
  { ...lost, how: 'unasked', notToEnd: true },
  { ...never, how: 'watched' },
  { ...never, how: 'watched', status: 1 },
  { ...never, how: 'unseen' },
];

export const GONE = { since: at('15:30:10'), at: at('15:31:40'), from: 'recording' } as const;

/** A recording that is over in this way, as nobody found it any more from 15:30:10 on. */
export function overAs({ phase, how }: Ending, changes: Partial<Known> = {}): Known {
  const one = inPhase(phase);
  const life = [...one.life.slice(0, -1), { phase, how, at: one.since }];
  const { gone: _, ...seen } = one;
  if (phase === 'not_started' || how === 'exited' || how === 'abnormal')
    return { ...seen, how, life, ...changes };
  return {
    ...one,
    how,
    life,
    status: 5,
    seenAt: at('15:29:41'),
    final: false,
    gone: GONE,
    ...changes,
  };
}

/** The life of a recording that was registered long after its start. */
export const foundRecording: Known['life'] = [
  { phase: 'registered', at: START },
  { phase: 'recording', at: at('14:00:12') },
];

/** With a stop that its backend reported. */
export const stopAskedAt = (time: string): Pick<Known, 'recording'> => ({
  recording: recording({ stopRequestedAt: at(time) }),
});

const NOTHING = { files: [], reached: 'nothing' } as const;
const WITHOUT = { files: [], reached: 'ready' } as const;

/** Cards of every end, those that a person spoke for, and those without a file. */
export function overSubjects(text: string): readonly Subject[] {
  const vouched = { by: 'U0MEI', at: at('15:33:00') };
  const plan = { endsAt: at('16:00:00'), maxRecordingHour: 1.5, mode: 'web' } as const;
  const { seenAt: _, ...neverSeen } = overAs(
    { phase: 'ended', how: 'asked' },
    { ...NOTHING, ...stopAskedAt('15:30:00') },
  );
  const all = [
    ...ENDINGS.map((ending) => overAs(ending, { recording: recording({ alias: text, ...plan }) })),
    overAs({ phase: 'ended', how: 'asked' }, { vouched }),
    overAs({ phase: 'ended', how: 'unasked' }, { gone: { ...GONE, wordDue: 'promised' } }),
    overAs({ phase: 'ended', how: 'asked' }, stopAskedAt('15:30:00')),
    // Asked for long before it was last seen, and after it was gone.
    ...(['15:20:00', '15:31:00'] as const).flatMap((time) => [
      overAs({ phase: 'lost', how: 'unasked' }, stopAskedAt(time)),
      overAs({ phase: 'ended', how: 'unasked' }, stopAskedAt(time)),
    ]),
    overAs(
      { phase: 'lost', how: 'unasked' },
      { recording: recording({ endsAt: 'never' }), reached: 'ready' },
    ),
    overAs({ phase: 'ended', how: 'unseen' }, { ...WITHOUT, stuckTold: true }),
    overAs({ phase: 'ended', how: 'unseen' }, WITHOUT),
    overAs(
      { phase: 'ended', how: 'unseen' },
      { recording: recording({ startedAt: at('11:30:00') }), life: foundRecording },
    ),
    overAs({ phase: 'failed', how: 'reported' }, { words: [{ event: 71, code: 4, at: at('15:30:00') }] }),
    neverSeen,
  ];
  return all.map((known) => ({ known, watch: watch(), watchers: [watch()] }));
}

/** Answers to who says that it was stopped on purpose. */
export function vouchMessages(one: Known, language: Language): Messages {
  const over = { ...overAs({ phase: 'ended', how: 'idle' }), recording: one.recording };
  return [
    ['vouched', vouchMessage({ kind: 'vouched', known: over }, language)],
    ['vouched already', vouchMessage({ kind: 'already', by: 'U0MEI', known: over }, language)],
    ['vouched for what goes on', vouchMessage({ kind: 'nothing_to_say', known: one }, language)],
    ['vouched for what is known', vouchMessage({ kind: 'nothing_to_say', known: over }, language)],
    ['taken back', withdrawnMessage({ kind: 'withdrawn', known: over }, language)],
    ['nothing to take back', withdrawnMessage({ kind: 'nothing_to_say', known: over }, language)],
    ['vouched for what is forgotten', vouchMessage({ kind: 'unknown' }, language)],
  ];
}
