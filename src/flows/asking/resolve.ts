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

export interface ResolveNeeds extends VisibleNeeds, Pick<ListNeeds, 'recordings' | 'sights'> {}

/** A person, and the place where they ask. */
export interface Asker {
  readonly place: Place;
  readonly user: string;
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
  for (const text of texts) {
    const found = await resolveExactly(asker, text, needs, newest);
    if (found) return found;
  }
  const names = texts.map(meantBy).filter(({ isSid, meant }) => !isSid && meant.length <= LONGEST_NAME);
  for (const { meant } of names) {
    const found = await resolvedTo(
      meant,
      await shownTo(asker, calledLike(meant, await newest()), needs),
      needs,
    );
    if (found) return found;
  }
  const meant = texts.map((text) => meantBy(text).meant);
  const text = meant.findLast(({ length }) => length >= SHORTEST_PREFIX) ?? meant.at(-1) ?? '';
  const nearly = names.length > 0 ? calledNearly(text, await newest()) : [];
  const near = await seenNow((await shownTo(asker, nearly, needs)).slice(0, MOST_SHOWN), needs);
  if (near.length > 0) return { kind: 'none', text, near };
  return { kind: text.length < SHORTEST_PREFIX ? 'short' : 'none', text };
}

/** Finds only a recording with exactly this name or sid, or the one whose sid begins so. */
export async function resolveExactly(
  asker: Asker,
  text: string,
  needs: ResolveNeeds,
  newest = newestOf(asker.place.team, needs.recordings),
): Promise<Resolved | undefined> {
  const { recordings } = needs;
  const { meant, isSid } = meantBy(text);
  if (meant.length > LONGEST_NAME) return undefined;
  const found = await recordings.findAll(await recordings.resolve(asker.place.team, meant));
  const whole = found.filter(({ recording }) => recording.sid === meant);
  if (whole.length > 0) return resolvedTo(meant, whole, needs);
  const named = found.length > 0 || isSid ? found : called(meant, await newest());
  return resolvedTo(meant, await shownTo(asker, named, needs), needs);
}

const shownTo = ({ place, user }: Asker, found: readonly Known[], needs: VisibleNeeds) =>
  visible(place, user, found, needs);

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

function meantBy(text: string): { readonly meant: string; readonly isSid: boolean } {
  const pasted = readPaste(text);
  const sid = 'misread' in pasted ? undefined : pasted.sid;
  return { meant: sid ?? withoutQuotes(withoutFormatting(asTyped(text))), isSid: sid !== undefined };
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
