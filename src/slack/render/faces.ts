import { type EndingKey, endingKey, endingOf, type Verdict } from '../../recording/ending/ending.ts';
import { streamOf } from '../../recording/ending/streams.ts';
import { verdictOf } from '../../recording/ending/verdict.ts';
import { cannotSee } from '../../recording/judging/blindness.ts';
import type { Known, Stage } from '../../recording/known.ts';
import type { News, NewsKind } from '../../recording/news.ts';
import { isGoingOn, type Phase } from '../../recording/phase.ts';
import { gravityOf, toldAs } from '../../recording/watching/gravity.ts';

/** Emoji of each phase, always shown beside its word; of an ending, the one if no more is known. Red means broken. */
export const FACE: Readonly<Record<Phase, string>> = {
  registered: '⚪',
  starting: '🟡',
  ready: '🟠',
  recording: '🟢',
  paused: '⏸️',
  stopping: '⏹️',
  ended: '⏹️',
  failed: '❌',
  lost: '❓',
  not_started: '⏹️',
  expired: '⌛',
  refused: '⛔',
};

/** Emoji of each ending. ✅: known to have gone well; ⏹: over, and either no more is known or something is odd. */
const OF_ENDING: Readonly<Record<EndingKey, string>> = {
  'ended.exited': '✅',
  'ended.asked': '✅',
  'ended.idle': '✅',
  'ended.limit': '⏹️',
  'ended.unasked': '⏹️',
  'ended.early': '⏹️',
  'ended.unseen': '⏹️',
  'failed.abnormal': '❌',
  'failed.reported': '❌',
  'lost.in_move': '❓',
  'lost.unasked': '❓',
  'not_started.watched': '🚫',
  'not_started.unseen': '⏹️',
};

export function faceOfVerdict(verdict: Verdict): string {
  if (verdict.without === undefined) return OF_ENDING[endingKey(verdict)];
  return verdict.without === 'bad' ? '❌' : '⏹️';
}

export function faceOfKnown(known: Known): string {
  const verdict = verdictOf(known);
  if (isGoingOn(known.phase) && cannotSee(known)) return NEWS_FACE.blind;
  return verdict ? faceOfVerdict(verdict) : FACE[known.phase];
}

export function faceOfStage({ phase, how }: Pick<Stage, 'phase' | 'how'>): string {
  const ending = endingOf(phase, how);
  return ending ? OF_ENDING[endingKey(ending)] : FACE[phase];
}

type Told = Exclude<NewsKind, 'phase' | 'recovered' | Verdict['phase']>;

const NEWS_FACE: Readonly<Record<Told, string>> = {
  started: FACE.recording,
  paused: FACE.paused,
  resumed: FACE.recording,
  file: '📄',
  stopping: FACE.stopping,
  stuck_ready: FACE.ready,
  rtmp_down: '🔌',
  rtmp_up: '📡',
  failover: '🔁',
  expiring: '⏳',
  expired: FACE.expired,
  refused: FACE.refused,
  blind: '🌫️',
  sighted: '👀',
  left_running: '⏳',
  paused_long: FACE.paused,
  limit_ahead: '⏳',
  reason: '⚠️',
  uploaded: '📄',
};

export function faceOf(news: News): string {
  switch (news.kind) {
    case 'phase':
      return FACE[news.to];
    case 'recovered':
      return FACE[news.phase];
    case 'ended':
    case 'failed':
    case 'lost':
    case 'not_started':
      return faceOfVerdict(toldAs(news));
    case 'reason':
      if (gravityOf(news) !== 'over') return NEWS_FACE.reason;
      // Sound or picture is back, while the recording goes on.
      return streamOf(news.word) === undefined ? FACE.stopping : NEWS_FACE.rtmp_up;
    case 'uploaded':
      return gravityOf(news) === 'trouble' ? NEWS_FACE.reason : NEWS_FACE.uploaded;
    default:
      return NEWS_FACE[news.kind];
  }
}

/** Emoji for whether the recordings of an app can be seen. */
export const SIGHT_FACE = { blind: NEWS_FACE.blind, sighted: NEWS_FACE.sighted } as const;

export const WELL = '✅';
export const AMISS = '⚠️';
/** Bullet of advice. */
export const HINT = '•';
