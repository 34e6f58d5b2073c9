import type { Known } from '../../../src/recording/known.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { statusMessage } from '../../../src/slack/render/asking/status.ts';
import { card } from '../../../src/slack/render/card/card.ts';
import { type Life, policyOf, type Replayed, readLife, replay } from '../../recording/life.ts';
import { stateOf } from '../../recording/told.ts';
import { newsOf, pieceOf } from '../news-of.ts';
import { watch } from '../subjects.ts';
import type { Made } from './printed.ts';

/** A situation that people meet, with the words of each surface in order. */
export interface Scene {
  readonly title: string;
  readonly made: readonly Made[];
}

/** Recorded lives (`test/lives`) that are told whole: each way to begin, to go on and to end. */
const LIVES: readonly string[] = [
  'normal-end-6-7-8',
  'nothing-known-of-its-end',
  'stop-asked-then-404',
  'agora-says-everybody-left',
  'at-its-limit',
  'left-running',
  'paused-for-long',
  'usually-reported',
  'over-before-its-plan',
  'unanswered-call',
  'uploaded-after-all',
  'promised-and-not-reported',
  'gone-in-a-move',
  'found-after-5-minutes',
  'failed-status-20',
  'agora-says-the-page-failed',
  'watched-and-did-not-start',
  'late-start-seen-at-4',
  'stuck-ready',
  'failover-404-then-2-then-5',
  'not-found-for-75-seconds',
  'blind-for-twelve-minutes',
  'refused-by-ids',
  'expiring-then-expired',
  'web-with-rtmp',
  'stopped-on-purpose-says-somebody',
];

/** Talks with the bot: a title, and the names of messages and views that belong to it. */
const TALKS: readonly (readonly [title: string, made: RegExp])[] = [
  ['Somebody watches a recording', /^watch: watching|^watch in a direct|^unwatch: /],
  ['Somebody pastes too little, or the wrong thing', /^watch: (misread|incomplete|unknown|short|too)/],
  ['Somebody pastes several at once', /^pasted: |^many at once$/],
  ['Somebody asks for a name that is not known, or for one of several', /^watch: (none|many)|^ambiguous/],
  ['Somebody asks how a recording is', /^status \w+: recording 3$|^status: unregistered|^share queued/],
  ['Somebody asks what this channel watches', /^watched here/],
  ['Somebody asks for a list', /^list |^unknown filter/],
  ['Somebody asks for help, or types what is not there', /^help|^nothing typed|^a button|^the cards option/],
  ['Somebody wants silence, and what was missed', /^mute|^missed$/],
  ['Somebody takes care of bad news', /on it|^bad news|^calls|^who calls/],
  ['Somebody says that it was stopped on purpose', /^vouched|^taken back|^nothing to take back/],
  ['Somebody sets a rule, and ends it', /rule|^matching/],
  ['The bot cannot post, and goes on', /^paused|^resume |^not shared|^missed by a place/],
  ['Many end within seconds', /^digest/],
  ['Agora cannot be seen, and is back', /^app /],
  [
    'Redis or Slack is away, or has lost what it had',
    /^(memory|slack|unknown)|^perhaps repeated|^answered late/,
  ],
  ['Somebody asks what may keep news from a channel', /^doctor|^told again/],
  ['Somebody opens Home', /^Home/],
  [
    'Somebody looks at files and history, and takes them away',
    /^files up to|^(the middle of the )?history|^export/,
  ],
];

/** Moments of a life at which a channel may see something else than before. */
const isTold = ({ before, next, news }: Replayed): boolean =>
  news.length > 0 || stateOf(before) !== stateOf(next);

function lifeTold(life: Life, name: string, language: Language): readonly Made[] {
  const looks = replay(life);
  const voice = { language, policy: policyOf(life) };
  const subjectOf = (known: Known): Subject => {
    const here = watch({ sid: known.recording.sid, since: known.recording.registeredAt });
    const called = { ...known, recording: { ...known.recording, alias: name } };
    return { known: called, watch: here, watchers: [here] };
  };
  const made = looks.filter(isTold).flatMap(({ at, next, news }): readonly Made[] => {
    const subject = subjectOf(next);
    const [{ told }] = pieceOf(news, at, subject.watch);
    return [
      { what: 'card', at, shown: card(subject, voice) },
      ...(news.length === 0
        ? []
        : [
            {
              what: told === 'channel' ? 'channel' : 'thread',
              at,
              shown: newsOf(subject, news, at, language),
            },
          ]),
    ];
  });
  const last = looks.at(-1);
  if (last === undefined) return made;
  return [
    ...made,
    { what: '/recording-status', at: last.at, shown: statusOf(subjectOf(last.next), last.at) },
  ];

  function statusOf(subject: Subject, now: Instant) {
    const freshness = subject.known.final
      ? { kind: 'final' as const }
      : { kind: 'asked' as const, tookMs: 234 };
    return statusMessage(subject, freshness, voice, { now });
  }
}

/** Scenes in one language, and the rest of `all`, which is in none. @param all everything that can be made */
export function scenesOf(
  name: string,
  language: Language,
  all: readonly (readonly [what: string, shown: unknown])[],
): { readonly scenes: readonly Scene[]; readonly beside: readonly Made[] } {
  const left = new Set(all);
  const talks = TALKS.map(([title, named]) => {
    const made = [...left].filter(([what]) => named.test(what));
    for (const one of made) left.delete(one);
    return { title, made: made.map(([what, shown]) => ({ what, shown })) };
  });
  const lives = LIVES.map((file) => {
    const life = readLife(`${file}.json`);
    return { title: life.title, made: lifeTold(life, name, language) };
  });
  return {
    scenes: [...lives, ...talks],
    beside: [...left].map(([what, shown]) => ({ what, shown })),
  };
}
