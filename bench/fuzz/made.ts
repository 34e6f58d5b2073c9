import type { Random } from '../random.ts';

/** Fragments that mean something to a reader, or look as if they did. */
const WORDS: readonly [string, ...string[]] = [
  '',
  ...` \t\n,;:.'"\`*_~-+=/\\|<>()[]{}#@!?%&x0“’…∗界`,
  '/recording-status ',
  '9f3c51d07ab84e6fb2a1c0d94e7785aa',
  '9f3c51d0',
  'R'.repeat(200),
  'mix',
  'web',
  'as:"Algebra II"',
  'only:ended,failed',
  'only:',
  'app:prod',
  'lang:zh',
  'notify:<@U1>',
  'max:3',
  'cards:bad',
  'broadcast:none',
  'all channel:class-*',
  'sid=',
  '{"sid":"a","resourceId":"b","mode":"mix"}',
  '{"cname":',
  'curl -X POST https://api.agora.io/v1/apps/x/cloud_recording/resourceid/y/sid/z/mode/mix/query',
  '<http://a|b>',
  '<@U1>',
  '&lt;',
  'null',
  '\u0000',
  '\u200b',
  '\ud800',
  '😀',
  '1e999',
  '-1',
];

/** A text of a few fragments, sometimes of many. */
export function textOf(random: Random): string {
  const words = random.skewed(1, 30);
  let text = '';
  for (let nth = 0; nth < words; nth += 1) text += random.pick(WORDS);
  return text.slice(0, 40_000);
}

const NAMES = [
  'type',
  'event',
  'user',
  'user_id',
  'team',
  'team_id',
  'channel',
  'channel_id',
  'actions',
  'action_id',
  'value',
  'view',
  'state',
  'values',
  'private_metadata',
  'message',
  'command',
  'text',
  'sid',
  'resourceId',
  'mode',
  'watch',
  'cname',
  'phase',
] as const;

const TYPES = [
  'app_home_opened',
  'app_rate_limited',
  'block_actions',
  'event_callback',
  'message_action',
  'recording_refresh',
  'shortcut',
  'url_verification',
  'user_change',
  'view_submission',
] as const;

/** Data with names that the bot reads, and values of every kind. */
export function anyValue(random: Random, depth = 3): unknown {
  const kind = random.between(0, depth > 0 ? 9 : 6);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.pick([0, -1, 1.5, 1e308, Date.now()]);
  if (kind === 3) return random.pick(TYPES);
  if (kind < 6) return textOf(random).slice(0, 300);
  if (kind === 6) return Array.from({ length: random.between(0, 4) }, () => anyValue(random, depth - 1));
  return objectOf(random, depth);
}

export const objectOf = (random: Random, depth = 3): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Array.from({ length: random.between(0, 7) }, () => [random.pick(NAMES), anyValue(random, depth - 1)]),
  );

/** A text for a reader. */
export const wordsOf = (random: Random): string =>
  random.chance(0.3) ? JSON.stringify(anyValue(random)) : textOf(random);
