import type { KnownBlock } from '@slack/types';
import type { Watched } from '../../flows/asking/home.ts';
import { nameOf } from '../../recording/known.ts';
import { foundSince } from '../../recording/pacing/start.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { details } from '../render/asking/rows.ts';
import { stateOf, titleOf } from '../render/card/title.ts';
import { faceOfKnown } from '../render/faces.ts';
import { buttonOf, context, section } from '../render/message.ts';
import { tableOf } from '../render/table.ts';
import { placeName } from './places.ts';

const PLACES_IN_ROW = 3;

/**
 * Recordings under a heading: the first with a row and a button of their own, the rest in a table.
 * @param most rows with a button @param at moment of the Home
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
  const places = watches.slice(0, PLACES_IN_ROW).map(({ channel }) => placeName(channel, language));
  const where =
    places.length === 0 ? say.watchedNowhere : say.watchedIn(places, watches.length - places.length);
  return section(
    `${titleOf(known, language, at)}\n${details(known, language, at)}\n${where}`,
    buttonOf('show', known, language),
  );
}

/** Recordings without a row of their own, in a table as long as Slack takes it. */
function others(rest: readonly Watched[], language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say, digest } = language;
  const heading = say.more(rest.length);
  if (!withTable) return [context(heading, say.askFor)];
  const rows = rest.map(({ known }) => ({
    face: faceOfKnown(known),
    name: nameOf(known),
    what: stateOf(known, language),
    at: foundSince(known) ?? known.since,
  }));
  return [tableOf(heading, rows, digest.column), context(heading, say.askFor)];
}
