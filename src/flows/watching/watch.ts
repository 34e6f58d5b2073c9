import type { Watches } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Misread } from '../../recording/paste/misread.ts';
import type { Pasted, Reading } from '../../recording/paste/paste.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { type Resolved, resolve } from '../asking/resolve.ts';
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
      /** New options were given and now apply. */
      readonly changed?: true;
      /** It is not watched: a program asked for a watch that somebody in this place has stopped. */
      readonly stopped?: true;
      /** `soon`: the card is still in the queue. `paused`: Slack does not let the bot post here. */
      readonly card: 'posted' | 'soon' | 'paused';
      readonly reason?: string;
      /** The word that was read as a mode, if it is not Agora's own name for it. */
      readonly modeWritten?: string;
    }
  | { readonly kind: 'misread'; readonly misread: Misread }
  /** `draft`: id under which it is kept until the question is answered, if a press can answer it. */
  | { readonly kind: 'incomplete'; readonly missing: Incomplete; readonly draft?: string }
  | { readonly kind: 'unknown_language'; readonly written: string; readonly languages: readonly string[] }
  | Exclude<Resolved, { readonly kind: 'one' }>;

export type Watching = Extract<WatchAnswer, { readonly kind: 'watching' }>;

/** Registers the recording, unless it is known, and adds a watch for this place. */
export async function watchOne(
  place: Place,
  user: string,
  reading: Reading,
  needs: WatchNeeds,
): Promise<WatchAnswer> {
  if ('misread' in reading) return { kind: 'misread', misread: reading.misread };
  const { lang } = reading.options;
  if (lang !== undefined && !needs.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: needs.languages };
  }
  const meant = await recordingMeant(place.team, reading, needs);
  return meant.kind === 'registered' ? begin(place, user, reading, meant, needs) : meant;
}

type Meant =
  | { readonly kind: 'registered'; readonly known: Known; readonly how: 'new' | 'known' | 'replaced' }
  | Extract<WatchAnswer, { kind: 'incomplete' | 'many' | 'none' | 'short' }>;

/** The recording that a text means. Complete ids register it; anything less has to name a known one. */
async function recordingMeant(team: string, pasted: Pasted, needs: WatchNeeds): Promise<Meant> {
  if (pasted.resourceId !== undefined) return register(team, pasted, needs);
  const resolved = await named(team, pasted, needs);
  // The text was understood, e.g. an error of Agora, and names no recording at all.
  if (!resolved) return { kind: 'incomplete', missing: { kind: 'no_sid' } };
  return resolved.kind === 'one' ? { kind: 'registered', known: resolved.known, how: 'known' } : resolved;
}

/**
 * Recordings named by a text. `Web class` is a name; in `class-7 web` a mode stands beside a name and says nothing new.
 */
async function named(
  team: string,
  { sid, line, words, mode }: Pasted,
  needs: WatchNeeds,
): Promise<Resolved | undefined> {
  const name = sid ?? words.join(' ');
  if (name === '' && mode === undefined) return undefined;
  const whole = line === undefined ? undefined : await resolve({ team }, line, needs);
  if (whole && (mode === undefined || whole.kind === 'one' || whole.kind === 'many')) return whole;
  if (name === '') return undefined;
  const bare = await resolve({ team }, name, needs);
  return bare.kind === 'short' && whole ? whole : bare;
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
  // A recording that another workspace also knows keeps its name there, so its name here has to be read.
  const known = (options.alias === undefined ? undefined : await needs.recordings.find(sid)) ?? meant;
  const put = await addWatch(place, user, sid, options, needs);
  return {
    kind: 'watching',
    known,
    how,
    // A rule may have added the watch a moment earlier, for a recording that this person has just registered.
    already: put === 'known' && how !== 'new',
    card: 'soon',
    ...(isSaid(options) ? { changed: true } : {}),
    ...(put === 'left' ? { stopped: true } : {}),
    ...(modeWritten === undefined ? {} : { modeWritten }),
  };
}

/** Whether options were given. The app is none of them: it is part of what is looked for. */
const isSaid = ({ app: _, ...options }: Pasted['options']): boolean => Object.keys(options).length > 0;

/** Adds a watch of one place for a known recording. */
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

/** Longest time that the answer waits for its card, in milliseconds. */
const CARD_WITHIN_MS = 2_500;

/** Waits for the card, because only a post can show whether the bot can post here. */
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
