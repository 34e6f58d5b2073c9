import type { Known } from '../known.ts';
import { asTyped } from '../paste/as-typed.ts';
import { slipsTo } from './near.ts';

/** A recording and its names, in the form in which they are compared. */
export interface Named {
  readonly known: Known;
  readonly names: readonly string[];
}

/** Its alias, and its channel as Agora and as its registration have it. */
export function named(known: Known): Named {
  const { recording, cname } = known;
  const names = [recording.alias, cname, recording.cname].filter((name) => name !== undefined);
  return { known, names: [...new Set(names.map(compared))] };
}

/** The form in which names are compared: without differences of keyboard layout, case and letter width. */
const compared = (name: string): string =>
  PLAIN.test(name) ? name.toLowerCase() : asTyped(name).normalize('NFKC').toLowerCase();

/** Names that only have to be lowered: nearly all of the thousands that one command compares. */
const PLAIN = /^[\w,.()-]+(?: [\w,.()-]+)*$/;

/** Recordings with exactly this name, in the order given; none for an empty text. */
export function called(text: string, all: readonly Named[]): readonly Known[] {
  const wanted = compared(text);
  return wanted === '' ? [] : all.flatMap(({ known, names }) => (names.includes(wanted) ? [known] : []));
}

/** Recordings whose name contains the text, those whose name begins with it first. */
export function calledLike(text: string, all: readonly Named[]): readonly Known[] {
  const wanted = compared(text);
  if (wanted === '') return [];
  const begins = all.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const first = new Set(begins);
  const holds = all.filter((one) => !first.has(one) && one.names.some((name) => name.includes(wanted)));
  return [...begins, ...holds].map(({ known }) => known);
}

/** Recordings with a name that the text is a typing error of, the closest first. */
export function calledNearly(text: string, all: readonly Named[]): readonly Known[] {
  const wanted = compared(text);
  const found = all.flatMap(({ known, names }) => {
    const slips = Math.min(...names.map((name) => slipsIn(name, wanted)));
    return slips < Number.POSITIVE_INFINITY ? [{ known, slips }] : [];
  });
  return found.toSorted((a, b) => a.slips - b.slips).map(({ known }) => known);
}

/** Limit of words in a name that are compared with the beginning of a text. */
const MOST_WORDS = 6;

const slipsIn = (name: string, wanted: string): number => {
  let least = slipsTo(wanted, name) ?? Number.POSITIVE_INFINITY;
  for (const gap of [...name.matchAll(/[\s_.,/:()-]+/g)].slice(0, MOST_WORDS)) {
    const slips = slipsTo(wanted, name.slice(gap.index + gap[0].length));
    if (slips !== undefined && slips < least) least = slips;
  }
  return least;
};
