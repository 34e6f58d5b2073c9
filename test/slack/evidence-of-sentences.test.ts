import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Freshness } from '../../src/flows/polling/fresh.ts';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { missedSince } from '../../src/recording/summing/missed.ts';
import { summary } from '../../src/recording/summing/summary.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { filesBlocks } from '../../src/slack/render/card/files.ts';
import { historyBlocks } from '../../src/slack/render/card/history.ts';
import { pictureAlt } from '../../src/slack/render/card/picture.ts';
import { digestMessage } from '../../src/slack/render/telling/digest.ts';
import { lifeSaid } from '../../src/slack/render/telling/life.ts';
import { missedInThread } from '../../src/slack/render/telling/missed.ts';
import { answers, live } from '../recording/anything.ts';
import { type Life, lifeFiles, readLife, replay } from '../recording/life.ts';
import { type About, claimsIn, NO_CLAIM, unfounded } from './evidence/needed.ts';
import { EVIDENCE } from './evidence/of-a-recording.ts';
import { SELDOM } from './evidence/seldom.ts';
import { type SaidAs, traced } from './evidence/traced.ts';
import { newsOf } from './news-of.ts';
import { subject, watch } from './subjects.ts';

const CLAIMS = new Map(claimsIn(EVIDENCE));

interface Moment extends About {
  readonly at: Instant;
}

function freshnessOf({ final, blind, lookedAt }: Known): Freshness {
  if (final) return { kind: 'final' };
  if (blind) return { kind: 'unanswered', cause: blind.cause };
  return lookedAt === undefined ? { kind: 'spent', ms: 6_000 } : { kind: 'asked', tookMs: 200 };
}

/** Everything that the bot may say of a recording at a moment, sentence by sentence. */
function saidAt({ known, news, at }: Moment, code: string): readonly SaidAs[] {
  const said: SaidAs[] = [];
  const language = traced(languageFor(code), (one) => said.push(one));
  const voice = { language, policy: DEFAULT_POLICY };
  const one = subject(known);
  card(one, voice);
  statusMessage(one, freshnessOf(known), voice, { now: at });
  historyBlocks(known, undefined, language);
  filesBlocks({ known, base: undefined }, language);
  if (summary(known).span) pictureAlt(known, language);
  lifeSaid(known, 0, at, language);
  const since = known.life.at(-2)?.at ?? known.recording.registeredAt;
  const missed = missedSince(known, since);
  if (missed) missedInThread({ known, watch: watch(), missed }, at, language);
  if (news.length > 0) {
    newsOf(one, news, at, language);
    digestMessage([{ known, watch: watch(), news, at }], () => undefined, language);
  }
  return said;
}

const unfoundedAt = (moment: Moment, code: string) => unfounded(saidAt(moment, code), moment, CLAIMS);

const LIVES: readonly (readonly [file: string, life: Life])[] = [
  ...lifeFiles.map((file) => [file, readLife(file)] as const),
  ...SELDOM.map((life, n) => [`seldom life ${n + 1}`, life] as const),
];

const momentsOf = (life: Life): readonly Moment[] =>
  replay(life).map(({ next, news, at }) => {
    const recording = { ...next.recording, registeredBy: 'ci' };
    return { known: { ...next, recording }, news, at };
  });

/** Claims that no life makes: words inside other sentences, and states that only older releases have stored. */
const NOT_MADE = [
  'phase.failed',
  'over.notAfterAll.failed',
  'word.says.uploading',
  'word.says.began',
  'word.says.over',
];

describe.each(LANGUAGE_CODES)('in %s', (code) => {
  test.each(LIVES)('of %s nothing is said that is not known', (_file, life) => {
    for (const moment of momentsOf(life)) expect(unfoundedAt(moment, code)).toEqual([]);
  });

  test('of no life whatever is anything said that is not known', () => {
    fc.assert(
      fc.property(answers, (one) => {
        for (const { next: known, news, now: at } of live(one))
          expect(unfoundedAt({ known, news, at }, code)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test('every claim is made in some life, so that none is judged by an evidence that nobody tried', () => {
  const moments = LIVES.flatMap(([, life]) => momentsOf(life));
  const made = new Set(moments.flatMap((moment) => saidAt(moment, 'en').map(({ path }) => path)));
  const never = [...CLAIMS].filter(([path, claim]) => claim !== NO_CLAIM && !made.has(path));
  expect(never.map(([path]) => path)).toEqual(NOT_MADE);
});
