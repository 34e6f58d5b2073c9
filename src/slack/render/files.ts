import type { Freshness } from '../../flows/fresh.ts';
import type { Known } from '../../recording/known.ts';
import type { RecordedFile } from '../../recording/observation.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { codeByItsEnds, timeNear } from '../text.ts';
import { shownName } from './look.ts';
import { context, fallback, type Message, paragraphs, section, spoken } from './message.ts';
import { howKnown } from './status.ts';

/** File names keep their ends, which tell them apart. */
const LONGEST_NAME = 120;

/** Room for the heading and the small print. */
const REST = 2_500;

/** The files announced so far, newest first, as many as one message takes. */
export function filesMessage(known: Known, freshness: Freshness, language: Language): Message {
  const { answer } = language;
  const { files } = known;
  const heading = answer.files(shownName(known), files.length);
  const how = howKnown(known, freshness, language);
  if (files.length === 0) {
    const blocks = [section(`${heading}\n${spoken(answer.noFiles)}`), context(how)];
    return { text: fallback(heading), blocks };
  }
  const lines = fittingLines(files.toReversed(), ({ name, startedAt }) => {
    const at = startedAt === undefined ? undefined : timeNear(startedAt, known.since);
    return `• ${answer.file(codeByItsEnds(name, LONGEST_NAME), at)}`;
  });
  const left = files.length - lines.length;
  return {
    text: fallback(heading),
    blocks: [
      section(heading),
      ...paragraphs(lines),
      context(...(left > 0 ? [answer.earlierFiles(left)] : []), answer.announcedOnly, how),
    ],
  };
}

/** Measured as JSON, because quotation marks grow when the message is sent. */
function fittingLines(
  files: readonly RecordedFile[],
  lineOf: (file: RecordedFile) => string,
): readonly string[] {
  const lines: string[] = [];
  let size = REST;
  for (const file of files) {
    const line = lineOf(file);
    size += JSON.stringify(line).length;
    if (size > LIMITS.messageJson) break;
    lines.push(line);
  }
  return lines;
}
