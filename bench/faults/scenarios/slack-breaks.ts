import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../../sandbox/slack/faults.ts';
import { judge } from '../judge.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';

/** Methods that workers call. Answers to people take other ways, which stay open. */
const CALLED = [
  'chat.postMessage',
  'chat.update',
  'conversations.history',
  'conversations.replies',
  'conversations.info',
] as const;

/** Shares of the duration: of a minute, 20 s (in which an uptime monitor lost 50 of 50 messages), and 7.5 s. */
const [LONG, SHORT] = [1 / 3, 1 / 8];

/** Seconds for which Slack asks to wait with the next edit. */
const EDITS_WAIT = 5;

/** Seconds: an interval between two looks, and time to post. */
const NEWS_WITHIN = 5;

const breaks = (
  name: string,
  fault: Fault,
  share = SHORT,
  methods: readonly string[] = CALLED,
): Scenario => ({
  name,
  setup: ORDINARY,
  againWithin: 3,
  async play({ slack }, _, seconds) {
    for (const method of methods) slack.setFault(fault, { method });
    await sleep(seconds * share * 1_000);
    slack.clearFaults();
    return [];
  },
});

/**
 * Slack limits edits alone, and news must not wait for them. There are so many channels that no news waits for the pace
 * of its channel.
 */
const editsLimited: Scenario = {
  name: 'Slack limits edits',
  setup: { ...ORDINARY, channels: 30, workers: 3 },
  againWithin: 3,
  async play({ slack }, crowd, seconds) {
    const from = Date.now();
    slack.setFault({ kind: 'ratelimit', seconds: EDITS_WAIT }, { method: 'chat.update' });
    await sleep(seconds * LONG * 1_000);
    slack.clearFaults();
    const refused = slack.log().filter(({ at, method, ok }) => at >= from && method === 'chat.update' && !ok);
    const waits = judge(slack, crowd).delays.flatMap(({ at, ms }) => (at >= from ? [ms] : []));
    return [
      { name: 'edits refused', value: refused.length, unit: '', beside: 'before limits were shared: 38' },
      { name: 'slowest news meanwhile', value: Math.max(0, ...waits) / 1_000, unit: 's', most: NEWS_WITHIN },
    ];
  },
};

export const slackBreaks: readonly Scenario[] = [
  breaks('Slack answers 503', { kind: 'down' }, LONG),
  breaks('Slack answers 429', { kind: 'ratelimit', seconds: 2 }),
  breaks('Slack cuts the connections', { kind: 'cut' }),
  // The message is there, and history shows it; only the bot was not told so.
  breaks('every answer of Slack to a post is lost', { kind: 'lostAnswer' }, SHORT, ['chat.postMessage']),
  editsLimited,
];
