import { verdictOf } from '../../../recording/ending/verdict.ts';
import { type Known, nameOf } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { ToldOf } from '../../../recording/telling/saying.ts';
import { type Gravity, gravityOf, gravityOfVerdict, rankOf } from '../../../recording/watching/gravity.ts';
import type { Burst, Tally } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { shown } from '../../text.ts';
import { endFacts, overKeyOf, shortOver } from '../card/over.ts';
import { stateOf } from '../card/title.ts';
import { faceOf, faceOfKnown } from '../faces.ts';
import type { Message } from '../message.ts';
import { tableMessage } from '../table.ts';
import { shortOf, wordsOf } from './happened.ts';
import { inShort } from './push.ts';

/** Gives the permalink of a posted message; `undefined` if it is not known. */
export type LinkTo = (ts: string) => string | undefined;

/** Present state of a recording, in the words of a row. */
interface Now {
  readonly one: ToldOf;
  readonly face: string;
  readonly what: string;
  /** The same in one to three words, by which recordings are counted. */
  readonly short: string;
  readonly gravity: Gravity;
  readonly over: boolean;
}

/** A burst of news in one message: each recording once, with its present state, the gravest first. */
export function digestMessage(told: readonly ToldOf[], linkTo: LinkTo, language: Language): Message {
  const all = told
    .map((one) => nowOf(one, language))
    .toSorted((a, b) => rankOf([a.gravity]) - rankOf([b.gravity]) || a.one.at - b.one.at);
  const rows = all.map(({ one: { known, watch, at }, face, what }) => {
    const link = watch.card === undefined ? undefined : linkTo(watch.card);
    return { face, name: nameOf(known), what, at, ...(link === undefined ? {} : { link }) };
  });
  const latest = Math.max(...told.map(({ at }) => at));
  const [first, ...others] = all;
  if (first && others.length === 0) {
    const alone = inShort(first.one.known, language);
    return tableMessage(alone, alone, rows, latest, language);
  }
  const heading = language.digest.burst(burstOf(all));
  return tableMessage(heading, `${first?.face ?? ''} ${heading}`.trim(), rows, latest, language);
}

function burstOf(all: readonly Now[]): Burst {
  const apps = new Set(all.map(({ one }) => one.known.recording.app));
  const [app] = apps;
  const bounds = all.flatMap(({ one }) => one.news.map((news) => boundsOf(news, one.at)));
  return {
    recordings: all.length,
    tallies: tallied(all),
    withinMs: Math.max(...bounds.map(({ before }) => before)) - Math.min(...bounds.map(({ after }) => after)),
    over: all.every(({ over }) => over),
    // `default` is the name of an app that nobody has named.
    ...(apps.size === 1 && app !== undefined && app !== 'default' ? { app: shown(app) } : {}),
  };
}

/** Moments between which a piece of news happened, as no look sees the moment itself. */
const boundsOf = (news: News, at: number): { readonly after: number; readonly before: number } =>
  'between' in news ? news.between : { after: at, before: at };

/** News that the present state says as well. */
const NOTHING_MORE: readonly News['kind'][] = ['started', 'phase', 'paused', 'resumed', 'stopping'];

function nowOf(one: ToldOf, language: Language): Now {
  const { known, news, at } = one;
  const last = news.findLast(({ kind }) => kind !== 'file') ?? news.at(-1);
  const key = overKeyOf(known);
  const face = faceOfKnown(known);
  const gravity = gravityNow(known, last);
  const { over, digest } = language;
  const state = stateOf(known, language);
  if (key !== undefined || last === undefined) {
    const short = key === undefined ? state : shortOver(key, endFacts(known, language), over);
    return { one, face, what: over.withFiles(state, known.files.length), short, gravity, over: true };
  }
  const words = NOTHING_MORE.includes(last.kind) ? [] : wordsOf([last], known, at, language);
  const told = words.length === 0 ? face : faceOf(last);
  const what = digest.joined([...words, state]);
  return { one, face: told, what, short: shortOf(last, language), gravity, over: false };
}

function gravityNow(known: Known, last: News | undefined): Gravity {
  const verdict = verdictOf(known);
  if (verdict) return gravityOfVerdict(verdict);
  return last ? gravityOf(last) : 'ordinary';
}

/** Numbers of recordings by their short state, in the order of first occurrence. */
function tallied(all: readonly Now[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const { short } of all) counts.set(short, (counts.get(short) ?? 0) + 1);
  return [...counts].map(([what, count]) => ({ what, count }));
}
