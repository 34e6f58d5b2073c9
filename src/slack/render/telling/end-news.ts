import { endingKey } from '../../../recording/ending/ending.ts';
import { filled } from '../../../recording/filled.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import { type EndNews, toldAs } from '../../../recording/watching/gravity.ts';
import type { EndFacts } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { type Said, said } from '../../language/said.ts';
import { codeByItsEnds, mention, minute, timeNear } from '../../text.ts';
import { newestFirst } from '../card/names.ts';
import { failureOf, LAST_LOOK_MS, span, stateOver, stopFacts, whyOver } from '../card/over.ts';

/** Letters of the newest file's name at most. */
const LONGEST_FILE_NAME = 120;

/** News of an end: the verdict, how it is known, and what to check. */
export function endSaid(news: EndNews, known: Known, at: Instant, language: Language): Said {
  const { over, together } = language;
  const facts = factsOf(news, known, at, language);
  const key = endingKey(toldAs(news));
  const { fact, check } = whyOver(key, facts, language);
  const first = over.sentence(told(news, facts, language));
  const tellsFiles = news.kind === 'failed' || (news.kind === 'ended' && news.without === undefined);
  const [newest] = newestFirst(known.files);
  const files = tellsFiles
    ? language.news.announced(news.files, newest && codeByItsEnds(newest.name, LONGEST_FILE_NAME))
    : undefined;
  const parts = [first, fact, ...(files === undefined ? [] : [files])].filter((one) => one !== '');
  return said(parts.reduce(together), check);
}

/** The verdict in the words of a row or a push, without mentions. */
export function endTold(news: EndNews, known: Known, at: Instant, language: Language): string {
  const { by: _, ...facts } = factsOf(news, known, at, language);
  return told(news, facts, language);
}

/** The verdict, and the earlier one that it replaces. */
function told(news: EndNews, facts: EndFacts, { over }: Language): string {
  const verdict = toldAs(news);
  const state = stateOver(endingKey(verdict), facts, over);
  const was = 'was' in news ? news.was : undefined;
  if (was === undefined) return state;
  if ('withdrawn' in news && news.withdrawn) return over.replaced(over.withdrawn, state);
  if (was.without && !verdict.without) return over.replaced(over.fileAfterAll, state);
  const sameKind = was.phase === verdict.phase || was.phase === 'ended';
  return over.replaced(sameKind ? over.corrected : over.notAfterAll[was.phase], state);
}

function factsOf(news: EndNews, known: Known, at: Instant, { phase }: Language): EndFacts {
  const near = (then: Instant) => timeNear(then, at);
  const { mode } = known.recording;
  switch (news.kind) {
    case 'ended': {
      const { files, between, without, planned, limitHours, by, neverSeen } = news;
      return {
        mode,
        files,
        between: span(between, near),
        ...filled({ without, limitHours }),
        ...(planned === undefined ? {} : { planned: near(planned) }),
        ...(planned !== undefined && planned > between.before ? { earlyMs: planned - between.before } : {}),
        ...stopFacts(known, near),
        ...(by === undefined ? {} : { vouched: true, by: mention(by) }),
        ...(known.gone?.wordDue === 'promised' ? { promised: true } : {}),
        ...(neverSeen ? { neverSeen } : {}),
      };
    }
    case 'failed': {
      const { files, between, word } = news;
      return { mode, files, between: span(between, near), ...(word ? { failure: failureOf(word) } : {}) };
    }
    case 'lost':
      return {
        mode,
        files: 0,
        between: span({ after: news.between.after, before: news.missingSince }, near),
        lastState: phase[news.lastPhase],
        checkUntil: near(at + LAST_LOOK_MS),
        ...stopFacts(known, near),
        ...(news.uploaded ? {} : { unused: true }),
        ...(news.notToEnd ? { notToEnd: true } : {}),
      };
    case 'not_started':
      return {
        mode,
        files: 0,
        waitedMs: news.between.before - news.between.after,
        until: minute(news.askingUntil),
        ...(news.status === undefined ? {} : { status: news.status }),
      };
  }
}
