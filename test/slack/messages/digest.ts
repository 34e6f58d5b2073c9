import { verdictOf } from '../../../src/recording/ending/verdict.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { News } from '../../../src/recording/news.ts';
import { isFinished } from '../../../src/recording/phase.ts';
import type { MissedOf } from '../../../src/recording/telling/saying.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import type { Message } from '../../../src/slack/render/message.ts';
import { digestMessage } from '../../../src/slack/render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../../../src/slack/render/telling/missed.ts';
import { at, everyPhase, START, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

const NOW = at('15:40:00');

const linkTo = (ts: string) => `https://acme.slack.com/archives/C0123456789/p${ts.replace('.', '')}`;

/** A message, and the one that is sent where Slack refuses its blocks. */
const bothWays = (
  what: string,
  { instead, ...message }: Message,
): readonly (readonly [string, Message])[] => [
  [what, message],
  ...(instead ? [[`${what}, in older blocks`, { ...message, blocks: instead }] as const] : []),
];

const verdictIn = (known: Known) => {
  const verdict = verdictOf(known);
  return verdict ? { verdict } : {};
};

/** Digests and summaries about a hundred recordings of one name. */
export function digestMessages(text: string, everyNews: readonly News[], language: Language): Messages {
  const phases = everyPhase.map((one): Known => ({ ...one, recording: { ...one.recording, alias: text } }));
  const many = Array.from({ length: 100 }, (_, n) => phases[n % phases.length]).filter((one) => !!one);
  const told = many.map((known, n) => ({
    known,
    watch: watch({ card: '1795359600.000100' }),
    news: everyNews.slice(n % 30),
    at: NOW,
  }));
  const missed = many.map(
    (known): MissedOf => ({
      known,
      watch: watch(),
      missed: {
        since: START,
        from: 'recording',
        to: known.phase,
        at: NOW,
        changes: 12,
        files: 1_000,
        gaps: 3,
        trouble: isFinished(known.phase)
          ? []
          : ['stuck_ready', 'rtmp_down', 'expiring', 'blind', 'left_running', 'paused_long'],
        ...verdictIn(known),
        kinds: [
          { kind: 'lost', gravity: 'bad' },
          { kind: 'file', gravity: 'ordinary' },
        ],
      },
    }),
  );
  const alike = (phase: Known['phase']) =>
    told.filter(({ known }) => known.phase === phase).map((one) => ({ ...one, news: [] }));
  return [
    ...bothWays('digest of failures only', digestMessage(alike('failed'), linkTo, language)),
    ...bothWays('digest of lost ones only', digestMessage(alike('lost'), linkTo, language)),
    ...bothWays('digest', digestMessage(told, linkTo, language)),
    ...bothWays('missed by a place', missedByPlace(missed, START, 500, NOW, language)),
    ...missed.slice(0, 1).flatMap((one) => {
      const once = { ...one, missed: { ...one.missed, gaps: 1 } };
      return bothWays('missed, not found once', missedInThread(once, NOW, language));
    }),
    ...missed.slice(0, 12).flatMap((one) => bothWays('missed', missedInThread(one, NOW, language))),
  ];
}
