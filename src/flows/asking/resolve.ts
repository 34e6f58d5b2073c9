import type { Recordings } from '../../ports/recordings.ts';
import { type Known, nameOf } from '../../recording/known.ts';
import { asTyped } from '../../recording/paste/as-typed.ts';
import { readPaste } from '../../recording/paste/paste.ts';
import { LONGEST_NAME } from '../../recording/recording.ts';
import { liveFirst, SEARCHED } from './list.ts';

/** What a person meant by a text that should name one recording. */
export type Resolved =
  | { readonly kind: 'one'; readonly known: Known }
  | { readonly kind: 'many'; readonly text: string; readonly candidates: readonly Known[] }
  | { readonly kind: 'none'; readonly text: string }
  /** A prefix of fewer than 6 characters says too little. */
  | { readonly kind: 'short'; readonly text: string };

const SHORTEST_PREFIX = 6;
const MOST_CANDIDATES = 10;

/** Finds the recording behind a sid, its name, the beginning of a sid, or anything pasted that holds a sid. */
export async function resolve(team: string, text: string, recordings: Recordings): Promise<Resolved> {
  const pasted = readPaste(text);
  const sid = 'misread' in pasted ? undefined : pasted.sid;
  const meant = sid ?? withoutQuotes(asTyped(text));
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
  const wanted = folded(text);
  return liveFirst(known.filter((one) => folded(nameOf(one)) === wanted)).slice(0, MOST_CANDIDATES);
}

/** As it is typed on any keyboard: telephones write other quotation marks. */
const folded = (name: string): string => asTyped(name).normalize('NFC').toLowerCase();
