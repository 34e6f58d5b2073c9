import type { Watches } from '../../ports/knowing.ts';
import { type Backend, isOpenTo } from '../../recording/backend.ts';
import type { Known } from '../../recording/known.ts';
import type { Pasted } from '../../recording/paste/paste.ts';
import { API_OWNER, type Watch } from '../../recording/watching/watch.ts';
import type { WatchOptions } from '../../recording/watching/watch-options.ts';
import type { ReconsiderNeeds } from '../polling/reconsider.ts';
import { addWatch } from './add-watch.ts';
import { type Circumstances, type How, type Incomplete, type RegisterNeeds, register } from './register.ts';
import { liesAhead, repeat } from './say.ts';

export interface AnnounceNeeds extends RegisterNeeds, ReconsiderNeeds {
  readonly watches: Watches;
  readonly languages: readonly string[];
  /** Id of the bot's own workspace. Rejects while Slack has not said which it is. */
  readonly workspace: () => Promise<string>;
}

/** A place that is to watch the recording; without `team`, in the bot's own workspace. */
export type Wanted = WatchOptions & { readonly channel: string; readonly team?: string };

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
      readonly how: How;
      readonly watches: readonly Watch[];
    }
  | { readonly kind: 'incomplete'; readonly missing: Incomplete }
  | { readonly kind: 'in_future' }
  /** The sid is known, for an app that is not open to this backend. */
  | { readonly kind: 'of_other_app' }
  /** `index`: position of the wrong watch in `watch`. */
  | { readonly kind: 'unknown_language'; readonly index: number; readonly languages: readonly string[] }
  | { readonly kind: 'unknown_team'; readonly index: number };

/**
 * Registers a recording for the backend that started it, and adds its watches. Safe to repeat: what is said of a known
 * recording counts from then on.
 */
export async function announce(
  { pasted, circumstances, watch }: Announcement,
  by: Backend,
  needs: AnnounceNeeds,
): Promise<Announced> {
  const own = await needs.workspace();
  // Everything is checked before anything is written, so a refused announcement has no partial effect.
  const unspoken = watch.findIndex(({ lang }) => lang !== undefined && !needs.languages.includes(lang));
  if (unspoken >= 0) return { kind: 'unknown_language', index: unspoken, languages: needs.languages };
  const foreign = watch.findIndex(({ team = own }) => team !== own);
  if (foreign >= 0) return { kind: 'unknown_team', index: foreign };
  if (liesAhead(circumstances.startedAt, needs.now())) return { kind: 'in_future' };
  const before = pasted.sid === undefined ? undefined : await needs.recordings.find(pasted.sid);
  if (before && !isOpenTo(by, before.recording.app)) return { kind: 'of_other_app' };

  const apps = needs.apps.filter(({ name }) => isOpenTo(by, name));
  const reportsStop = circumstances.reportsStop ?? by.reportsStop;
  const registered = await register(
    own,
    pasted,
    { ...needs, apps },
    {
      ...circumstances,
      ...(reportsStop === undefined ? {} : { reportsStop }),
      origin: 'backend',
      registeredBy: by.name,
    },
  );
  if (registered.kind === 'incomplete') return registered;
  const { how, known: found } = registered;
  // Another backend may have registered it since it was looked for.
  if (!isOpenTo(by, found.recording.app)) return { kind: 'of_other_app' };
  const { sid } = found.recording;
  if (how === 'known') await repeat(found, circumstances, by, needs);
  await nameAgain(own, sid, pasted.options.alias, needs);
  for (const { channel, ...options } of watch) {
    await addWatch({ team: own, channel }, API_OWNER, found.recording, options, needs);
  }
  const known = (await needs.recordings.find(sid)) ?? found;
  return { kind: 'announced', known, how, watches: await needs.watches.of(sid) };
}

/** Gives an alias once: where a repetition brings one that it had before, a person may have given another since. */
async function nameAgain(
  team: string,
  sid: string,
  alias: string | undefined,
  { recordings }: AnnounceNeeds,
): Promise<void> {
  if (alias === undefined || (await recordings.resolve(team, alias)).includes(sid)) return;
  await recordings.name(team, sid, alias);
}
