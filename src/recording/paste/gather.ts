import { filled } from '../filled.ts';
import { type Ids, namesRecording } from './ids.ts';
import type { MisreadOption, Options } from './options.ts';

/** Ids and options that were read about one recording, or about none. */
export interface Gathered extends Ids {
  readonly options: Options;
  /** The whole line, for a piece that is a line; kept only if lines are read as names. */
  readonly line?: string;
  /** Reason why this piece could not be read. Such a piece is merged with no other. */
  readonly misread?: Misread;
}

/** Merges pieces that follow each other as long as they can be about one recording. */
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

/** Number of words from which no more are added: else the words of a long text would be copied with each line. */
const MOST_WORDS = 50;

const merged = (one: Gathered, other: Gathered): Gathered => ({
  ...other,
  ...one,
  words: one.words.length < MOST_WORDS ? [...one.words, ...other.words] : one.words,
  options: { ...one.options, ...other.options },
});

/** Merges repetitions: a message has the same ids in text and blocks, a terminal shows request and answer. */
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

/** The options for all recordings of a text: those that have only one value in it. A name is for none but its own. */
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

/** The mode for recordings without one: that of a first or last piece without ids, if no other such piece differs. */
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
  /** The text has more lines and objects than `most`; nothing of it was read. */
  | { readonly kind: 'too_many_pieces'; readonly most: number }
  /** The text has the pattern of a rule, but not the `all` that begins one. */
  | { readonly kind: 'no_all'; readonly written: string }
  | MisreadOption;
