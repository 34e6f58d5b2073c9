import type { Watches } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Misread } from '../../recording/paste/misread.ts';
import type { Pasted, Reading } from '../../recording/paste/paste.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { type Newest, newestOf, type Resolved, resolveAny, resolveExactly } from '../asking/resolve.ts';
import { answerOf } from '../patience.ts';
import { type Incomplete, type RegisterNeeds, register } from './register.ts';

export interface WatchNeeds extends RegisterNeeds {
  readonly watches: Watches;
  readonly languages: readonly string[];
  readonly wait: (ms: number) => Promise<void>;
}

export type WatchAnswer =
  | {
      readonly kind: 'watching';
      readonly known: Known;
      readonly how: 'new' | 'known' | 'replaced';
      /** This place watched it before; only options may have changed. */
      readonly already: boolean;
      /** Options came with it, which count from now on. */
      readonly changed?: true;
      /** It is not watched: a program asked for what somebody in this place has stopped. */
      readonly stopped?: true;
      /** `soon`: the card is still in the queue. `paused`: Slack does not let the bot post here. */
      readonly card: 'posted' | 'soon' | 'paused';
      readonly reason?: string;
      /** The word that was taken for a mode, where it was not Agora's own. */
      readonly modeWritten?: string;
    }
  | { readonly kind: 'misread'; readonly misread: Misread }
  /** `draft`: under which it is kept until the question is answered, where a press can answer it. */
  | { readonly kind: 'incomplete'; readonly missing: Incomplete; readonly draft?: string }
  | { readonly kind: 'unknown_language'; readonly written: string; readonly languages: readonly string[] }
  | Exclude<Resolved, { readonly kind: 'one' }>;

export type Watching = Extract<WatchAnswer, { readonly kind: 'watching' }>;

/**
 * Registers what was understood, unless it is known already, and has this place told of it from now on.
 * @param newest of the workspace, to be read once for several
 */
export async function watchOne(
  place: Place,
  user: string,
  reading: Reading,
  needs: WatchNeeds,
  newest = newestOf(place.team, needs.recordings),
): Promise<WatchAnswer> {
  if ('misread' in reading) return { kind: 'misread', misread: reading.misread };
  const { lang } = reading.options;
  if (lang !== undefined && !needs.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: needs.languages };
  }
  const meant = await recordingMeant(place.team, reading, needs, newest);
  return meant.kind === 'registered' ? begin(place, user, reading, meant, needs) : meant;
}

type Meant =
  | { readonly kind: 'registered'; readonly known: Known; readonly how: 'new' | 'known' | 'replaced' }
  | Extract<WatchAnswer, { kind: 'incomplete' | 'many' | 'none' | 'short' }>;

/** Complete ids register; anything less has to name a recording that is known. */
async function recordingMeant(
  team: string,
  pasted: Pasted,
  needs: WatchNeeds,
  newest: Newest,
): Promise<Meant> {
  if (pasted.resourceId !== undefined) return register(team, pasted, needs);
  const resolved = await named(team, pasted, needs, newest);
  // Something was read, an error of Agora's for example, and it names no recording at all.
  if (!resolved) return { kind: 'incomplete', missing: { kind: 'no_sid' } };
  return resolved.kind === 'one' ? { kind: 'registered', known: resolved.known, how: 'known' } : resolved;
}

/** `Web class` is a name; in `class-7 web` a mode stands beside one, and says nothing that is not known. */
async function named(
  team: string,
  { sid, line, words, mode }: Pasted,
  { recordings }: WatchNeeds,
  newest: Newest,
): Promise<Resolved | undefined> {
  const name = sid ?? words.join(' ');
  if (mode === undefined) {
    return name === '' ? undefined : resolveAny(team, [line ?? name], recordings, newest);
  }
  // A mode alone is no part of a name.
  if (name === '') return line === undefined ? undefined : resolveExactly(team, line, recordings, newest);
  return resolveAny(team, line === undefined ? [name] : [line, name], recordings, newest);
}

async function begin(
  place: Place,
  user: string,
  { options, modeWritten }: Pasted,
  { known: meant, how }: Extract<Meant, { kind: 'registered' }>,
  needs: WatchNeeds,
): Promise<Watching> {
  const { sid } = meant.recording;
  if (options.alias !== undefined) await needs.recordings.name(place.team, sid, options.alias);
  // One that another workspace knows as well keeps its name, so what it is called now has to be read.
  const known = (options.alias === undefined ? undefined : await needs.recordings.find(sid)) ?? meant;
  const put = await addWatch(place, user, sid, options, needs);
  return {
    kind: 'watching',
    known,
    how,
    // A rule may have been quicker by a moment with what this very person has just registered.
    already: put === 'known' && how !== 'new',
    card: 'soon',
    ...(isSaid(options) ? { changed: true } : {}),
    ...(put === 'left' ? { stopped: true } : {}),
    ...(modeWritten === undefined ? {} : { modeWritten }),
  };
}

/** The app is no option of a watch, but of what is looked for. */
const isSaid = ({ app: _, ...options }: Pasted['options']): boolean => Object.keys(options).length > 0;

/** Has one place told of a recording that is known. */
export const addWatch = (
  place: Place,
  owner: string,
  sid: string,
  { only, lang, broadcast, max }: Pick<Watch, 'only' | 'lang' | 'broadcast' | 'max'>,
  { watches, now }: { readonly watches: Watches; readonly now: Clock },
) =>
  watches.put({
    ...place,
    sid,
    owner,
    since: now(),
    ...(only === undefined ? {} : { only }),
    ...(lang === undefined ? {} : { lang }),
    ...(broadcast === undefined ? {} : { broadcast }),
    ...(max === undefined ? {} : { max }),
  });

/** How long the answer waits for its card, in milliseconds. */
const CARD_WITHIN_MS = 2_500;

/** The asker wants to know whether the bot can post here, and only a post can tell. */
export async function withCard(place: Place, watching: Watching, needs: WatchNeeds): Promise<Watching> {
  const { sid } = watching.known.recording;
  if (watching.stopped) return watching;
  const shown = async (): Promise<Watching | undefined> => {
    const now = await needs.watches.find(place, sid);
    if (now?.paused) return { ...watching, card: 'paused', reason: now.paused.reason };
    return now?.card === undefined ? undefined : { ...watching, card: 'posted' };
  };
  return (await answerOf(shown, CARD_WITHIN_MS, needs.wait)) ?? watching;
}
