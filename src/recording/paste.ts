import { isNewsKind, type NewsKind } from './news.ts';
import { MODES, type Mode } from './recording.ts';

/** What was understood of something a person typed or pasted. */
export interface Pasted {
  readonly sid?: string;
  readonly resourceId?: string;
  readonly mode?: Mode;
  /** The word that was taken for a mode, where it was not Agora's own. */
  readonly modeWritten?: string;
  readonly appId?: string;
  readonly cname?: string;
  readonly uid?: string;
  /** What is left over: an alias or the beginning of a sid. */
  readonly words: readonly string[];
  readonly options: Options;
}

export interface Options {
  readonly app?: string;
  readonly alias?: string;
  readonly only?: readonly NewsKind[];
  readonly lang?: string;
}

/** Why a text could not be understood; each has a sentence that says what to type instead. */
export type Misread =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'cut_resource_id'; readonly length: number }
  | { readonly kind: 'several_sids'; readonly count: number }
  | { readonly kind: 'unknown_kind'; readonly written: string };

export type UnknownKind = Extract<Misread, { readonly kind: 'unknown_kind' }>;

/** Agora's resource IDs have 192 characters or more, in every sample known. */
export const SHORTEST_RESOURCE_ID = 192;

/** Words people write for a mode; the official quickstart itself says "composite" for mix. */
const MODE_WORDS: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ...MODES.map((mode): [string, Mode] => [mode, mode]),
  ['composite', 'mix'],
  ['mixed', 'mix'],
  ['single', 'individual'],
  ['webpage', 'web'],
  ['page', 'web'],
]);

export const OPTION = /(?:^|\s)(app|as|only|lang):(?:"([^"]*)"|(\S+))/gi;
const QUERY_URL =
  /\/apps\/([^/\s"']+)\/cloud_recording\/resourceid\/([^/\s"']+)(?:\/sid\/([^/\s"']+))?\/mode\/([^/\s"'?]+)/i;
const SID = /^[0-9a-f]{32}$/i;
const LONG_ID = /^[\w=-]{40,}$/;

/**
 * Reads the arguments of a command: three ids in any order, a `query` URL on any host, the JSON that `start`
 * answered, a curl command, an alias, or a few characters of a sid; with options anywhere outside the JSON.
 */
export function readPaste(text: string): Pasted | { readonly misread: Misread } {
  const plain = withoutSlackMarkup(text);
  const options = readOptions(plain);
  if ('misread' in options) return options;
  const rest = plain.replace(OPTION, ' ').trim();
  const found = rest.includes('{') && !QUERY_URL.test(rest) ? fromJson(rest) : fromWords(rest);
  if ('misread' in found) return found;
  const { resourceId } = found;
  if (resourceId !== undefined && resourceId.length < SHORTEST_RESOURCE_ID) {
    return { misread: { kind: 'cut_resource_id', length: resourceId.length } };
  }
  return { ...found, options };
}

type Found = Omit<Pasted, 'options'>;

/** Slack turns URLs into `<url|label>`, escapes three characters and lets people paste code and curly quotes. */
export function withoutSlackMarkup(text: string): string {
  return text
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/`+/g, ' ')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .trim();
}

export function readOptions(text: string): Options | { readonly misread: UnknownKind } {
  let options: Options = {};
  for (const [, key = '', quoted, bare] of text.matchAll(OPTION)) {
    const value = quoted ?? bare ?? '';
    if (key.toLowerCase() === 'app') options = { ...options, app: value };
    if (key.toLowerCase() === 'as') options = { ...options, alias: value };
    if (key.toLowerCase() === 'lang') options = { ...options, lang: value.toLowerCase() };
    if (key.toLowerCase() === 'only') {
      const kinds = value.toLowerCase().split(',').filter(Boolean);
      const written = kinds.find((kind) => !isNewsKind(kind));
      if (written !== undefined || kinds.length === 0) {
        return { misread: { kind: 'unknown_kind', written: written ?? value } };
      }
      options = { ...options, only: kinds.filter(isNewsKind) };
    }
  }
  return options;
}

function fromJson(text: string): Found | { readonly misread: Misread } {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}') + 1;
  const body = parsed(text.slice(start, end));
  if (body === undefined) return { misread: { kind: 'not_json' } };
  const around = fromWords(`${text.slice(0, start)} ${text.slice(end)}`);
  if ('misread' in around) return around;
  const field = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  return {
    ...around,
    ...some('sid', field('sid')),
    ...some('resourceId', field('resourceId')),
    ...some('cname', field('cname')),
    ...some('uid', field('uid')),
    ...readMode(field('mode')),
  };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function fromWords(text: string): Found | { readonly misread: Misread } {
  const url = QUERY_URL.exec(text);
  if (url) {
    const [, appId = '', resourceId = '', sid, mode = ''] = url;
    return {
      appId: decoded(appId),
      resourceId: decoded(resourceId),
      ...some('sid', sid === undefined ? undefined : decoded(sid)),
      ...readMode(decoded(mode)),
      words: [],
    };
  }
  const tokens = text.split(/[\s,;"']+/).filter(Boolean);
  const sids = [...new Set(tokens.filter((token) => SID.test(token)))];
  if (sids.length > 1) return { misread: { kind: 'several_sids', count: sids.length } };
  const resourceId = tokens.find((token) => LONG_ID.test(token) && !SID.test(token));
  const modeWord = tokens.find((token) => MODE_WORDS.has(token.toLowerCase()));
  const words = tokens.filter((token) => token !== sids[0] && token !== resourceId && token !== modeWord);
  return { ...some('sid', sids[0]), ...some('resourceId', resourceId), ...readMode(modeWord), words };
}

function readMode(written: string | undefined): Pick<Pasted, 'mode' | 'modeWritten'> {
  const mode = written === undefined ? undefined : MODE_WORDS.get(written.toLowerCase());
  if (written === undefined || mode === written) return some('mode', mode);
  return { modeWritten: written, ...some('mode', mode) };
}

/** A field that is there only when it has a value, because optional fields are never `undefined`. */
function some<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
