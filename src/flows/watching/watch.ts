import type { Watches } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Misread } from '../../recording/paste/gather.ts';
import type { Pasted, Reading } from '../../recording/paste/paste.ts';
import { standsOut } from '../../recording/watching/cards.ts';
import type { Place } from '../../recording/watching/place.ts';
import { isAwaited, programOf } from '../../recording/watching/watch.ts';
import {
  type Asker,
  type Newest,
  newestOf,
  type Resolved,
  type ResolveNeeds,
  resolveAny,
  resolveExactly,
} from '../asking/resolve.ts';
import { answerOf, PATIENCE_MS } from '../polling/patience.ts';
import { addWatch } from './add-watch.ts';
import { type CallableNeeds, type Uncallable, uncallable } from './callable.ts';
import { announceLanguage, type SpeakNeeds } from './pressing/speak.ts';
import { type How, type Incomplete, type Registered, type RegisterNeeds, register } from './register.ts';
import { type NoRoom, type Room, type RoomNeeds, roomFor } from './room.ts';

export interface WatchNeeds extends RegisterNeeds, ResolveNeeds, CallableNeeds, SpeakNeeds, RoomNeeds {
  readonly watches: Watches;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

export type WatchAnswer =
  | {
      readonly kind: 'watching';
      readonly known: Known;
      readonly how: How;
      /** This place watched it before; only options may have changed. */
      readonly already: boolean;
      /** New options were given and now apply. */
      readonly changed?: true;
      /** It is not watched: a program asked for a watch that somebody in this place has stopped. */
      readonly stopped?: true;
      /**
       * `soon`: the card is still in the queue. `paused`: Slack does not let the bot post here. `with_trouble`,
       * `awaited`: posted with the first trouble, or once Agora has shown the recording.
       */
      readonly card: 'posted' | 'soon' | 'paused' | 'with_trouble' | 'awaited';
      readonly reason?: string;
      /** The word that was read as a mode, if it is not Agora's own name for it. */
      readonly modeWritten?: string;
    }
  | { readonly kind: 'misread'; readonly misread: Misread }
  /** `draft`: id under which it is kept until the question is answered, if a press can answer it. */
  | { readonly kind: 'incomplete'; readonly missing: Incomplete; readonly draft?: string }
  | { readonly kind: 'unknown_language'; readonly written: string; readonly languages: readonly string[] }
  | Uncallable
  | NoRoom
  | Exclude<Resolved, { readonly kind: 'one' }>;

export type Watching = Extract<WatchAnswer, { readonly kind: 'watching' }>;

/** State shared by recordings that are asked for together. */
export interface Together {
  /** Names known in the workspace, to be read once. */
  readonly newest: Newest;
  /** Room for recordings that were never seen. */
  readonly room: Room;
  /** Whether there are so many that each card waits until Agora has shown its recording. */
  readonly bulk: boolean;
}

export const together = (place: Place, user: string, bulk: boolean, needs: WatchNeeds): Together => ({
  newest: newestOf(place.team, needs.recordings),
  room: roomFor(place, user, needs),
  bulk,
});

/** Registers the recording, unless it is known, and adds a watch for this place. */
export async function watchOne(
  place: Place,
  user: string,
  reading: Reading,
  needs: WatchNeeds,
  shared = together(place, user, false, needs),
): Promise<WatchAnswer> {
  if ('misread' in reading) return { kind: 'misread', misread: reading.misread };
  const { lang, notify } = reading.options;
  if (lang !== undefined && !needs.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: needs.languages };
  }
  const nobody = await uncallable(notify, needs);
  if (nobody) return nobody;
  const meant = await recordingMeant({ place, user }, reading, needs, shared);
  return meant.kind === 'registered' ? begin(place, user, reading, meant, shared.bulk, needs) : meant;
}

type Meant =
  | Extract<Registered, { kind: 'registered' }>
  | Extract<WatchAnswer, { kind: 'incomplete' | 'many' | 'none' | 'short' | 'too_many_unseen' }>;

/** The recording that a text means. Complete ids register it; anything less has to name a known one. */
async function recordingMeant(
  asker: Asker,
  pasted: Pasted,
  needs: WatchNeeds,
  { newest, room }: Together,
): Promise<Meant> {
  if (pasted.resourceId !== undefined) {
    const isNew = pasted.sid === undefined || !(await needs.recordings.find(pasted.sid));
    const sid = pasted.sid ?? pasted.words[0] ?? '';
    return (isNew ? await room(sid) : undefined) ?? register(asker.place.team, pasted, needs);
  }
  const resolved = await named(asker, pasted, needs, newest);
  // The text was understood, e.g. an error of Agora, and names no recording at all.
  if (!resolved) return { kind: 'incomplete', missing: { kind: 'no_sid' } };
  return resolved.kind === 'one' ? { kind: 'registered', known: resolved.known, how: 'known' } : resolved;
}

/**
 * Recordings named by a text. A mode beside a name is ignored (`class-7 web`), unless it is part of the name (`Web
 * class`).
 */
async function named(
  asker: Asker,
  { sid, line, words, mode }: Pasted,
  needs: WatchNeeds,
  newest: Newest,
): Promise<Resolved | undefined> {
  const name = sid ?? words.join(' ');
  if (mode === undefined) {
    return name === '' ? undefined : resolveAny(asker, [line ?? name], needs, newest);
  }
  // A mode alone is no part of a name.
  if (name === '') return line === undefined ? undefined : resolveExactly(asker, line, needs, newest);
  return resolveAny(asker, line === undefined ? [name] : [line, name], needs, newest);
}

async function begin(
  place: Place,
  user: string,
  { options, modeWritten }: Pasted,
  { known: meant, how }: Extract<Meant, { kind: 'registered' }>,
  bulk: boolean,
  needs: WatchNeeds,
): Promise<Watching> {
  const { sid, app } = meant.recording;
  if (how !== 'known') needs.log.info({ ...place, sid, app, by: user, how }, 'registered');
  if (options.alias !== undefined) await needs.recordings.name(place.team, sid, options.alias);
  // A recording that another workspace also knows keeps its name there, so its name here has to be read.
  const known = (options.alias === undefined ? undefined : await needs.recordings.find(sid)) ?? meant;
  if (programOf(user) === undefined) await announceLanguage(place, user, options.lang, needs);
  const put = await addWatch(place, user, meant.recording, { ...options, bulk }, needs);
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

/** Waits for the card, because only a post can show whether the bot can post here. */
export async function withCard(place: Place, watching: Watching, needs: WatchNeeds): Promise<Watching> {
  const { sid } = watching.known.recording;
  if (watching.stopped) return watching;
  const shown = async (): Promise<Watching | undefined> => {
    const now = await needs.watches.find(place, sid);
    if (now?.paused) return { ...watching, card: 'paused', reason: now.paused.reason };
    if (now?.card !== undefined) return { ...watching, card: 'posted' };
    if (now?.cards === 'bad' && !standsOut(watching.known)) return { ...watching, card: 'with_trouble' };
    return now && isAwaited(now, watching.known) ? { ...watching, card: 'awaited' } : undefined;
  };
  return (await answerOf(shown, PATIENCE_MS, needs.wait)) ?? watching;
}
