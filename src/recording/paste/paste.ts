import { filled } from '../filled.ts';
import type { Instant, Mode } from '../recording.ts';
import { asTyped, withoutFormatting } from './as-typed.ts';
import { type Gathered, gather, type Misread, sharedMode, sharedOptions } from './gather.ts';
import {
  fromBroken,
  fromJson,
  fromLine,
  fromUrls,
  holdsUrl,
  type Ids,
  namesRecording,
  withoutTemplates,
} from './ids.ts';
import { misspelt, type Options, type Origin, readOptions, spelled, withoutOptions } from './options.ts';
import { MOST_PIECES, type Piece, piecesOf } from './pieces.ts';
import { unwrapped } from './unwrap.ts';

/** The content of a text that a person typed or pasted. */
export interface Pasted {
  readonly sid?: string;
  readonly resourceId?: string;
  readonly mode?: Mode;
  /** The word that was read as a mode, if it was not Agora's own. */
  readonly modeWritten?: string;
  readonly appId?: string;
  readonly cname?: string;
  readonly uid?: string;
  readonly endsAt?: Instant | 'never';
  readonly maxRecordingHour?: number;
  /** Words left over: an alias or the beginning of a sid. */
  readonly words: readonly string[];
  /** The whole line, if it holds no id: a name may have commas, quotation marks and words for a mode. */
  readonly line?: string;
  readonly options: Options;
}

export interface Misreading {
  readonly misread: Misread;
  /** The sid beside it, if there was one. */
  readonly sid?: string;
}

export type Reading = Pasted | Misreading;

const NO_APPS: ReadonlySet<string> = new Set();

/** Shortest resource ID in characters; in every known sample it has 192 or more. */
export const SHORTEST_RESOURCE_ID = 192;

/**
 * Reads anything that a person may paste, of one recording or of many: ids in any order, `query` URLs on any host, the
 * JSON that `start` or `query` answered (one, an array, one a line), curl commands, lines of a log, names; with options
 * anywhere outside the JSON. Readings are in the order of the text, each recording once; there is at least one.
 * @param apps known App IDs, which otherwise look like sids
 * @param origin in a command, an invalid option stops everything; in a message it is none
 */
export function readPastes(
  text: string,
  apps: ReadonlySet<string> = NO_APPS,
  origin: Origin = 'command',
): readonly [Reading, ...Reading[]] {
  const plain = withoutTemplates(asTyped(text));
  const pieces = piecesOf(plain);
  const all = pieces.length > MOST_PIECES ? pieces : pieces.flatMap((piece) => unwrapped(piece));
  if (all.length > MOST_PIECES) return [{ misread: { kind: 'too_many_pieces', most: MOST_PIECES } }];
  const read = { ofUrl: holdsUrl(plain), apps };
  const parts: Gathered[] = [];
  let invalid: Misreading | undefined;
  for (const piece of all.map((one) => lineAsTyped(one, origin))) {
    const typed = piece.kind === 'line' ? optionsOf(piece.text, origin) : {};
    const options = 'misread' in typed ? {} : typed;
    if ('misread' in typed) invalid ??= typed;
    const ids = idsOf(piece, read);
    if ('misread' in ids) parts.push({ ...ids, words: [], options: {} });
    else
      for (const [at, one] of ids.entries())
        parts.push({ ...one, ...lineOf(piece), options: at === 0 ? options : {} });
  }
  // An invalid option stops everything: without it, something else would be done than was asked.
  if (invalid) return [{ ...invalid, ...filled({ sid: parts.find(({ sid }) => sid !== undefined)?.sid }) }];
  if (!parts.some(isReading) && lacksAll(spelled(plain))) {
    return [{ misread: { kind: 'no_all', written: spelled(plain) } }];
  }
  const [first, ...others] = readingsOf(parts);
  return [first ?? { words: [], options: {} }, ...others];
}

/** Whether it is the pattern of a rule, with options at most beside it. @param text as `spelled` */
const lacksAll = (text: string): boolean => /^channel:\S.*$/i.test(withoutOptions(text));

const lineAsTyped = (piece: Piece, origin: Origin): Piece =>
  piece.kind === 'line' ? { ...piece, text: spelled(withoutFormatting(piece.text), origin) } : piece;

const optionsOf = (text: string, origin: Origin): ReturnType<typeof readOptions> =>
  (origin === 'command' ? misspelt(text) : undefined) ?? readOptions(text, origin);

const lineOf = (piece: Piece): Pick<Pasted, 'line'> =>
  piece.kind === 'line' ? { line: withoutOptions(piece.text) } : {};

/** Reads a text in which only one recording can be meant. */
export function readPaste(text: string): Reading {
  const [one, ...others] = readPastes(text);
  return others.length === 0 ? one : { misread: { kind: 'several_sids', count: others.length + 1 } };
}

interface Reader {
  readonly ofUrl: boolean;
  readonly apps: ReadonlySet<string>;
}

function idsOf(piece: Piece, { ofUrl, apps }: Reader): readonly Ids[] | Misreading {
  switch (piece.kind) {
    case 'json':
      return fromJson(piece.value);
    case 'broken': {
      const ids = fromBroken(piece);
      if (ids) return [ids];
      return ofUrl ? fromUrls(piece.text) : { misread: { kind: 'not_json' } };
    }
    case 'line': {
      const urls = ofUrl ? fromUrls(piece.text) : [];
      if (urls.length > 0) return urls;
      const found = fromLine(withoutOptions(piece.text), apps);
      if ('tooMany' in found) return { misread: { kind: 'several_sids', count: found.tooMany } };
      // Words beside a command that are neither ids nor a mode are its headers, which may hold credentials.
      return ofUrl ? found.filter(isMeant).map((one) => ({ ...one, words: [] })) : found;
    }
  }
}

const isMeant = (ids: Ids): boolean =>
  ids.sid !== undefined || (ids.mode !== undefined && ids.words.length === 0);

function readingsOf(parts: readonly Gathered[]): readonly Reading[] {
  if (!parts.some(isReading)) return namesOf(parts);
  const groups = gather(parts);
  const named = groups.filter(isReading);
  if (named.length === 1) return named.map(checked);
  const [mode, options] = [sharedMode(parts), sharedOptions(groups)];
  return named.map((group) =>
    checked({
      ...(group.mode === undefined && group.modeWritten === undefined ? { ...group, ...mode } : group),
      options: { ...options, ...group.options },
    }),
  );
}

const isReading = (part: Gathered): boolean => namesRecording(part) || part.misread !== undefined;

/** Reads a text without any id: each line is a name, or the beginning of a sid. */
function namesOf(parts: readonly Gathered[]): readonly Reading[] {
  const names = parts.length > 1 ? parts.filter(({ words }) => words.length > 0) : parts;
  // A name on one line, and its mode on another.
  if (parts.length > 1 && names.length < 2) return gather(parts).map(checked);
  const shared = sharedOptions(parts);
  return names.map((name) => ({ ...name, options: { ...shared, ...name.options } }));
}

function checked({ misread, line: _, ...pasted }: Gathered): Reading {
  const { resourceId, sid } = pasted;
  if (misread !== undefined) return { misread };
  return resourceId !== undefined && resourceId.length < SHORTEST_RESOURCE_ID
    ? {
        misread: { kind: 'cut_resource_id', length: resourceId.length },
        ...filled({ sid }),
      }
    : pasted;
}
