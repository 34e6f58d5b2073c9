/** Every way in which a recording can be over, by phase. The table in verdict.ts lists the evidence that each needs. */
export const HOW = {
  ended: ['exited', 'asked', 'idle', 'limit', 'unasked', 'early', 'unseen'],
  failed: ['abnormal', 'reported'],
  lost: ['in_move', 'unasked'],
  not_started: ['watched', 'unseen'],
} as const;

export type EndingPhase = keyof typeof HOW;

type OfPhase = { [P in EndingPhase]: { readonly phase: P; readonly how: (typeof HOW)[P][number] } };

/** A phase in which a recording is over, with how it ended. */
export type Ending = OfPhase[EndingPhase];

export type How = Ending['how'];

/** Phase and `how` as one name, e.g. `ended.unseen`. Tables of sentences are keyed by it. */
export type EndingKey = { [P in EndingPhase]: `${P}.${(typeof HOW)[P][number]}` }[EndingPhase];

export const endingKey = ({ phase, how }: Ending): EndingKey => `${phase}.${how}` as EndingKey;

export const ENDINGS: readonly Ending[] = (Object.keys(HOW) as EndingPhase[]).flatMap((phase) =>
  HOW[phase].map((how) => ({ phase, how }) as Ending),
);

/** The ending made of a phase and a `how`; `undefined` if the phase is no ending or the two do not go together. */
export const endingOf = (phase: string, how: string | undefined): Ending | undefined =>
  how === undefined ? undefined : ENDINGS.find((one) => one.phase === phase && one.how === how);

/**
 * No upload was seen. `bad`: it was ready for so long that somebody should have published; `trouble`: for a shorter
 * time, as in a call that nobody answered.
 */
export type WithoutFile = 'bad' | 'trouble';

/** An ending as people were told it, with what makes it worse. */
export type Verdict = Ending & { readonly without?: WithoutFile };
