import type { KnownBlock } from '@slack/types';
import { API_TOKEN_NAME } from '../../../recording/backend.ts';
import { saysOver } from '../../../recording/ending/words.ts';
import type { Known, Stage } from '../../../recording/known.ts';
import { type Happening, timeline } from '../../../recording/summing/timeline.ts';
import type { LedgerEntry } from '../../../recording/telling/ledger.ts';
import type { Language } from '../../language/language.ts';
import { code, codeByItsEnds, mention, moment } from '../../text.ts';
import { faceOfStage } from '../faces.ts';
import { actions, button, context, paragraphs, section } from '../message.ts';
import { wholeName } from './names.ts';
import { endFacts, overKeyOf, stateOver } from './over.ts';
import { shownName } from './title.ts';
import { saysOf } from './words.ts';

/** Told messages listed at most. */
const TOLD = 10;

/** Entries of a page: a screenful or two on a phone. */
const PER_PAGE = 15;

/**
 * A page of the events of a recording, in the order of time.
 * @param upTo number of entries up to the end of this page; absent: all. Pages count from the oldest, so that events
 *   between two presses do not move them
 * @param told messages about the recording in the channel where history was asked for
 */
export function historyBlocks(
  known: Known,
  upTo: number | undefined,
  language: Language,
  told: readonly LedgerEntry[] = [],
): readonly KnownBlock[] {
  const { history } = language.ending;
  const all = timeline(known);
  const count = all.length;
  const end = Math.min(Math.max(upTo ?? count, 1), count);
  const begin = Math.max(0, end - PER_PAGE);
  const { sid, registeredBy } = known.recording;
  const turning = [
    ...(begin > 0 ? [button('historyEarlier', { sid, upTo: begin }, language)] : []),
    ...(end < count
      ? [button('historyLater', { sid, upTo: Math.min(count, end + PER_PAGE) }, language)]
      : []),
  ];
  const left = known.stagesLeftOut;
  return [
    section(history.heading(shownName(known), count)),
    ...paragraphs(all.slice(begin, end).map((one) => `${moment(one.at)} ${line(one, known, language)}`)),
    ...toldBlocks(end === count ? told : [], language),
    context(
      ...(count > PER_PAGE ? [history.page(begin + 1, end, count)] : []),
      ...(left === undefined ? [] : [history.leftOut(left)]),
      ...(registeredBy === undefined
        ? []
        : [history.registeredBy(registeredBy === API_TOKEN_NAME ? undefined : code(registeredBy))]),
      ...(isUnexplained(known) ? [history.knowable] : []),
      history.seenBy,
    ),
    // Buttons, because Slack does not report a second choice of the same option of a menu.
    actions(
      ...turning,
      button('exportJson', known.recording, language),
      button('exportCsv', known.recording, language),
    ),
  ];
}

/** Whether the recording has ended and nobody saw or reported how. */
const isUnexplained = ({ phase, how, words }: Known): boolean =>
  phase === 'ended' && (how === 'unseen' || how === 'early') && !words.some(saysOver);

/** The last messages that this channel got about the recording. */
function toldBlocks(told: readonly LedgerEntry[], { ending: { history } }: Language): readonly KnownBlock[] {
  const lines = told
    .slice(-TOLD)
    .map(({ at, kinds, how, attempts }) => `${moment(at)} ${history.told(kinds.length, how, attempts)}`);
  return lines.length === 0 ? [] : paragraphs([`*${history.toldHere}*`, ...lines]);
}

/** State of a stage in words. The last one is told with all that is known now. */
function stageWords(stage: Stage, known: Known, language: Language): string {
  const key = stage.how === undefined ? undefined : overKeyOf(stage);
  if (key === undefined) return language.phase[stage.phase];
  const isLast = stage.phase === known.phase && stage.how === known.how;
  const facts = isLast ? endFacts(known, language) : { files: 0 };
  return stateOver(key, facts, language.over);
}

function line(one: Happening, known: Known, language: Language): string {
  const {
    ending: { history },
    output,
  } = language;
  switch (one.kind) {
    case 'stage':
      return history.stage(
        stageWords(one, known, language),
        faceOfStage(one),
        one.until === undefined ? undefined : one.until - one.at,
      );
    case 'gap':
      return history.gap(one.until - one.at);
    case 'blank':
      return history.blank(one.until - one.at);
    case 'file':
      return history.file(wholeName(one.file.name));
    case 'push':
      return history.push(codeByItsEnds(one.url), one.status, output[one.status]);
    case 'failover':
      return history.failover(one.sign);
    case 'stop_asked':
      return history.stopAsked;
    case 'vouched':
      return history.vouched(mention(one.by));
    case 'word':
      return history.word(one.word.event, saysOf(one.word));
  }
}
