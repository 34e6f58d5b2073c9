import type { Drafts } from '../../ports/knowing.ts';
import { type Pasted, type Reading, readPastes } from '../../recording/paste/paste.ts';
import type { Mode } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import { newestOf } from '../asking/resolve.ts';
import type { Incomplete } from './register.ts';
import { type WatchAnswer, type Watching, type WatchNeeds, watchOne, withCard } from './watch.ts';

export interface IntakeNeeds extends WatchNeeds {
  readonly drafts: Drafts;
}

/** What became of one of several recordings. */
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
  /** Of the first that is watched: whether the bot can post here. */
  readonly card?: Pick<Watching, 'card' | 'reason'>;
}

export type IntakeAnswer = WatchAnswer | Several;

/** What a person chose who was asked for it. */
export type Reply = { readonly mode: Mode } | { readonly app: string };

/** More than anybody reads the results of; the rest is said to be left. */
const MOST_AT_ONCE = 50;

/** What a text says that a person pasted, before anything is done about it. */
export const read = (text: string, { apps }: Pick<IntakeNeeds, 'apps'>): readonly [Reading, ...Reading[]] =>
  readPastes(text, new Set(apps.map(({ appId }) => appId)));

/** Registers whatever a text holds, and has this place told of it. Safe to repeat. */
export const watch = (place: Place, user: string, text: string, needs: IntakeNeeds): Promise<IntakeAnswer> =>
  take(place, user, read(text, needs), needs);

/** The same for what was read already. */
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

/** A choice is for what is missing; it overrules nothing that was said. */
function chosen(pasted: Pasted, choice: Reply): Pasted {
  if ('mode' in choice) return pasted.mode === undefined ? withMode(pasted, choice.mode) : pasted;
  const { appId, options } = pasted;
  return appId === undefined && options.app === undefined
    ? { ...pasted, options: { ...options, app: choice.app } }
    : pasted;
}

/** The word that was no mode is not spoken of any more. */
const withMode = ({ modeWritten: _, ...pasted }: Pasted, mode: Mode): Pasted => ({ ...pasted, mode });

/** One that a press can answer. */
const isQuestion = ({ kind }: Incomplete): boolean => kind === 'no_mode' || kind === 'which_app';

async function takeSeveral(
  place: Place,
  user: string,
  readings: readonly Reading[],
  needs: IntakeNeeds,
): Promise<Several> {
  const outcomes: Outcome[] = [];
  const newest = newestOf(place.team, needs.recordings);
  for (const [index, reading] of readings.slice(0, MOST_AT_ONCE).entries()) {
    const { sid } = reading;
    const answer = await watchOne(place, user, reading, needs, newest);
    outcomes.push({ nth: index + 1, ...(sid === undefined ? {} : { sid }), answer });
  }
  const watching = outcomes.map(({ answer }) => answer).find((answer) => answer.kind === 'watching');
  const first = watching && (await withCard(place, watching, needs));
  const question = await questionOf(place.team, readings, outcomes, needs);
  return {
    kind: 'several',
    outcomes,
    ...leftOf(readings.slice(MOST_AT_ONCE)),
    ...(question ? { question } : {}),
    ...(first ? { card: { card: first.card, ...(first.reason ? { reason: first.reason } : {}) } } : {}),
  };
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
