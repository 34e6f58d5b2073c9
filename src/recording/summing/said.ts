import { failureWord, wordsOfThisEnd } from '../ending/evidence.ts';
import { endReason, ON_THE_WAY, type Reason, reasonOf } from '../ending/reasons.ts';
import { type Silence, silences } from '../ending/streams.ts';
import type { Word } from '../ending/words.ts';
import type { Known } from '../known.ts';
import { isFinished } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Facts from Agora's own words that a card shows. */
interface Said {
  /** Reason of its end, or the last trouble while it runs. */
  readonly reason?: { readonly reason: Reason; readonly word: Word };
  /** Place of its files. `share`: the part that is uploaded, from 0 to 1. */
  readonly upload?:
    | { readonly where: 'bucket' | 'backup'; readonly at: Instant }
    | { readonly where: 'under_way'; readonly share: number };
  /** Present silences. */
  readonly silent: readonly Silence[];
}

/** Ways to end that name the reason already. */
const SAYS_WHY: readonly (string | undefined)[] = ['idle', 'asked', 'limit'];

const saysWhy = (known: Known): boolean =>
  SAYS_WHY.includes(known.how) || (known.phase === 'failed' && failureWord(known) !== undefined);

export function said(known: Known): Said {
  const { words, phase } = known;
  const finished = isFinished(phase);
  const reason = finished ? reasonOfEnd(known) : lastTrouble(words);
  const upload = uploadOf(words, finished || phase === 'stopping');
  return {
    ...(reason ? { reason } : {}),
    ...(upload ? { upload } : {}),
    silent: finished ? [] : silences(words),
  };
}

const reasonOfEnd = (known: Known): Said['reason'] =>
  saysWhy(known) ? undefined : endReason(wordsOfThisEnd(known));

function lastTrouble(words: readonly Word[]): Said['reason'] {
  const word = words.findLast((one) => ON_THE_WAY.has(reasonOf(one)));
  const reason = word && reasonOf(word);
  return word && reason ? { word, reason } : undefined;
}

const TEN_THOUSAND = 10_000;

/** The upload. Its progress is shown only when the recording ends. */
function uploadOf(words: readonly Word[], isEnding: boolean): Said['upload'] {
  const last = (event: number) => words.findLast((one) => one.event === event);
  const [bucket, backup, progress] = [last(31), last(32), last(33)];
  if (bucket) return { where: 'bucket', at: bucket.at };
  if (backup) return { where: 'backup', at: backup.at };
  if (!isEnding || progress?.code === undefined) return undefined;
  return { where: 'under_way', share: Math.min(1, Math.max(0, progress.code / TEN_THOUSAND)) };
}
