import { filled } from '../filled.ts';
import { type Ids, namesRecording } from './ids.ts';
import type { MisreadOption, Options } from './options.ts';

/** Ids and options understood of one recording, or of a text that names none. */
export interface Gathered extends Ids {
  readonly options: Options;
  /** The whole line, if it is one; used only where nothing was put together. */
  readonly line?: string;
  /** Reason why this piece could not be read; it is put together with nothing. */
  readonly misread?: Misread;
}

/** Puts together the pieces of one recording: ids that follow each other until one is of another recording. */
export function gather(parts: readonly Gathered[]): readonly Gathered[] {
  const groups: Gathered[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && agree(last, part)) groups[groups.length - 1] = merged(last, part);
    else groups.push(part);
  }
  return once(groups);
}

const agree = (one: Gathered, other: Gathered): boolean =>
  one.misread === undefined &&
  other.misread === undefined &&
  same(one.sid, other.sid) &&
  same(one.resourceId, other.resourceId) &&
  same(one.appId, other.appId) &&
  same(one.mode, other.mode);

const same = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

/** Most words of a name: a long text must not be copied for each of its lines. */
const MOST_WORDS = 50;

const merged = (one: Gathered, other: Gathered): Gathered => ({
  ...other,
  ...one,
  words: one.words.length < MOST_WORDS ? [...one.words, ...other.words] : one.words,
  options: { ...one.options, ...other.options },
});

/** Drops repetitions: a message says the same in text and blocks, a terminal shows request and answer. */
function once(groups: readonly Gathered[]): readonly Gathered[] {
  const kept: Gathered[] = [];
  const at = new Map<string, number>();
  for (const group of groups) {
    const ids = [group.sid, group.resourceId].filter((id) => id !== undefined);
    const index = ids.map((id) => at.get(id)).find((one) => one !== undefined);
    const before = index === undefined ? undefined : kept[index];
    if (index !== undefined && before && agree(before, group)) kept[index] = merged(before, group);
    else kept.push(group);
    for (const id of ids) at.set(id, index ?? kept.length - 1);
  }
  return kept;
}

/** Gives options that stand beside several recordings to all, unless they contradict each other; a name to none. */
export function sharedOptions(groups: readonly Gathered[]): Options {
  const all = groups.map(({ options }) => options);
  const app = agreed(all.map((one) => one.app));
  const lang = agreed(all.map((one) => one.lang));
  const only = agreed(all.map((one) => one.only?.join()));
  const broadcast = agreed(all.map((one) => one.broadcast));
  const cards = agreed(all.map((one) => one.cards));
  const notify = agreed(all.map((one) => one.notify));
  const max = agreed(all.map((one) => one.max));
  const kinds = all.find((one) => one.only?.join() === only)?.only;
  return filled({ app, lang, only: kinds, broadcast, cards, notify, max });
}

function agreed<T extends string | number>(values: readonly (T | undefined)[]): T | undefined {
  const [one, ...others] = new Set(values.filter((value) => value !== undefined));
  return others.length === 0 ? one : undefined;
}

/** Gives a mode that opens or closes a text of several recordings to all that name none. */
export function sharedMode(parts: readonly Gathered[]): Pick<Ids, 'mode' | 'modeWritten'> {
  const [first, last] = [parts[0], parts.at(-1)];
  const loose = [first, last].find((part) => part && !namesRecording(part) && part.mode !== undefined);
  const words = new Set(parts.flatMap((part) => (namesRecording(part) ? [] : (part.mode ?? []))));
  if (!loose?.mode || words.size > 1) return {};
  return { mode: loose.mode, ...(loose.modeWritten === undefined ? {} : { modeWritten: loose.modeWritten }) };
}

/** Reasons why a text cannot be understood; each has a sentence that says what to type instead. */
export type Misread =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'cut_resource_id'; readonly length: number }
  | { readonly kind: 'several_sids'; readonly count: number }
  /** More lines and objects than are read of one text. */
  | { readonly kind: 'too_many_pieces'; readonly most: number }
  | MisreadOption;
