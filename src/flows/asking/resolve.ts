import type { Recordings } from '../../ports/knowing.ts';
import { type Known, nameOf } from '../../recording/known.ts';
import { withoutSlackMarkup } from '../../recording/paste/markup.ts';
import { readPaste } from '../../recording/paste/paste.ts';
import { LONGEST_NAME, MOST_CANDIDATES, SHORTEST_PREFIX } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { liveFirst, SEARCHED } from './list.ts';

/** What a person meant by a text that should name one recording. */
export type Resolved =
  | { readonly kind: 'one'; readonly known: Known }
  | { readonly kind: 'many'; readonly text: string; readonly candidates: readonly Known[] }
  | { readonly kind: 'none'; readonly text: string }
  /** A prefix of fewer than `SHORTEST_PREFIX` characters. */
  | { readonly kind: 'short'; readonly text: string };

/** Finds the recording behind a sid, its name, the beginning of a sid, or anything pasted that holds a sid. */
export async function resolve(
  { team }: Pick<Place, 'team'>,
  text: string,
  { recordings }: { readonly recordings: Recordings },
): Promise<Resolved> {
  const pasted = readPaste(text);
  const sid = 'misread' in pasted ? undefined : pasted.sid;
  const meant = sid ?? withoutQuotes(withoutSlackMarkup(text));
  if (meant.length > LONGEST_NAME) return { kind: 'none', text: meant };
  const sids = await recordings.resolve(team, meant);
  const found = await recordings.findAll(sids);
  const candidates = found.length > 0 || sid !== undefined ? found : await named(team, meant, recordings);
  const [only, ...others] = candidates;
  if (only && others.length === 0) return { kind: 'one', known: only };
  if (only) return { kind: 'many', text: meant, candidates };
  return { kind: meant.length < SHORTEST_PREFIX ? 'short' : 'none', text: meant };
}

const withoutQuotes = (text: string): string =>
  text.replace(/(?<!["',;…])["',;…]+$/, '').replace(/^["']+/, '');

/** Those that are shown to people by this name, live ones first: most have no alias, but the name of their channel. */
async function named(team: string, text: string, recordings: Recordings): Promise<readonly Known[]> {
  const known = await recordings.findAll(await recordings.ofTeam(team, SEARCHED));
  const wanted = caseless(text);
  return liveFirst(known.filter((one) => caseless(nameOf(one)) === wanted)).slice(0, MOST_CANDIDATES);
}

/** As it is typed on any keyboard: telephones write other quotation marks. */
const caseless = (name: string): string => withoutSlackMarkup(name).normalize('NFC').toLowerCase();
