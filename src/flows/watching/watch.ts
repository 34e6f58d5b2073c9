import type { Clock } from '../../ports/clock.ts';
import type { Place, Watch, Watches } from '../../ports/watches.ts';
import type { Known } from '../../recording/known.ts';
import type { Misread } from '../../recording/paste/misread.ts';
import type { Pasted, Reading } from '../../recording/paste/paste.ts';
import { type Newest, newestOf, type Resolved, resolveAny, resolveExactly } from '../asking/resolve.ts';
import { type Incomplete, type RegisterWorld, register } from './register.ts';

export interface WatchWorld extends RegisterWorld {
  readonly watches: Watches;
  readonly languages: readonly string[];
  readonly pause: (ms: number) => Promise<void>;
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
  world: WatchWorld,
  newest = newestOf(place.team, world.recordings),
): Promise<WatchAnswer> {
  if ('misread' in reading) return { kind: 'misread', misread: reading.misread };
  const { lang } = reading.options;
  if (lang !== undefined && !world.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: world.languages };
  }
  const meant = await recordingMeant(place.team, reading, world, newest);
  return meant.kind === 'registered' ? begin(place, user, reading, meant, world) : meant;
}

type Meant =
  | { readonly kind: 'registered'; readonly known: Known; readonly how: 'new' | 'known' | 'replaced' }
  | Extract<WatchAnswer, { kind: 'incomplete' | 'many' | 'none' | 'short' }>;

/** Complete ids register; anything less has to name a recording that is known. */
async function recordingMeant(
  team: string,
  pasted: Pasted,
  world: WatchWorld,
  newest: Newest,
): Promise<Meant> {
  if (pasted.resourceId !== undefined) return register(team, pasted, world);
  const resolved = await named(team, pasted, world, newest);
  // Something was read, an error of Agora's for example, and it names no recording at all.
  if (!resolved) return { kind: 'incomplete', missing: { kind: 'no_sid' } };
  return resolved.kind === 'one' ? { kind: 'registered', known: resolved.known, how: 'known' } : resolved;
}

/** `Web class` is a name; in `class-7 web` a mode stands beside one, and says nothing that is not known. */
async function named(
  team: string,
  { sid, line, words, mode }: Pasted,
  { recordings }: WatchWorld,
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
  world: WatchWorld,
): Promise<Watching> {
  const { sid } = meant.recording;
  if (options.alias !== undefined) await world.recordings.name(place.team, sid, options.alias);
  // One that another workspace knows as well keeps its name, so what it is called now has to be read.
  const known = (options.alias === undefined ? undefined : await world.recordings.find(sid)) ?? meant;
  const put = await tell(place, user, sid, options, world);
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
export const tell = (
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

const CARD_WITHIN_MS = 2_500;
const ASK_EVERY_MS = 100;

/** The asker wants to know whether the bot can post here, and only a post can tell. */
export async function withCard(place: Place, watching: Watching, world: WatchWorld): Promise<Watching> {
  const { sid } = watching.known.recording;
  if (watching.stopped) return watching;
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    const now = await world.watches.find(place, sid);
    if (now?.paused) return { ...watching, card: 'paused', reason: now.paused.reason };
    if (now?.card !== undefined) return { ...watching, card: 'posted' };
    if (waited >= CARD_WITHIN_MS) return watching;
    await world.pause(ASK_EVERY_MS);
  }
}
