import type { Drafts } from '../../ports/knowing.ts';
import { filled } from '../../recording/filled.ts';
import { type Pasted, type Reading, readPastes } from '../../recording/paste/paste.ts';
import type { Mode } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { isAwaited } from '../../recording/watching/watch.ts';
import type { Incomplete } from './register.ts';
import { together, type WatchAnswer, type Watching, type WatchNeeds, watchOne, withCard } from './watch.ts';

export interface IntakeNeeds extends WatchNeeds {
  readonly drafts: Drafts;
}

/** Result for one of several recordings. */
export interface Outcome {
  /** Its place in what was pasted, from 1. */
  readonly nth: number;
  readonly sid?: string;
  readonly answer: WatchAnswer;
}

/** A question that one press answers for all recordings of a draft. */
export interface Question {
  readonly draft: string;
  readonly count: number;
  /** Names of apps to choose from; absent where it is the mode that is missing. */
  readonly apps?: readonly string[];
}

export interface Several {
  readonly kind: 'several';
  readonly outcomes: readonly Outcome[];
  /** How many were not looked at, and the first of them. */
  readonly left?: { readonly count: number; readonly from?: string };
  readonly question?: Question;
  /** Whether the bot can post here; known from the first recording that is watched. */
  readonly card?: Pick<Watching, 'card' | 'reason'>;
}

export type IntakeAnswer = WatchAnswer | Several;

/** Answer of a person to a question. */
export type Reply = { readonly mode: Mode } | { readonly app: string };

/** Recordings of one text at most, as nobody reads more results. The rest is counted. */
const MOST_AT_ONCE = 50;

/** Recordings of one text up to which each gets its card at once. If there are more, cards wait until Agora shows them. */
const MOST_CARDS = 3;

/** Reads a text that was not typed as a command, before anything is done about it. */
export function read(text: string, needs: Offered): readonly [Reading, ...Reading[]] {
  const [first, ...others] = readPastes(text, appIds(needs.apps), 'message');
  return [withKnown(first, needs), ...others.map((one) => withKnown(one, needs))];
}

type Offered = Pick<IntakeNeeds, 'apps' | 'languages'>;

/** Drops an app and a language that do not exist: in a message, `app:classroom` is no option. */
function withKnown(one: Reading, { apps, languages }: Offered): Reading {
  if ('misread' in one) return one;
  const { app, lang, ...options } = one.options;
  const isApp = apps.some(({ name }) => name.toLowerCase() === app?.toLowerCase());
  const isLanguage = lang !== undefined && languages.includes(lang);
  return {
    ...one,
    options: { ...options, ...filled({ app: isApp ? app : undefined, lang: isLanguage ? lang : undefined }) },
  };
}

/** Registers whatever a command holds, and has this place told of it. Safe to repeat. */
export const watch = (place: Place, user: string, text: string, needs: IntakeNeeds): Promise<IntakeAnswer> =>
  take(place, user, readPastes(text, appIds(needs.apps)), needs);

const appIds = (apps: IntakeNeeds['apps']): ReadonlySet<string> => new Set(apps.map(({ appId }) => appId));

/** Does the same with readings. */
export async function take(
  place: Place,
  user: string,
  readings: readonly [Reading, ...Reading[]],
  needs: IntakeNeeds,
): Promise<IntakeAnswer> {
  const [one, ...others] = readings;
  if (others.length > 0) return takeSeveral(place, user, readings, needs);
  const answer = await watchOne(place, user, one, needs);
  if (answer.kind === 'watching') return withCard(place, answer, needs);
  if (answer.kind !== 'incomplete' || !isQuestion(answer.missing) || 'misread' in one) return answer;
  return { ...answer, draft: await needs.drafts.keep(place.team, [one]) };
}

/** Goes on with a draft. `gone`: nobody has it any more. */
export async function choose(
  place: Place,
  user: string,
  draft: string,
  choice: Reply,
  needs: IntakeNeeds,
): Promise<IntakeAnswer | { readonly kind: 'gone' }> {
  const kept = await needs.drafts.find(place.team, draft);
  const [one, ...others] = (kept ?? []).map((pasted) => chosen(pasted, choice));
  return one ? take(place, user, [one, ...others], needs) : { kind: 'gone' };
}

/** Fills in only what is missing: a choice overrules nothing that the text says. */
function chosen(pasted: Pasted, choice: Reply): Pasted {
  if ('mode' in choice) return pasted.mode === undefined ? withMode(pasted, choice.mode) : pasted;
  const { appId, options } = pasted;
  return appId === undefined && options.app === undefined
    ? { ...pasted, options: { ...options, app: choice.app } }
    : pasted;
}

/** Drops the word that was no mode, now that the mode is known. */
const withMode = ({ modeWritten: _, ...pasted }: Pasted, mode: Mode): Pasted => ({ ...pasted, mode });

/** Whether one press can answer it. */
const isQuestion = ({ kind }: Incomplete): boolean => kind === 'no_mode' || kind === 'which_app';

async function takeSeveral(
  place: Place,
  user: string,
  readings: readonly Reading[],
  needs: IntakeNeeds,
): Promise<Several> {
  const outcomes: Outcome[] = [];
  const taken = readings.slice(0, MOST_AT_ONCE);
  const complete = taken.filter((one) => !('misread' in one) && one.resourceId !== undefined);
  const shared = together(place, user, complete.length > MOST_CARDS, needs);
  for (const [index, reading] of taken.entries()) {
    const { sid } = reading;
    const answer = await watchOne(place, user, reading, needs, shared);
    outcomes.push({ nth: index + 1, ...(sid === undefined ? {} : { sid }), answer });
  }
  const watching = outcomes.map(({ answer }) => answer).find((answer) => answer.kind === 'watching');
  const first = watching && (await withCard(place, watching, needs));
  const awaited = await sayAwaited(place, user, outcomes, needs);
  const question = await questionOf(place.team, readings, outcomes, needs);
  return {
    kind: 'several',
    outcomes,
    ...leftOf(readings.slice(MOST_AT_ONCE)),
    ...(question ? { question } : {}),
    ...(first ? { card: cardsOf(first, awaited) } : {}),
  };
}

/** One answer about the cards of all recordings; `awaited` if some of them wait. */
const cardsOf = ({ card, reason }: Watching, awaited: number): NonNullable<Several['card']> => ({
  card: awaited > 0 && (card === 'posted' || card === 'soon') ? 'awaited' : card,
  ...(reason ? { reason } : {}),
});

/** One message stands for the cards that wait until Agora has shown their recordings. Resolves to how many these are. */
async function sayAwaited(
  place: Place,
  by: string,
  outcomes: readonly Outcome[],
  { watches, outbox, now }: IntakeNeeds,
): Promise<number> {
  const found = await Promise.all(
    outcomes.map(async ({ answer }) => {
      if (answer.kind !== 'watching' || answer.already) return [];
      const watch = await watches.find(place, answer.known.recording.sid);
      return watch !== undefined && isAwaited(watch, answer.known) ? [watch] : [];
    }),
  );
  const awaited = found.flat();
  const [first] = awaited;
  if (!first) return 0;
  const at = now();
  const { length: total } = awaited;
  const { cards } = first;
  // Options are those of the whole paste.
  const message = { kind: 'awaited', at, by, total, ...(cards === undefined ? {} : { cards }) } as const;
  await outbox.put(place, { id: `awaited.${at}`, ...message });
  return total;
}

function leftOf([first, ...others]: readonly Reading[]): Pick<Several, 'left'> {
  if (!first) return {};
  const { sid: from } = first;
  return { left: { count: others.length + 1, ...(from === undefined ? {} : { from }) } };
}

/** One question at a time: the mode first, because an app may be asked for afterwards. */
async function questionOf(
  team: string,
  readings: readonly Reading[],
  outcomes: readonly Outcome[],
  { drafts }: IntakeNeeds,
): Promise<Question | undefined> {
  const missing = (kind: string) =>
    outcomes.filter(({ answer }) => answer.kind === 'incomplete' && answer.missing.kind === kind);
  const modeless = missing('no_mode');
  const asked = modeless.length > 0 ? modeless : missing('which_app');
  const pasted = asked.flatMap(({ nth }) => {
    const reading = readings[nth - 1];
    return reading && !('misread' in reading) ? [reading] : [];
  });
  if (pasted.length === 0) return undefined;
  const apps = asked.flatMap(({ answer }) =>
    answer.kind === 'incomplete' && answer.missing.kind === 'which_app' ? [answer.missing.apps] : [],
  )[0];
  const draft = await drafts.keep(team, pasted);
  return { draft, count: pasted.length, ...(apps ? { apps } : {}) };
}
