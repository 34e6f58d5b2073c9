import type { News, NewsKind } from '../../recording/news.ts';
import type { Phase } from '../../recording/phase.ts';

/** One face per phase in all languages, always beside its word. */
export const FACE: Readonly<Record<Phase, string>> = {
  registered: '⚪',
  starting: '🟡',
  ready: '🟠',
  recording: '🔴',
  paused: '⏸️',
  stopping: '⏹️',
  ended: '✅',
  failed: '❌',
  lost: '❓',
  not_started: '🚫',
  expired: '⌛',
  refused: '⛔',
};

const NEWS_FACE: Readonly<Record<Exclude<NewsKind, 'phase' | 'recovered'>, string>> = {
  started: FACE.recording,
  paused: FACE.paused,
  resumed: FACE.recording,
  file: '📄',
  stopping: FACE.stopping,
  ended: FACE.ended,
  failed: FACE.failed,
  lost: FACE.lost,
  not_started: FACE.not_started,
  stuck_ready: FACE.ready,
  rtmp_down: '🔌',
  rtmp_up: '📡',
  failover: '🔁',
  expiring: '⏳',
  expired: FACE.expired,
  refused: FACE.refused,
  blind: '🌫️',
  sighted: '👀',
};

export function faceOf(news: News): string {
  if (news.kind === 'phase') return FACE[news.to];
  if (news.kind === 'recovered') return FACE[news.phase];
  return NEWS_FACE[news.kind];
}

/** For the view of a whole app. */
export const SIGHT_FACE = { blind: NEWS_FACE.blind, sighted: NEWS_FACE.sighted } as const;

export const WELL = '✅';
export const AMISS = '⚠️';
