import { fileUrl } from '../../../recording/file-url.ts';
import type { RecordedFile } from '../../../recording/observation.ts';
import { codeByItsEnds, linkByItsEnds, type Shown } from '../../text.ts';

/** Longest file name that is shown whole, in letters; a longer one loses its middle. */
const LONGEST = 255;

/** Longest name as Slack counts it: an emoji is up to eleven characters, an escaped `&` five. */
const LONGEST_COUNTED = 300;

/** Longest link of several in one section, in characters. */
export const LONGEST_OF_SEVERAL = 600;

/** Longest name on a card that goes on, in characters: a line of a phone. */
const SHORT = 36;

/** A file name that can be copied. */
export const wholeName = (name: string): Shown => codeByItsEnds(name, roomFor(name));

/** Letters of this name for which there is room. */
function roomFor(name: string): number {
  let letters = LONGEST;
  while (codeByItsEnds(name, letters).length > LONGEST_COUNTED) letters = Math.floor(letters / 2);
  return letters;
}

/**
 * The same as a link, if it is known where the file is.
 * @param base see `fileUrl`
 * @param most longest link, in characters; a longer one is left out
 */
export function linkedName(name: string, base: string | undefined, most = Number.POSITIVE_INFINITY): Shown {
  const url = fileUrl(base, name);
  const link = url === undefined ? undefined : linkByItsEnds(url, name, roomFor(name));
  return link === undefined || link.length > most ? wholeName(name) : link;
}

/** The end of a file name, after the sid with which Agora begins it: enough to know it by under its own card. */
export function shortName(name: string, sid: string): Shown {
  const at = name.lastIndexOf(sid);
  const rest = at < 0 ? name : `…${name.slice(at + sid.length).replace(/^_/, '')}`;
  return codeByItsEnds(rest, SHORT);
}

/** Files, the newest first. Agora lists them in no documented order. */
export const newestFirst = <F extends RecordedFile>(files: readonly F[]): readonly F[] =>
  files.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)).toReversed();
