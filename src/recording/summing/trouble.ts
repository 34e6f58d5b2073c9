import { TELL_AFTER_MS } from '../judging/blindness.ts';
import { blindToldFrom, type Sight } from '../judging/sight.ts';
import type { Known, PushStage } from '../known.ts';
import type { NewsKind } from '../news.ts';
import { LONG_PAUSE_MS, SILENT_MS, STUCK_READY_MS, warningAt } from '../pacing/reminders.ts';
import { isFinished } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { said } from './said.ts';

/** Kinds of news about trouble, pushes that are up again, and Agora's own words. */
export type TroubleKind = Extract<
  NewsKind,
  | 'stuck_ready'
  | 'rtmp_down'
  | 'rtmp_up'
  | 'expiring'
  | 'blind'
  | 'left_running'
  | 'paused_long'
  | 'reason'
  | 'uploaded'
>;

/**
 * Trouble that leaves no stage in a life: what was told after `since` and has not passed, and pushes that were down
 * then and are up again. A recording that is over has only Agora's words.
 */
export function troubleSince(known: Known, since: Instant): readonly TroubleKind[] {
  const words = wordsSince(known, since);
  if (isFinished(known.phase)) return words;
  const then = pushesAt(known, since);
  // Pushes that a stop takes down are no trouble.
  const now = known.phase === 'stopping' ? then : pushesAt(known, Number.POSITIVE_INFINITY);
  const turned = (status: PushStage['status'], from: (before: PushStage['status'] | undefined) => boolean) =>
    [...now].some(([url, does]) => does === status && from(then.get(url)));
  const kinds: readonly (TroubleKind | false)[] = [
    isStuck(known) && known.since + STUCK_READY_MS >= since && 'stuck_ready',
    turned('disconnected', (before) => before !== 'disconnected') && 'rtmp_down',
    turned('publishing', (before) => before === 'disconnected') && 'rtmp_up',
    known.expiryTold && warningAt(known) >= since && 'expiring',
    known.overruns.some(({ at }) => at >= since) && 'left_running',
    known.phase === 'paused' &&
      known.longPause !== undefined &&
      known.longPause + LONG_PAUSE_MS >= since &&
      'paused_long',
    known.blind?.told === true && known.blind.since + TELL_AFTER_MS >= since && 'blind',
  ];
  return [...kinds.filter((kind) => kind !== false), ...words];
}

/** Agora's words about trouble and the upload since then. */
function wordsSince(known: Known, since: Instant): readonly TroubleKind[] {
  const { reason, upload } = said(known);
  const arrived = upload !== undefined && upload.where !== 'under_way' && upload.at >= since;
  const silent = !isFinished(known.phase) && known.silencesTold.some((one) => one.since + SILENT_MS >= since);
  const isNew = silent || (reason !== undefined && reason.word.at >= since);
  return [...(isNew ? (['reason'] as const) : []), ...(arrived ? (['uploaded'] as const) : [])];
}

/**
 * Marks a recording as blind if people were told after `since` that its app cannot be seen. Few recordings of such an
 * app get a look that would do so.
 */
export function asSeen(known: Known, { dark }: Sight, since: Instant): Known {
  if (known.final || !dark?.told || blindToldFrom(dark) < since) return known;
  const { cause, looks, told } = dark;
  return { ...known, blind: { since: dark.since, cause, looks, told } };
}

/** Last known state of each push at a moment. */
const pushesAt = ({ pushes }: Known, at: Instant): ReadonlyMap<string, PushStage['status']> =>
  new Map(pushes.filter((stage) => stage.at <= at).map(({ url, status }) => [url, status]));

const isStuck = ({ phase, reached, stuckTold }: Known): boolean =>
  stuckTold && phase === 'ready' && reached === 'ready';
