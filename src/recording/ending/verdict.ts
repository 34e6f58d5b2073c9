import type { Known } from '../known.ts';
import type { Ending, Verdict, WithoutFile } from './ending.ts';
import { endingOf } from './ending.ts';
import type { Evidence } from './evidence.ts';
import { uploadedByWord } from './words.ts';

interface Row {
  readonly when: (evidence: Evidence) => boolean;
  readonly ending: Ending;
}

/** No word is missing where one has come, nor where none was to be expected. */
const wordIsMissing = ({ wordDue, reported, said }: Evidence): boolean =>
  wordDue === 'promised' && !reported && !said.over;

const nothingElse = ({ stopSeen, reported, vouched, said, inMove }: Evidence): boolean =>
  !stopSeen && !reported && !vouched && !said.over && !inMove;

/**
 * What the end of a recording that is gone is called: the first row that fits (domain page endings, section 3). Bad news
 * needs evidence against an ordinary end; where nothing is known, that is what is said.
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

/**
 * Whether nothing was uploaded, as far as anybody saw, and how grave that is. Somebody should have published where it had
 * stood ready for long, whoever stopped it then.
 */
export function withoutFile(known: Known): WithoutFile | undefined {
  const { files, reached, words, stuckTold } = known;
  if (files.length > 0 || reached === 'recording' || uploadedByWord(words)) return undefined;
  return stuckTold ? 'bad' : 'trouble';
}

/** What people were told last of how a recording ended; `undefined` while it is not over. */
export function verdictOf(known: Known): Verdict | undefined {
  const ending = endingOf(known.phase, known.how);
  if (ending?.phase !== 'ended') return ending;
  const without = withoutFile(known);
  return without === undefined ? ending : { ...ending, without };
}
