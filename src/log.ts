import { type DestinationStream, pino } from 'pino';
import type { Log } from './ports/log.ts';

interface LogOptions {
  readonly level: string;
  /** Values that must never be written, whatever carries them. */
  readonly secrets: readonly string[];
  /** Called with each outcome, for counting. */
  readonly counted: (outcome: string) => void;
  readonly destination?: DestinationStream;
}

/** Shorter values would blot out ordinary words. */
const SHORTEST_SECRET = 6;

/**
 * JSON lines on stdout, one per decision. Adapters keep secrets out of what they log; here is the second
 * lock: a configured secret is blotted out of any line that still holds it, an error's stack included.
 */
export function createLog({ level, secrets, counted, destination }: LogOptions): Log {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const blotted = (line: string): string =>
    forms.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const options = { level, base: null, hooks: { streamWrite: blotted } };
  const logger = destination ? pino(options, destination) : pino(options);
  const at =
    (severity: 'info' | 'warn' | 'error') =>
    (facts: Record<string, unknown>, outcome: string): void => {
      counted(outcome);
      logger[severity](facts, outcome);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
