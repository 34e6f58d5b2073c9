/**
 * Every way in which a recording is said to be over, by phase. `how` is what is known of the end, not a guess: see the
 * table in verdict.ts for the evidence that each of them needs.
 */
export const HOW = {
  ended: ['exited', 'asked', 'idle', 'limit', 'unasked', 'early', 'unseen'],
  failed: ['abnormal', 'reported'],
  lost: ['in_move', 'unasked'],
  not_started: ['watched', 'unseen'],
} as const;

export type EndingPhase = keyof typeof HOW;

type OfPhase = { [P in EndingPhase]: { readonly phase: P; readonly how: (typeof HOW)[P][number] } };

/** A phase in which a recording is over, and how it came to that. */
export type Ending = OfPhase[EndingPhase];

export type How = Ending['how'];

/** One name for phase and `how` together: `ended.unseen`. Tables of sentences are keyed by it. */
export type EndingKey = { [P in EndingPhase]: `${P}.${(typeof HOW)[P][number]}` }[EndingPhase];

export const endingKey = ({ phase, how }: Ending): EndingKey => `${phase}.${how}` as EndingKey;

export const ENDINGS: readonly Ending[] = (Object.keys(HOW) as EndingPhase[]).flatMap((phase) =>
  HOW[phase].map((how) => ({ phase, how }) as Ending),
);

/** The ending that a phase and a `how` make, or `undefined` where the phase is none or the two do not go together. */
export const endingOf = (phase: string, how: string | undefined): Ending | undefined =>
  ENDINGS.find((one) => one.phase === phase && one.how === how);

/**
 * Nothing was uploaded as far as anybody saw. `bad`: it stood ready for so long that somebody should have published;
 * `trouble`: as after a call that nobody answered.
 */
export type WithoutFile = 'bad' | 'trouble';

/** An ending as it was told, with what makes it graver. */
export type Verdict = Ending & { readonly without?: WithoutFile };
