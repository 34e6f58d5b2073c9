import type { Known } from '../known.ts';
import { asTyped } from '../paste/as-typed.ts';
import { slipsTo } from './near.ts';

/** All that people may call a recording: its alias, and its channel as Agora and as its registration have it. */
const namesOf = ({ recording, cname }: Known): readonly string[] =>
  [recording.alias, cname, recording.cname].filter((name) => name !== undefined);

/** A name as it is compared: on any keyboard, in any case, in letters of any width. */
const compared = (name: string): string => asTyped(name).normalize('NFKC').toLowerCase();

/** Recordings that are called so, in the order given; a text without a letter names none. */
export function called(text: string, all: readonly Known[]): readonly Known[] {
  const wanted = compared(text);
  return wanted === '' ? [] : all.filter((known) => namesOf(known).some((name) => compared(name) === wanted));
}

/** Recordings with a name in which the text stands, those first whose name begins with it. */
export function calledLike(text: string, all: readonly Known[]): readonly Known[] {
  const wanted = compared(text);
  if (wanted === '') return [];
  const found = all.flatMap((known) => {
    const at = Math.max(...namesOf(known).map((name) => rankIn(compared(name), wanted)), 0);
    return at > 0 ? [{ known, at }] : [];
  });
  return found.toSorted((a, b) => b.at - a.at).map(({ known }) => known);
}

const rankIn = (name: string, wanted: string): number =>
  name.startsWith(wanted) ? 2 : name.includes(wanted) ? 1 : 0;

/** Recordings with a name that the text is a slip of the pen for, the closest first. */
export function calledNearly(text: string, all: readonly Known[]): readonly Known[] {
  const wanted = compared(text);
  const found = all.flatMap((known) => {
    const slips = Math.min(...namesOf(known).map((name) => slipsIn(compared(name), wanted)));
    return slips < Number.POSITIVE_INFINITY ? [{ known, slips }] : [];
  });
  return found.toSorted((a, b) => a.slips - b.slips).map(({ known }) => known);
}

/** Words of a name that a text may begin at; names have few. */
const MOST_WORDS = 6;

const slipsIn = (name: string, wanted: string): number => {
  const words = [...name.slice(0, 200).matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].slice(0, MOST_WORDS);
  const starts = new Set([0, ...words.map(({ index }) => index)]);
  return Math.min(
    ...[...starts].map((start) => slipsTo(wanted, name.slice(start)) ?? Number.POSITIVE_INFINITY),
  );
};
