import type { KnownBlock } from '@slack/types';
import type { Watched } from '../../flows/asking/home.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { details, tableRow } from '../render/asking/rows.ts';
import { titleOf } from '../render/card/title.ts';
import { buttonOf, context, named, section } from '../render/message.ts';
import { tableOf } from '../render/table.ts';
import { placeName } from './places.ts';

const PLACES_IN_ROW = 3;

/**
 * Recordings under a heading: the first as rows with a button, the rest as a table.
 * @param most number of rows @param at moment of the Home
 */
export function recordingList(
  heading: string,
  all: readonly Watched[],
  most: number,
  at: Instant,
  language: Language,
  withTable: boolean,
): readonly KnownBlock[] {
  const rest = all.slice(most);
  return [
    section(`*${heading}*`),
    ...all.slice(0, most).map((one) => row(one, at, language)),
    ...(rest.length === 0 ? [] : others(rest, language, withTable)),
  ];
}

function row({ known, watches }: Watched, at: Instant, language: Language): KnownBlock {
  const { home: say } = language;
  const { names, more } = named(watches, PLACES_IN_ROW, ({ channel }) => placeName(channel, language));
  const where = names.length === 0 ? say.watchedNowhere : say.watchedIn(names, more);
  return section(
    `${titleOf(known, language, at)}\n${details(known, language, at)}\n${where}`,
    buttonOf('show', known, language),
  );
}

/** Recordings without a row, as a table or, without one, only counted. */
function others(rest: readonly Watched[], language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say, digest } = language;
  const heading = say.more(rest.length);
  if (!withTable) return [context(heading, say.askFor)];
  const rows = rest.map(({ known }) => tableRow(known, language));
  return [tableOf(heading, rows, digest.column), context(heading, say.askFor)];
}
