import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Listing } from '../../../flows/asking/list.ts';
import type { Known } from '../../../recording/known.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Rule } from '../../../recording/watching/rule.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { moment, shortSid, shown } from '../../text.ts';
import { titleOf } from '../card/title.ts';
import { buttonOf, context, fallback, fitting, type Message, saying, section } from '../message.ts';
import { pausedHere } from '../telling/pauses.ts';
import { rulesBlocks } from '../watching/rules.ts';

/** What this place watches, each with a button that shows it, or stops watching it; and by which rules. */
export function watchedHereMessage(
  { subjects, total }: { readonly subjects: readonly Subject[]; readonly total: number },
  key: 'show' | 'unwatch',
  language: Language,
  rules: readonly Rule[] = [],
): Message {
  const { answer } = language;
  const after = [...pausedHere(subjects, language), ...rulesBlocks(rules, language)];
  if (subjects.length === 0) return saying(answer.nothingWatched, ...after);
  const rows = subjects.map(({ known }) => row(known, key, language));
  return listed(answer.watchedHere(total), rows, total, language, after);
}

/** Recordings of the workspace. */
export function listMessage({ filter, recordings, total, searched }: Listing, language: Language): Message {
  const { answer, home } = language;
  const name = language.filter[filter];
  const after = searched === undefined ? [] : [context(home.searched(searched))];
  if (recordings.length === 0) return saying(answer.listEmpty(name), ...after);
  const rows = recordings.map((known) => row(known, 'show', language));
  return listed(answer.list(name, total), rows, total, language, after);
}

/** Those that a text may mean, each with the button that does what was asked. */
export function candidatesMessage(
  {
    text,
    candidates,
    total = candidates.length,
  }: { readonly text: string; readonly candidates: readonly Known[]; readonly total?: number },
  key: 'show' | 'watchHere' | 'unwatch',
  language: Language,
): Message {
  const heading = language.mistake.ambiguous(shown(text), total);
  return listed(heading, rowsOf(candidates, key, language), total, language);
}

/** Each with the button that does what was asked. */
export const rowsOf = (all: readonly Known[], key: ButtonKey, language: Language): readonly SectionBlock[] =>
  all.map((known) => row(known, key, language));

function listed(
  heading: string,
  rows: readonly SectionBlock[],
  total: number,
  { answer }: Language,
  after: readonly KnownBlock[] = [],
): Message {
  return {
    text: fallback(heading),
    blocks: fitting([section(`*${heading}*`)], rows, total, answer.notListed, after),
  };
}

function row(known: Known, key: ButtonKey, language: Language): SectionBlock {
  const { recording, since, files } = known;
  const details = language.answer.row({
    since: moment(since),
    files: files.length,
    app: shown(recording.app),
    sid: shortSid(recording.sid),
  });
  return section(`${titleOf(known, language)}\n${details}`, buttonOf(key, known, language));
}
