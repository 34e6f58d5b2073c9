import { isModeWord, type ModeRead, readMode } from './modes.ts';
import type { Piece } from './pieces.ts';

/** What one piece of a text says of one recording. */
export interface Ids extends ModeRead {
  readonly sid?: string;
  readonly resourceId?: string;
  readonly appId?: string;
  readonly cname?: string;
  readonly uid?: string;
  /** What is left over: an alias or the beginning of a sid. */
  readonly words: readonly string[];
}

const QUERY_URL =
  /\/apps\/([^/\s"']+)\/cloud_recording\/resourceid\/([^/\s"']+)(?:\/sid\/([^/\s"']+))?\/mode\/([^/\s"'?]+)/gi;
/** `sid=…`, `"resourceId": "…"`, `cname: …` in logs, objects of JavaScript and dictionaries of Python. */
const NAMED = /\b(sid|resource_?id|cname|uid|mode)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s"',;}&]+))/gi;
const SID = /^[0-9a-f]{32}$/i;
const LONG_ID = /^[\w=-]{40,}$/;

export const namesRecording = ({ sid, resourceId }: Pick<Ids, 'sid' | 'resourceId'>): boolean =>
  sid !== undefined || resourceId !== undefined;

export const holdsUrl = (text: string): boolean => text.search(QUERY_URL) >= 0;

/** Every address of `query`, on any host. Whatever else a command holds, credentials above all, is left. */
export const fromUrls = (line: string): readonly Ids[] =>
  [...line.matchAll(QUERY_URL)].map(([, appId = '', resourceId = '', sid, mode = '']) => ({
    appId: decoded(appId),
    resourceId: decoded(resourceId),
    ...(sid === undefined ? {} : { sid: decoded(sid) }),
    ...readMode(decoded(mode)),
    words: [],
  }));

/** Every object that holds an id, however deep; the outermost where they lie in each other. */
export function fromJson(value: unknown): readonly Ids[] {
  if (Array.isArray(value)) return value.flatMap(fromJson);
  if (value === null || typeof value !== 'object') return [];
  const fields = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
  const own = fromFields((name) => {
    const field = fields.get(name);
    return typeof field === 'string' || typeof field === 'number' ? String(field) : undefined;
  });
  if (namesRecording(own)) return [own];
  const inner = [...fields.values()].flatMap(fromJson);
  return inner.length > 0 || Object.keys(own).length === 1 ? inner : [own];
}

/** What only looks like JSON is taken at its word where its fields are named and whole. */
export function fromBroken({ text, whole }: Extract<Piece, { kind: 'broken' }>): Ids | undefined {
  const named = namedIn(text, whole);
  const ids = fromFields((name) => named.get(name));
  const complete = ids.sid !== undefined && ids.resourceId !== undefined;
  return (whole ? namesRecording(ids) : complete) ? ids : undefined;
}

/** Whether fields of more than one recording are named, whichever belong together. */
export function namesSeveral(text: string): boolean {
  const fields = fieldsIn(text, true).map(([name, value]) => [name.replace('_', ''), value] as const);
  return ['sid', 'resourceid'].some(
    (id) => new Set(fields.flatMap(([name, value]) => (name === id ? [value] : []))).size > 1,
  );
}

/**
 * The ids of one line. Several sids without a resource ID are recordings that should be known; next to one
 * nobody can tell which of them belongs to it: `too_many`.
 */
export function fromLine(line: string): readonly Ids[] | { readonly tooMany: number } {
  const named = namedIn(line, true);
  const byName = fromFields((name) => named.get(name));
  const tokens = line
    .replace(NAMED, ' ')
    .split(/[\s,;"']+/)
    .filter(Boolean);
  const kinds = tokens.map(kindOf);
  const many = (kind: string) => new Set(tokens.filter((_, at) => kinds[at] === kind)).size;
  const [sids, resources] = [many('sid'), many('resourceId')];
  if (sids + resources === 0 || (sids <= 1 && resources <= 1)) return [together(tokens, byName)];
  if (resources === 0) {
    return tokens.filter((_, at) => kinds[at] === 'sid').map((sid) => ({ sid, words: [] }));
  }
  return sids > resources ? { tooMany: sids } : oneByOne(tokens);
}

const kindOf = (token: string): 'sid' | 'resourceId' | 'mode' | 'word' => {
  if (SID.test(token)) return 'sid';
  if (LONG_ID.test(token)) return 'resourceId';
  return isModeWord(token) ? 'mode' : 'word';
};

function together(tokens: readonly string[], named: Ids): Ids {
  const first = (kind: string) => tokens.find((token) => kindOf(token) === kind);
  const [sid, resourceId, modeWord] = [first('sid'), first('resourceId'), first('mode')];
  const used = new Set([sid, resourceId, modeWord]);
  return {
    ...(sid === undefined ? {} : { sid }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...readMode(modeWord),
    ...named,
    words: tokens.filter((token) => !used.has(token)),
  };
}

const oneByOne = (tokens: readonly string[]): readonly Ids[] =>
  tokens.map((token) => together([token], NONE));

const NONE: Ids = { words: [] };

function fromFields(field: (name: string) => string | undefined): Ids {
  const text = (name: string) => field(name)?.trim() || undefined;
  const [sid, cname, uid] = [text('sid'), text('cname'), text('uid')];
  const resourceId = text('resourceid') ?? text('resource_id');
  return {
    ...(sid === undefined ? {} : { sid }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(cname === undefined ? {} : { cname }),
    ...(uid === undefined ? {} : { uid }),
    ...readMode(text('mode')),
    words: [],
  };
}

/** The first value of each name. @param bare as in `fieldsIn` */
const namedIn = (text: string, bare: boolean): ReadonlyMap<string, string> =>
  new Map([...fieldsIn(text, bare)].reverse());

/** @param bare whether a value without quotes counts: where the end is missing it may be cut */
const fieldsIn = (text: string, bare: boolean): readonly (readonly [string, string])[] =>
  [...text.matchAll(NAMED)].flatMap(([, name = '', double, single, plain]) => {
    const value = double ?? single ?? (bare ? plain : undefined);
    return value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
