import { filled } from '../filled.ts';
import { type Instant, LONGEST_NAME } from '../recording.ts';
import { readLength } from './length.ts';
import { isModeWord, type ModeRead, readMode } from './modes.ts';
import type { Piece } from './pieces.ts';

/** Ids and options in one piece of a text. */
export interface Ids extends ModeRead {
  readonly sid?: string;
  readonly resourceId?: string;
  readonly appId?: string;
  readonly cname?: string;
  readonly uid?: string;
  readonly endsAt?: Instant | 'never';
  readonly maxRecordingHour?: number;
  /** Words left over: an alias or the beginning of a sid. */
  readonly words: readonly string[];
}

const QUERY_URL =
  /\/apps\/([^/\s"']+)\/cloud_recording\/resourceid\/([^/\s"']+)(?:\/sid\/([^/\s"']+))?\/mode\/([^/\s"'?]+)/gi;
/**
 * A named id in logs, objects of JavaScript and dictionaries of Python: `sid=…`, `"resourceId": "…"`. Programs that
 * have other sids as well say whose each is: `agora_sid: …`.
 */
const NAMED =
  /\b((?:(?:agora|cloud)[_ .-]?)?(?:recording[_ .-]?)?(?:sid|resource(?:[_ -]?id)?|app[_ -]?id|cname|uid|mode))["']?\s*[:=：]\s*(?:"([^"]*)"|'([^']*)'|([^\s"',;，；}&]+))/gi;
/** A sid, or an App ID. */
const SID = /^[0-9a-f]{32}$/i;
/** Shortest id in characters; every word for a mode is shorter. */
const SHORTEST_ID = 32;
const LONG_ID = /^[\w-]{40,}={0,2}$/;

export const namesRecording = ({ sid, resourceId }: Pick<Ids, 'sid' | 'resourceId'>): boolean =>
  sid !== undefined || resourceId !== undefined;

export const holdsUrl = (text: string): boolean => text.search(QUERY_URL) >= 0;

/** Reads addresses of `query`, on any host. The rest of a command is not read, because it has credentials. */
export const fromUrls = (line: string): readonly Ids[] =>
  [...line.matchAll(QUERY_URL)].map(([, ...parts]) => {
    const [app, resourceId, sid, mode] = parts.map((part) => filledIn(part));
    return {
      // An App ID in words, `YOUR_APP_ID`, stands for one.
      ...(app === undefined || !SID.test(app) ? {} : { appId: app }),
      ...filled({ resourceId, sid }),
      ...readMode(mode),
      words: [],
    };
  });

/** Reads a part of an address; `undefined` for a placeholder: `:sid`, `<sid>`, `$SID`, `%7Bsid%7D`, `your-sid`. */
function filledIn(part: string | undefined): string | undefined {
  const text = decoded(part ?? '');
  return /^(?:your|resource_?id$|sid$|$)|[^\w=.-]/i.test(text) ? undefined : text;
}

/** Rewrites placeholders whose braces look like an object: `/{{sid}}`, `/${SID}` become `/:sid`. */
export const withoutTemplates = (text: string): string =>
  text.replace(/(?<=\/)\$?\{{1,2}[^\S\n]?([\w.-]{1,40})[^\S\n]?\}{1,2}(?=[/\s"'?]|$)/g, ':$1');

/** Most layers of objects and lists that are searched; nobody packs an answer deeper. */
const DEEPEST = 50;

/** Finds the objects that hold an id; of those inside each other, the outermost. */
export function fromJson(value: unknown, depth = 0): readonly Ids[] {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return [];
  const within = (part: unknown): readonly Ids[] => fromJson(part, depth + 1);
  if (Array.isArray(value)) return value.flatMap(within);
  const fields = byName(Object.entries(value));
  const text = (name: string): string | undefined => {
    const field = fields.get(name);
    return typeof field === 'string' || typeof field === 'number' ? String(field) : undefined;
  };
  const own = fromFields(text);
  if (namesRecording(own)) return [{ ...own, ...readLength(text('maxrecordinghour'), text('endsat')) }];
  const inner = [...fields.values()].flatMap(within);
  if (inner.length === 0) return Object.keys(own).length === 1 ? [] : [own];
  // The mode of an envelope counts for all in it.
  const { appId, mode } = own;
  const shared = filled({ appId, mode });
  return inner.map((one) => ({ ...shared, ...one }));
}

/** Reads a text that only looks like JSON by its named fields; without its end, only by those in quotation marks. */
export function fromBroken({ text, whole }: Extract<Piece, { kind: 'broken' }>): Ids | undefined {
  const named = namedIn(text, whole);
  const ids = fromFields((name) => named.get(name));
  const complete = ids.sid !== undefined && ids.resourceId !== undefined;
  return (whole ? namesRecording(ids) : complete) ? ids : undefined;
}

/** Whether an id has several values, so that the text names more than one recording. */
export function namesSeveral(text: string): boolean {
  const first = new Map<string, string>();
  for (const [written, value] of fieldsIn(text, true)) {
    const name = plainName(written).replace(OWN, '');
    if (name !== 'sid' && name !== 'resourceid') continue;
    if ((first.get(name) ?? value) !== value) return true;
    first.set(name, value);
  }
  return false;
}

/**
 * Reads the ids of one line. Several sids without a resource ID are recordings that should be known. If there are more
 * sids than resource IDs, nobody can tell which belong together: `tooMany` is the number of sids.
 * @param apps known App IDs, which otherwise look like sids
 */
export function fromLine(
  line: string,
  apps: ReadonlySet<string>,
): readonly Ids[] | { readonly tooMany: number } {
  const isNamed = /[:=：]/.test(line);
  const named = isNamed ? namedIn(line, true) : undefined;
  const labelled = named ? fromFields((name) => named.get(name)) : NONE;
  const tokens = (isNamed ? line.replace(NAMED, ' ') : line).split(/[\s,;"'：，；、]+/).filter(Boolean);
  const kinds = tokens.map((token) => kindOf(token, apps));
  // Most lines of a long text hold nothing to be put together.
  if (!isNamed && kinds.every((kind) => kind === 'word')) return [{ words: tokens }];
  const many = (kind: string) => new Set(tokens.filter((_, at) => kinds[at] === kind)).size;
  const [sids, resources] = [many('sid'), many('resourceId')];
  if (sids + resources === 0 || (sids <= 1 && resources <= 1)) return [together(tokens, labelled, apps)];
  if (resources === 0) {
    return tokens.filter((_, at) => kinds[at] === 'sid').map((sid) => ({ sid, words: [] }));
  }
  return sids > resources ? { tooMany: sids } : tokens.map((token) => together([token], NONE, apps));
}

type Kind = 'appId' | 'sid' | 'resourceId' | 'mode' | 'word';

const kindOf = (token: string, apps: ReadonlySet<string>): Kind => {
  if (apps.has(token)) return 'appId';
  if (token.length < SHORTEST_ID) return isModeWord(token) ? 'mode' : 'word';
  if (SID.test(token)) return 'sid';
  return LONG_ID.test(token) ? 'resourceId' : 'word';
};

function together(tokens: readonly string[], named: Ids, apps: ReadonlySet<string>): Ids {
  const first = new Map<Kind, string>();
  for (const token of tokens) {
    const kind = kindOf(token, apps);
    if (!first.has(kind)) first.set(kind, token);
  }
  first.delete('word');
  const [appId, sid, resourceId] = [first.get('appId'), first.get('sid'), first.get('resourceId')];
  const used = new Set(first.values());
  return {
    ...filled({ appId, sid, resourceId }),
    ...readMode(first.get('mode')),
    ...named,
    words: tokens.filter((token) => !used.has(token)),
  };
}

const NONE: Ids = { words: [] };

function fromFields(field: (name: string) => string | undefined): Ids {
  const text = (name: string) => field(name)?.trim() || undefined;
  const [sid, cname, uid] = [text('sid'), text('cname'), text('uid')];
  const [resource, appId] = [text('resource'), text('appid')];
  const resourceId =
    text('resourceid') ?? (resource !== undefined && LONG_ID.test(resource) ? resource : undefined);
  return {
    ...filled({ sid, resourceId }),
    // Programs also use this name for other things.
    ...(appId === undefined || !SID.test(appId) ? {} : { appId }),
    // Answers of Agora have the fields `cname` and `uid` too; a longer text is no name.
    ...(cname === undefined || cname.length > LONGEST_NAME ? {} : { cname }),
    ...(uid === undefined || uid.length > LONGEST_NAME ? {} : { uid }),
    ...readMode(text('mode')),
    words: [],
  };
}

/** The first value of each name. @param bare as in `fieldsIn` */
const namedIn = (text: string, bare: boolean): ReadonlyMap<string, string> =>
  byName([...fieldsIn(text, bare)].reverse());

/** @param bare whether values without quotation marks count: they may be cut if the end of the text is missing */
function* fieldsIn(text: string, bare: boolean): Generator<readonly [string, string]> {
  for (const [, name = '', double, single, plain] of text.matchAll(NAMED)) {
    const value = double ?? single ?? (bare ? plain : undefined);
    if (value !== undefined) yield [name, value];
  }
}

/** The last value of each name; a name such as `agora_sid` goes before `sid`. */
function byName<T>(fields: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const named = fields.map(([name, value]) => [plainName(name), value] as const);
  const isOwn = ([name]: readonly [string, T]): boolean => OWN.test(name);
  const ordered = [...named.filter((field) => !isOwn(field)), ...named.filter(isOwn)];
  return new Map(ordered.map(([name, value]) => [name.replace(OWN, ''), value]));
}

/** Spelling by which names are compared: `resourceId`, `resource_id` and `Resource ID` are one. */
const plainName = (name: string): string => name.toLowerCase().replace(/[_ .-]/g, '');

/** Owner in the name of an id: `agoraSid`, `recording_resource_id`. */
const OWN =
  /^(?:agora|cloud|recording|(?:agora|cloud)recording)(?=sid$|resource(?:id)?$|appid$|cname$|uid$|mode$)/;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
