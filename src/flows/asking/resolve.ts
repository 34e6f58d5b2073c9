import type { Recordings } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import { called, calledLike, calledNearly, type Named, named } from '../../recording/naming/called.ts';
import { asTyped, withoutFormatting } from '../../recording/paste/as-typed.ts';
import { readPaste } from '../../recording/paste/paste.ts';
import { LONGEST_NAME, SHORTEST_PREFIX } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type ListNeeds, liveFirst, SEARCHED, seenNow } from './list.ts';
import { type VisibleNeeds, visible } from './visible.ts';

/** Readings of a text that should name one recording. */
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

/** Candidates shown at most: as many buttons as fit on a phone. */
const MOST_SHOWN = 5;

export interface ResolveNeeds extends VisibleNeeds, Pick<ListNeeds, 'recordings' | 'sights' | 'apps'> {}

/** A person, and the place where they ask. */
export interface Asker {
  readonly place: Place;
  readonly user: string;
  /** Sids that are meant rather than others that a text also names. */
  readonly rather?: ReadonlySet<string>;
}

/** The recordings of a workspace whose names are looked through. */
export type Newest = () => Promise<readonly Named[]>;

/** Reads the newest recordings once, when they are first needed. */
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
 * Finds a recording by its sid, a prefix of that, its name, or a pasted text with a sid; if there is none, by a part of
 * its name. Only a whole sid also finds recordings that the person may not know of: somebody gave it to them.
 */
export const resolve = (place: Place, user: string, text: string, needs: ResolveNeeds): Promise<Resolved> =>
  resolveAny({ place, user }, [text], needs);

/** Resolves a text that may be read in several ways, the likeliest first. */
export async function resolveAny(
  asker: Asker,
  texts: readonly string[],
  needs: ResolveNeeds,
  newest = newestOf(asker.place.team, needs.recordings),
): Promise<Resolved> {
  const all = texts.map(meantBy);
  for (const meant of all) {
    const found = await exactly(asker, meant, needs, newest);
    if (found) return found;
  }
  const names = all.filter(({ isSid, name }) => !isSid && name.length <= LONGEST_NAME);
  for (const { name } of names) {
    const found = await resolvedTo(
      name,
      await shownTo(asker, calledLike(name, await newest()), needs),
      needs,
    );
    if (found) return found;
  }
  const text = (all.findLast(({ name }) => name.length >= SHORTEST_PREFIX) ?? all.at(-1))?.name ?? '';
  const nearly = names.length > 0 ? calledNearly(text, await newest()) : [];
  const near = await seenNow((await shownTo(asker, nearly, needs)).slice(0, MOST_SHOWN), needs);
  if (near.length > 0) return { kind: 'none', text, near };
  return { kind: text.length < SHORTEST_PREFIX ? 'short' : 'none', text };
}

/** Finds only a recording with exactly this name or sid, or the one whose sid begins so. */
export const resolveExactly = (
  asker: Asker,
  text: string,
  needs: ResolveNeeds,
  newest = newestOf(asker.place.team, needs.recordings),
): Promise<Resolved | undefined> => exactly(asker, meantBy(text), needs, newest);

async function exactly(
  asker: Asker,
  { name, isSid }: Meant,
  needs: ResolveNeeds,
  newest: Newest,
): Promise<Resolved | undefined> {
  const { recordings } = needs;
  if (name.length > LONGEST_NAME) return undefined;
  const found = await recordings.findAll(await recordings.resolve(asker.place.team, name));
  const whole = found.filter(({ recording }) => recording.sid === name);
  if (whole.length > 0) return resolvedTo(name, whole, needs);
  const named = found.length > 0 || isSid ? found : called(name, await newest());
  return resolvedTo(name, await shownTo(asker, named, needs), needs);
}

/** Recordings among those found that the person may know of; only those that are rather meant, if there are any. */
async function shownTo(
  { place, user, rather }: Asker,
  found: readonly Known[],
  needs: VisibleNeeds,
): Promise<readonly Known[]> {
  const meant = found.filter(({ recording }) => rather?.has(recording.sid));
  return visible(place, user, meant.length > 0 ? meant : found, needs);
}

async function resolvedTo(
  text: string,
  found: readonly Known[],
  needs: ResolveNeeds,
): Promise<Resolved | undefined> {
  const [only, ...others] = found;
  if (!only) return undefined;
  if (others.length === 0) return { kind: 'one', known: only };
  const candidates = await seenNow(liveFirst(found).slice(0, MOST_SHOWN), needs);
  return {
    kind: 'many',
    text,
    candidates,
    ...(candidates.length < found.length ? { total: found.length } : {}),
  };
}

/** A sid, or whatever else a text calls a recording. */
interface Meant {
  readonly name: string;
  readonly isSid: boolean;
}

function meantBy(text: string): Meant {
  const { sid } = readPaste(text);
  return { name: sid ?? withoutQuotes(withoutFormatting(asTyped(text))), isSid: sid !== undefined };
}

const withoutQuotes = (text: string): string =>
  text.replace(/(?<!["',;…])["',;…]+$/, '').replace(/^["']+/, '');

/**
 * The recording behind a sid that a button carries. A payload is no authority: only recordings that the workspace knows
 * are found.
 */
export async function ownRecording(
  { team }: Pick<Place, 'team'>,
  sid: string,
  recordings: Pick<Recordings, 'resolve' | 'find'>,
): Promise<Known | undefined> {
  return (await recordings.resolve(team, sid)).includes(sid) ? recordings.find(sid) : undefined;
}
