import { type DestinationStream, pino } from 'pino';
import type { Log } from './ports/process.ts';

/** A log to which secrets can be added. */
export interface BlottingLog extends Log {
  /** Replaces these in all further lines too. */
  blot(secrets: readonly string[]): void;
}

interface LogOptions {
  readonly level: string;
  /** Values that are never written. */
  readonly secrets: readonly string[];
  /** Global pattern of texts that look like a secret, for the fact `error`. */
  readonly secretForms: RegExp;
  /** Called with each outcome, for counting. */
  readonly counted: (outcome: string) => void;
  readonly destination?: DestinationStream;
}

const SECRET = '[secret]';

/** Shortest secret that is replaced, in characters: a shorter one may be a part of ordinary words. */
const SHORTEST_SECRET = 6;

/** Longest text of an error with its stack and its causes, in characters. */
const LONGEST_STORY = 4_000;

/**
 * Writes JSON lines to stdout. Adapters log no secrets; as a second safeguard, configured ones are replaced. Of the
 * fact `error` the stack and those of its causes are written, but no fields, which may be headers and bodies.
 */
export function createLog({ level, secrets, secretForms, counted, destination }: LogOptions): BlottingLog {
  const forms = new Set<string>();
  const blot = (more: readonly string[]): void => {
    for (const secret of more.filter(({ length }) => length >= SHORTEST_SECRET)) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        forms.add(form);
      }
    }
  };
  blot(secrets);
  const blotted = (line: string): string =>
    [...forms].reduce((text, secret) => text.replaceAll(secret, SECRET), line);
  // Replaced before it becomes JSON, in which a token at the start of a line would follow the `n` of an escape.
  const told = ([name, fact]: [string, unknown]): [string, unknown] => [
    name,
    name === 'error' ? blotted(storyOf(fact).replace(secretForms, SECRET)).slice(0, LONGEST_STORY) : fact,
  ];
  const options = { level, base: null, hooks: { streamWrite: blotted } };
  const logger = destination ? pino(options, destination) : pino(options);
  const at =
    (severity: 'info' | 'warn' | 'error') =>
    (facts: Record<string, unknown>, outcome: string): void => {
      counted(outcome);
      logger[severity](Object.fromEntries(Object.entries(facts).map(told)), outcome);
    };
  return { info: at('info'), warn: at('warn'), error: at('error'), blot };
}

/** Writes nothing, for commands that print their own lines. */
export const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Limit of causes that are logged; a chain of causes may be a circle. */
const DEEPEST_CAUSE = 3;

function storyOf(caught: unknown, depth = 0): string {
  if (typeof caught === 'string') return caught;
  if (!(caught instanceof Error)) return typeof caught;
  const own = caught.stack ?? `${caught.name}: ${caught.message}`;
  if (caught.cause === undefined || depth === DEEPEST_CAUSE) return own;
  return `${own}\ncaused by ${storyOf(caught.cause, depth + 1)}`;
}
