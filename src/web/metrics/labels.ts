import { HOW } from '../../recording/ending/ending.ts';
import type { Answer } from '../../recording/observation.ts';
import type { DeliveryKind } from '../../recording/telling/delivery.ts';

/**
 * Values that a label may have. `app`: names of configured Agora apps, as many as are named apart. `open`: a bounded
 * set that the code itself spells out elsewhere, such as methods of Slack. Never anything that a person typed.
 */
export type Values = readonly string[] | 'app' | 'open';

/** Classes of Agora's answers; a rejection of the App ID is a class of its own. */
const ANSWERS: Record<Answer['kind'] | 'app_rejected', true> = {
  snapshot: true,
  incomplete: true,
  not_found: true,
  exiting: true,
  no_route: true,
  rejected: true,
  app_rejected: true,
  forbidden: true,
  throttled: true,
  unavailable: true,
};
export const answer = Object.keys(ANSWERS);

const DELIVERY_KINDS: Record<DeliveryKind, true> = {
  recording: true,
  share: true,
  not_shared: true,
  unwatched: true,
  language: true,
  on_it: true,
  app: true,
  awaited: true,
  emptied: true,
  forgotten: true,
  thread: true,
  digest: true,
  story: true,
  missed: true,
  paused: true,
  resumed: true,
  left: true,
  passed_on: true,
};
export const delivery = Object.keys(DELIVERY_KINDS);

/** Every way to end, and nothing for news that ends nothing. */
export const how = ['', ...new Set<string>(Object.values(HOW).flat())];

/** How an attempt at a delivery ended. `unknown` is a doubt: Slack may have the message. */
export const ATTEMPTS = [
  'told',
  'found',
  'repeated',
  'edited',
  'nothing',
  'card',
  'not_sent',
  'away',
  'not_edited',
  'unknown',
  'unseen',
  'unclear',
  'refused',
  'not_told',
] as const;

/** Apps that have series of their own; a workspace rarely has more than three, and each adds up to three hundred series. */
const MOST_APPS = 20;

const OTHERS = 'other';

/** Keeps the number of series bounded, however many apps are configured: those beyond the first few share one label. */
export function appLabels(apps: readonly string[]): {
  readonly labels: readonly string[];
  labelOf(app: string): string;
} {
  const own = new Set(apps.slice(0, MOST_APPS));
  const labels = apps.length > own.size ? [...own, OTHERS] : [...own];
  return { labels, labelOf: (app) => (own.has(app) ? app : OTHERS) };
}
