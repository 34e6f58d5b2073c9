import { type DestinationStream, pino } from 'pino';
import type { Log } from './ports/process.ts';

/** A log that can be told of further secrets. */
export interface BlottingLog extends Log {
  /** From now on these are never written either. */
  blot(secrets: readonly string[]): void;
}

interface LogOptions {
  readonly level: string;
  /** Values that must never be written. */
  readonly secrets: readonly string[];
  /** Global pattern of text that looks like a secret although nobody configured it. */
  readonly secretForms: RegExp;
  /** Called with each outcome, for counting. */
  readonly counted: (outcome: string) => void;
  readonly destination?: DestinationStream;
}

const SECRET = '[secret]';

/** Shortest value that is blotted out, in characters; shorter ones would blot out ordinary words. */
const SHORTEST_SECRET = 6;

/** Longest text of one error with its stack and its causes, in characters. */
const LONGEST_STORY = 4_000;

/**
 * JSON lines on stdout, one per decision. Adapters keep secrets out of what they log; this is the second safeguard: a
 * configured secret is blotted out of any line. The fact `error` is anything that was caught: its stack and those of
 * its causes are written, but none of its fields, which may be headers and bodies.
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
  // Done before it becomes JSON: there a token at the start of a line would follow the letter of its line break.
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

/** Says nothing: for a command of the operator, which prints its own lines. */
export const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Most causes of causes that are logged; a chain may be a ring. */
const DEEPEST_CAUSE = 3;

function storyOf(caught: unknown, depth = 0): string {
  if (typeof caught === 'string') return caught;
  if (!(caught instanceof Error)) return typeof caught;
  const own = caught.stack ?? `${caught.name}: ${caught.message}`;
  if (caught.cause === undefined || depth === DEEPEST_CAUSE) return own;
  return `${own}\ncaused by ${storyOf(caught.cause, depth + 1)}`;
}
