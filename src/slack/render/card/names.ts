import { fileUrl } from '../../../recording/file-url.ts';
import type { RecordedFile } from '../../../recording/observation.ts';
import { codeByItsEnds, linkByItsEnds, type Shown } from '../../text.ts';

/** Letters of a file name at most; a longer one loses its middle. */
const LONGEST = 255;

/** Characters of a file name at most, as Slack counts: an emoji has up to eleven, an escaped `&` five. */
const LONGEST_COUNTED = 300;

/** Characters of a link at most where a section has several. */
export const LONGEST_OF_SEVERAL = 600;

/** Letters of a name on the card of a live recording: a line of a phone. */
const SHORT = 36;

/** A file name that can be copied. */
export const wholeName = (name: string): Shown => codeByItsEnds(name, roomFor(name));

/** Letters of a name that fit into `LONGEST_COUNTED`. */
function roomFor(name: string): number {
  let letters = LONGEST;
  while (codeByItsEnds(name, letters).length > LONGEST_COUNTED) letters = Math.floor(letters / 2);
  return letters;
}

/**
 * A file name as a link, if it is known where the file is.
 * @param base see `fileUrl`
 * @param most characters of the link; with a longer one only the name is shown
 */
export function linkedName(name: string, base: string | undefined, most = Number.POSITIVE_INFINITY): Shown {
  const url = fileUrl(base, name);
  const link = url === undefined ? undefined : linkByItsEnds(url, name, roomFor(name));
  return link === undefined || link.length > most ? wholeName(name) : link;
}

/** The part of a file name after the sid, enough to tell files of one recording apart. */
export function shortName(name: string, sid: string): Shown {
  const at = name.lastIndexOf(sid);
  const rest = at < 0 ? name : `…${name.slice(at + sid.length).replace(/^_/, '')}`;
  return codeByItsEnds(rest, SHORT);
}

/** Files, the newest first. Agora documents no order. */
export const newestFirst = <F extends RecordedFile>(files: readonly F[]): readonly F[] =>
  files.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)).toReversed();
