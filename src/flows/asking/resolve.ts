import type { Recordings } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import { called, calledLike, calledNearly, type Named, named } from '../../recording/naming/called.ts';
import { asTyped, withoutFormatting } from '../../recording/paste/as-typed.ts';
import { readPaste } from '../../recording/paste/paste.ts';
import { LONGEST_NAME, SHORTEST_PREFIX } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { liveFirst, SEARCHED } from './list.ts';

/** What a person meant by a text that should name one recording. */
export type Resolved =
  | { readonly kind: 'one'; readonly known: Known }
  /** `total`: how many there are, where these are not all. */
  | {
      readonly kind: 'many';
      readonly text: string;
      readonly candidates: readonly Known[];
      readonly total?: number;
    }
  /** `near`: recordings whose names are almost so, where there are any. */
  | { readonly kind: 'none'; readonly text: string; readonly near?: readonly Known[] }
  /** A prefix of fewer than `SHORTEST_PREFIX` characters. */
  | { readonly kind: 'short'; readonly text: string };

/** Buttons on a phone. */
const MOST_SHOWN = 5;

/** The recordings of a workspace whose names are looked through. */
export type Newest = () => Promise<readonly Named[]>;

/** Reads them when they are first asked for, and once, however many texts a command has. */
export function newestOf(team: string, recordings: Recordings): Newest {
  let read: Promise<readonly Named[]> | undefined;
  return () => {
    read ??= recordings
      .ofTeam(team, SEARCHED)
      .then(async (sids) => liveFirst(await recordings.findAll(sids)).map(named));
    return read;
  };
}

/**
 * Finds the recording behind a sid, its name, the beginning of a sid, or anything pasted that holds a sid; where nothing
 * is called so, behind a part of its name.
 */
export const resolve = (
  { team }: Pick<Place, 'team'>,
  text: string,
  { recordings }: { readonly recordings: Recordings },
): Promise<Resolved> => resolveAny(team, [text], recordings);

/** The same of what may be read in several ways, the likeliest first. */
export async function resolveAny(
  team: string,
  texts: readonly string[],
  recordings: Recordings,
  newest = newestOf(team, recordings),
): Promise<Resolved> {
  for (const text of texts) {
    const found = await resolveExactly(team, text, recordings, newest);
    if (found) return found;
  }
  const names = texts.map(meantBy).filter(({ isSid, meant }) => !isSid && meant.length <= LONGEST_NAME);
  for (const { meant } of names) {
    const found = resolvedTo(meant, calledLike(meant, await newest()));
    if (found) return found;
  }
  const meant = texts.map((text) => meantBy(text).meant);
  const text = meant.findLast(({ length }) => length >= SHORTEST_PREFIX) ?? meant.at(-1) ?? '';
  const near = names.length > 0 ? calledNearly(text, await newest()).slice(0, MOST_SHOWN) : [];
  if (near.length > 0) return { kind: 'none', text, near };
  return { kind: text.length < SHORTEST_PREFIX ? 'short' : 'none', text };
}

/** Only what has exactly this name or sid, or the one sid that begins so. */
export async function resolveExactly(
  team: string,
  text: string,
  recordings: Recordings,
  newest = newestOf(team, recordings),
): Promise<Resolved | undefined> {
  const { meant, isSid } = meantBy(text);
  if (meant.length > LONGEST_NAME) return undefined;
  const found = await recordings.findAll(await recordings.resolve(team, meant));
  return resolvedTo(meant, found.length > 0 || isSid ? found : called(meant, await newest()));
}

function resolvedTo(text: string, found: readonly Known[]): Resolved | undefined {
  const [only, ...others] = found;
  if (!only) return undefined;
  if (others.length === 0) return { kind: 'one', known: only };
  const candidates = liveFirst(found).slice(0, MOST_SHOWN);
  return {
    kind: 'many',
    text,
    candidates,
    ...(candidates.length < found.length ? { total: found.length } : {}),
  };
}

function meantBy(text: string): { readonly meant: string; readonly isSid: boolean } {
  const pasted = readPaste(text);
  const sid = 'misread' in pasted ? undefined : pasted.sid;
  return { meant: sid ?? withoutQuotes(withoutFormatting(asTyped(text))), isSid: sid !== undefined };
}

const withoutQuotes = (text: string): string =>
  text.replace(/(?<!["',;…])["',;…]+$/, '').replace(/^["']+/, '');
