import type { Recordings } from '../ports/recordings.ts';
import type { Known } from '../recording/known.ts';
import { readPaste } from '../recording/paste/paste.ts';

/** What a person meant by a text that should name one recording. */
export type Resolved =
  | { readonly kind: 'one'; readonly known: Known }
  | { readonly kind: 'many'; readonly text: string; readonly candidates: readonly Known[] }
  | { readonly kind: 'none'; readonly text: string }
  /** A prefix of fewer than 6 characters says too little. */
  | { readonly kind: 'short'; readonly text: string };

const SHORTEST_PREFIX = 6;

/** Finds the recording behind a sid, an alias, the beginning of a sid, or anything pasted that holds a sid. */
export async function resolve(team: string, text: string, recordings: Recordings): Promise<Resolved> {
  const pasted = readPaste(text);
  const sid = 'misread' in pasted ? undefined : pasted.sid;
  const meant = sid ?? text.trim().replace(/^[`"'“”]+|[`"'“”…]+$/g, '');
  const sids = await recordings.resolve(team, meant);
  const candidates = await recordings.findAll(sids);
  const [only, ...others] = candidates;
  if (only && others.length === 0) return { kind: 'one', known: only };
  if (only) return { kind: 'many', text: meant, candidates };
  return { kind: meant.length < SHORTEST_PREFIX ? 'short' : 'none', text: meant };
}
