import type { Clock } from '../ports/clock.ts';
import type { Place, Watch, Watches } from '../ports/watches.ts';
import type { Known } from '../recording/known.ts';
import { type Misread, type Pasted, readPaste } from '../recording/paste.ts';
import { type Incomplete, type RegisterWorld, register } from './register.ts';
import { type Resolved, resolve } from './resolve.ts';

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
      /** This place watched it before; only the options changed. */
      readonly already: boolean;
      /** `soon`: the card is still in the queue. `paused`: Slack does not let the bot post here. */
      readonly card: 'posted' | 'soon' | 'paused';
      readonly reason?: string;
      /** The word that was taken for a mode, where it was not Agora's own. */
      readonly modeWritten?: string;
    }
  | { readonly kind: 'misread'; readonly misread: Misread }
  | { readonly kind: 'incomplete'; readonly missing: Incomplete }
  | { readonly kind: 'unknown_language'; readonly written: string; readonly languages: readonly string[] }
  | Exclude<Resolved, { readonly kind: 'one' }>;

/** Registers what was pasted, unless it is known already, and has this place told of it from now on. */
export async function watch(
  place: Place,
  user: string,
  text: string,
  world: WatchWorld,
): Promise<WatchAnswer> {
  const pasted = readPaste(text);
  if ('misread' in pasted) return { kind: 'misread', misread: pasted.misread };
  const { lang } = pasted.options;
  if (lang !== undefined && !world.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: world.languages };
  }
  const meant = await recordingMeant(place.team, pasted, world);
  return meant.kind === 'registered' ? begin(place, user, pasted, meant, world) : meant;
}

type Meant =
  | { readonly kind: 'registered'; readonly known: Known; readonly how: 'new' | 'known' | 'replaced' }
  | Extract<WatchAnswer, { kind: 'incomplete' | 'many' | 'none' | 'short' }>;

/** Complete ids register; anything less has to name a recording that is known. */
async function recordingMeant(team: string, pasted: Pasted, world: WatchWorld): Promise<Meant> {
  const name = pasted.sid ?? pasted.words.join(' ');
  if (pasted.resourceId !== undefined) return register(team, pasted, world);
  const resolved = await resolve(team, name, world.recordings);
  return resolved.kind === 'one' ? { kind: 'registered', known: resolved.known, how: 'known' } : resolved;
}

async function begin(
  place: Place,
  user: string,
  { options, modeWritten }: Pasted,
  { known, how }: Extract<Meant, { kind: 'registered' }>,
  world: WatchWorld,
): Promise<WatchAnswer> {
  const { sid } = known.recording;
  if (options.alias !== undefined) await world.recordings.name(place.team, sid, options.alias);
  const put = await tell(place, user, sid, options, world);
  const first = await firstCard(place, sid, world);
  return {
    kind: 'watching',
    known,
    how,
    already: put === 'known',
    card: first?.paused ? 'paused' : first?.card === undefined ? 'soon' : 'posted',
    ...(first?.paused ? { reason: first.paused.reason } : {}),
    ...(modeWritten === undefined ? {} : { modeWritten }),
  };
}

/** Has one place told of a recording that is known. */
export const tell = (
  place: Place,
  owner: string,
  sid: string,
  { only, lang }: Pick<Watch, 'only' | 'lang'>,
  { watches, now }: { readonly watches: Watches; readonly now: Clock },
): Promise<'new' | 'known'> =>
  watches.put({
    ...place,
    sid,
    owner,
    since: now(),
    ...(only === undefined ? {} : { only }),
    ...(lang === undefined ? {} : { lang }),
  });

const CARD_WITHIN_MS = 2_500;
const ASK_EVERY_MS = 100;

/** The asker wants to know whether the bot can post here, and only a post can tell. */
async function firstCard(place: Place, sid: string, world: WatchWorld): Promise<Watch | undefined> {
  let latest = await world.watches.find(place, sid);
  for (let waited = 0; waited < CARD_WITHIN_MS; waited += ASK_EVERY_MS) {
    if (latest?.card !== undefined || latest?.paused) return latest;
    await world.pause(ASK_EVERY_MS);
    latest = await world.watches.find(place, sid);
  }
  return latest;
}
