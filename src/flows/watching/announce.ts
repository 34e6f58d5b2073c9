import type { Watches } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import type { Pasted } from '../../recording/paste/paste.ts';
import { API_OWNER, type Watch } from '../../recording/watching/watch.ts';
import { liesAhead } from './future.ts';
import { type Circumstances, type Incomplete, type RegisterNeeds, register } from './register.ts';
import { addWatch } from './watch.ts';

export interface AnnounceNeeds extends RegisterNeeds {
  readonly watches: Watches;
  readonly languages: readonly string[];
  /** Id of the bot's own workspace. Rejects while Slack has not said which it is. */
  readonly workspace: () => Promise<string>;
}

/** A place that is to watch the recording; without `team`, in the bot's own workspace. */
export type Wanted = Pick<Watch, 'channel' | 'only' | 'lang' | 'broadcast' | 'max'> & {
  readonly team?: string;
};

/** Words of a backend about a recording that it has started. */
export interface Announcement {
  readonly pasted: Pasted;
  readonly circumstances: Circumstances;
  readonly watch: readonly Wanted[];
}

export type Announced =
  | {
      readonly kind: 'announced';
      readonly known: Known;
      readonly how: 'new' | 'known' | 'replaced';
      readonly watches: readonly Watch[];
    }
  | { readonly kind: 'incomplete'; readonly missing: Incomplete }
  | { readonly kind: 'in_future' }
  /** `index`: position of the wrong watch in `watch`. */
  | { readonly kind: 'unknown_language'; readonly index: number; readonly languages: readonly string[] }
  | { readonly kind: 'unknown_team'; readonly index: number };

/** Registers a recording for the backend that started it, and adds its watches. Safe to repeat. */
export async function announce(
  { pasted, circumstances, watch }: Announcement,
  needs: AnnounceNeeds,
): Promise<Announced> {
  const own = await needs.workspace();
  // Everything is checked before anything is written, so a refused announcement has no partial effect.
  const unspoken = watch.findIndex(({ lang }) => lang !== undefined && !needs.languages.includes(lang));
  if (unspoken >= 0) return { kind: 'unknown_language', index: unspoken, languages: needs.languages };
  const foreign = watch.findIndex(({ team = own }) => team !== own);
  if (foreign >= 0) return { kind: 'unknown_team', index: foreign };
  if (liesAhead(circumstances.startedAt, needs.now())) return { kind: 'in_future' };

  const registered = await register(own, pasted, needs, { ...circumstances, origin: 'backend' });
  if (registered.kind === 'incomplete') return registered;
  const { sid } = registered.known.recording;
  const { alias } = pasted.options;
  if (alias !== undefined) await needs.recordings.name(own, sid, alias);
  for (const { channel, ...options } of watch) {
    await addWatch({ team: own, channel }, API_OWNER, sid, options, needs);
  }
  const known = (await needs.recordings.find(sid)) ?? registered.known;
  return { kind: 'announced', known, how: registered.how, watches: await needs.watches.of(sid) };
}
