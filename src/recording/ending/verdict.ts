import type { Known } from '../known.ts';
import type { Ending, Verdict, WithoutFile } from './ending.ts';
import { endingOf } from './ending.ts';
import type { Evidence } from './evidence.ts';
import { uploadedByWord } from './words.ts';

interface Row {
  readonly when: (evidence: Evidence) => boolean;
  readonly ending: Ending;
}

/** Whether a promised report has not come. */
const wordIsMissing = ({ wordDue, reported, said }: Evidence): boolean =>
  wordDue === 'promised' && !reported && !said.over;

const nothingElse = ({ stopSeen, reported, vouched, said, inMove }: Evidence): boolean =>
  !stopSeen && !reported && !vouched && !said.over && !inMove;

/**
 * The verdict on a disappearance is the first row that fits (ADR 21). Bad news needs evidence against an ordinary end;
 * without any evidence it is `UNSEEN`.
 */
const TABLE: readonly Row[] = [
  { when: ({ said }) => said.failed, ending: { phase: 'failed', how: 'reported' } },
  {
    when: (evidence) => evidence.said.limit || (evidence.atLimit && nothingElse(evidence)),
    ending: { phase: 'ended', how: 'limit' },
  },
  { when: ({ said }) => said.idle, ending: { phase: 'ended', how: 'idle' } },
  { when: ({ stopSeen }) => stopSeen, ending: { phase: 'ended', how: 'exited' } },
  {
    when: ({ reported, said, vouched }) => reported || said.asked || vouched,
    ending: { phase: 'ended', how: 'asked' },
  },
  { when: ({ inMove }) => inMove, ending: { phase: 'lost', how: 'in_move' } },
  { when: ({ notToEnd }) => notToEnd, ending: { phase: 'lost', how: 'unasked' } },
  {
    when: (evidence) => wordIsMissing(evidence) && (evidence.beforePlan || !evidence.planned),
    ending: { phase: 'lost', how: 'unasked' },
  },
  {
    when: (evidence) => wordIsMissing(evidence) || (evidence.wordDue === 'usual' && !evidence.reported),
    ending: { phase: 'ended', how: 'unasked' },
  },
  { when: ({ early }) => early, ending: { phase: 'ended', how: 'early' } },
];

const UNSEEN: Ending = { phase: 'ended', how: 'unseen' };

export const judgeEnd = (evidence: Evidence): Ending =>
  TABLE.find(({ when }) => when(evidence))?.ending ?? UNSEEN;

export function withoutFile(known: Known): WithoutFile | undefined {
  const { files, reached, words, stuckTold } = known;
  if (files.length > 0 || reached === 'recording' || uploadedByWord(words)) return undefined;
  return stuckTold ? 'bad' : 'trouble';
}

/** The present verdict; `undefined` while the recording is not over. */
export function verdictOf(known: Known): Verdict | undefined {
  const ending = endingOf(known.phase, known.how);
  if (ending?.phase !== 'ended') return ending;
  const without = withoutFile(known);
  return without === undefined ? ending : { ...ending, without };
}
