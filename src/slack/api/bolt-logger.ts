import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';

/** A Slack token of any kind, and the ticket in the address of a Socket Mode connection. */
export const SECRET_FORMS = /\bx(?:ox|app)[a-z]*-[\w-]+|\bwss?:\/\/\S+/g;

/** Name and message of an error; its other fields may hold headers and bodies. */
const wordsOf = (part: unknown): string =>
  part instanceof Error ? `${part.name}: ${part.message}` : typeof part === 'string' ? part : typeof part;

/** Text of an SDK or a peer for the log, without secrets, cut to 300 characters. */
export function withoutSecrets(parts: readonly unknown[], secrets: readonly string[] = []): string {
  const words = parts.map(wordsOf).join(' ').replace(SECRET_FORMS, '[secret]');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), words).slice(0, 300);
}

/** Passes warnings and errors of Bolt and the SDK to our log. Debug and info lines hold whole requests. */
export function boltLogger(log: Log, secrets: readonly string[]): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => log.warn({ detail: withoutSecrets(parts, secrets) }, 'slackSdk'),
    error: (...parts: unknown[]) => log.error({ detail: withoutSecrets(parts, secrets) }, 'slackSdk'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
