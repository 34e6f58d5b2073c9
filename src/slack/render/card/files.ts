import type { KnownBlock } from '@slack/types';
import type { Freshness } from '../../../flows/polling/fresh.ts';
import type { Known } from '../../../recording/known.ts';
import type { RecordedFile } from '../../../recording/observation.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import type { Language } from '../../language/language.ts';
import { moment, shown } from '../../text.ts';
import { howKnown } from '../asking/status.ts';
import { actions, button, context, section, spoken } from '../message.ts';
import { linkedName, newestFirst } from './names.ts';
import { shownName } from './title.ts';
import { uploadLine } from './words.ts';

/** Files of a page: a screenful or two on a phone. Modals take no tables, so each file is a section. */
const PER_PAGE = 12;

const LONGEST_UID = 40;

interface FilesPage {
  readonly known: Known;
  /** Base URL of its files, if it is known. */
  readonly base: string | undefined;
  /**
   * Number of files up to the end of this page; absent: all. Pages count from the oldest, so that files announced
   * between two presses do not move them.
   */
  readonly upTo?: number | undefined;
  /** Absent: Agora was not asked for this answer. */
  readonly freshness?: Freshness;
}

/** A page of the files announced so far, the newest first. */
export function filesBlocks(page: FilesPage, language: Language): readonly KnownBlock[] {
  const { known, base } = page;
  const { files } = language;
  const count = known.files.length;
  const heading = section(files.heading(shownName(known), count));
  const upload = uploadSaid(known, language);
  if (count === 0) {
    const none = upload === undefined ? [] : [upload];
    return [heading, section(spoken(files.none)), context(...none, asOf(page, language))];
  }
  return [
    heading,
    ...rows(page, language),
    context(
      upload ?? files.announced,
      base === undefined ? files.noLinks : files.links,
      asOf(page, language),
    ),
  ];
}

/** Agora's notice about the upload, which is stronger than the announcement of files. */
function uploadSaid(known: Known, language: Language): string | undefined {
  const upload = uploadLine(known, language, known.since);
  return upload === undefined ? undefined : language.together(upload, language.files.unseen);
}

function rows({ known, base, upTo }: FilesPage, language: Language): readonly KnownBlock[] {
  const { files, recording } = known;
  const count = files.length;
  const end = Math.min(Math.max(upTo ?? count, 1), count);
  const begin = Math.max(0, end - PER_PAGE);
  const shownHere = newestFirst(files).slice(count - end, count - begin);
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

function row(
  { name, track, uid, playable, startedAt }: RecordedFile,
  base: string | undefined,
  { files }: Language,
): string {
  const named = linkedName(name, base);
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
  return at === undefined ? language.card.notLookedAt : language.card.checked(moment(at));
}
