import type { KnownBlock } from '@slack/types';
import type { Freshness } from '../../../flows/polling/fresh.ts';
import { fileUrl } from '../../../recording/file-url.ts';
import type { Known } from '../../../recording/known.ts';
import type { RecordedFile } from '../../../recording/observation.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import type { Language } from '../../language/language.ts';
import { codeByItsEnds, linkByItsEnds, moment, shown } from '../../text.ts';
import { howKnown } from '../asking/status.ts';
import { actions, button, context, section, spoken } from '../message.ts';
import { shownName } from './title.ts';

/** A screenful or two on a phone. Tables are not allowed in modals, so each file is a section. */
const PER_PAGE = 12;

/** File names keep their ends, which tell them apart. */
const LONGEST_NAME = 120;
const LONGEST_UID = 40;

export interface FilesPage {
  readonly known: Known;
  /** Where its files can be read, where that is known. */
  readonly base: string | undefined;
  /**
   * How many of the oldest files are not newer than this page; all when absent. Pages are counted from the oldest, so
   * that a file which is announced between two presses moves nothing.
   */
  readonly upTo?: number | undefined;
  /** Absent: nobody has asked Agora for this. */
  readonly freshness?: Freshness;
}

/** The files announced so far, the newest first, a page at a time. */
export function filesBlocks(page: FilesPage, language: Language): readonly KnownBlock[] {
  const { known, base } = page;
  const { files } = language;
  const count = known.files.length;
  const heading = section(files.heading(shownName(known), count));
  if (count === 0) return [heading, section(spoken(files.none)), context(asOf(page, language))];
  return [
    heading,
    ...rows(page, language),
    context(files.announced, base === undefined ? files.noLinks : files.links, asOf(page, language)),
  ];
}

function rows({ known, base, upTo }: FilesPage, language: Language): readonly KnownBlock[] {
  const { files, recording } = known;
  const count = files.length;
  const end = Math.min(Math.max(upTo ?? count, 1), count);
  const begin = Math.max(0, end - PER_PAGE);
  const shownHere = byAge(files).slice(begin, end).toReversed();
  const at = (next: number) => ({ sid: recording.sid, upTo: next });
  const turning = [
    ...(end < count ? [button('filesNewer', at(Math.min(count, end + PER_PAGE)), language)] : []),
    ...(begin > 0 ? [button('filesOlder', at(begin), language)] : []),
  ];
  return [
    ...shownHere.map((file) => section(row(file, base, language))),
    context(language.files.range(count - end + 1, count - begin, count)),
    ...(turning.length > 0 ? [actions(...turning)] : []),
  ];
}

/** Agora lists files in no order that it documents. */
const byAge = (files: readonly RecordedFile[]): readonly RecordedFile[] =>
  files.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));

function row(
  { name, track, uid, playable, startedAt }: RecordedFile,
  base: string | undefined,
  { files }: Language,
): string {
  const url = fileUrl(base, name);
  const named = (url && linkByItsEnds(url, name, LONGEST_NAME)) ?? codeByItsEnds(name, LONGEST_NAME);
  const about = files.row({
    track,
    uid: uid === undefined ? undefined : shown(uid, LONGEST_UID),
    since: startedAt === undefined ? undefined : moment(startedAt),
    fragment: playable === false,
  });
  return `${named}\n${about}`;
}

function asOf({ known, freshness }: FilesPage, language: Language): string {
  if (freshness) return howKnown(known, freshness, language);
  const at = evidenceAt(known);
  return at === undefined ? language.card.notLookedAt : language.card.asOf(moment(at));
}
