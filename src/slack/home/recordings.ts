import type { KnownBlock } from '@slack/types';
import type { Watched } from '../../flows/asking/home.ts';
import { nameOf } from '../../recording/known.ts';
import type { Language } from '../language/language.ts';
import { stateOf, titleOf } from '../render/card/title.ts';
import { faceOfKnown } from '../render/faces.ts';
import { buttonOf, context, section } from '../render/message.ts';
import { tableOf } from '../render/table.ts';
import { moment, shortSid, shown } from '../text.ts';
import { placeName } from './places.ts';

const PLACES_IN_ROW = 3;

/** Recordings under a heading: so many with a row and a button of their own, the rest in a table. */
export function recordingList(
  heading: string,
  all: readonly Watched[],
  most: number,
  language: Language,
  withTable: boolean,
): readonly KnownBlock[] {
  const rest = all.slice(most);
  return [
    section(`*${heading}*`),
    ...all.slice(0, most).map((one) => row(one, language)),
    ...(rest.length === 0 ? [] : others(rest, language, withTable)),
  ];
}

function row({ known, watches }: Watched, language: Language): KnownBlock {
  const { recording, since, files } = known;
  const { home: say, answer } = language;
  const details = answer.row({
    since: moment(since),
    files: files.length,
    app: shown(recording.app, 40),
    sid: shortSid(recording.sid),
  });
  const places = watches.slice(0, PLACES_IN_ROW).map(({ channel }) => placeName(channel, language));
  const where =
    places.length === 0 ? say.watchedNowhere : say.watchedIn(places, watches.length - places.length);
  return section(`${titleOf(known, language)}\n${details}\n${where}`, buttonOf('show', known, language));
}

/** Those without a row of their own; a table as long as Slack takes it. */
function others(rest: readonly Watched[], language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say, digest } = language;
  const heading = say.more(rest.length);
  if (!withTable) return [context(heading, say.askFor)];
  const rows = rest.map(({ known }) => ({
    face: faceOfKnown(known),
    name: nameOf(known),
    what: stateOf(known, language),
    at: known.since,
  }));
  return [tableOf(heading, rows, digest.column), context(heading, say.askFor)];
}
