import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const LENGTH = 10;

const spell = (prefix: string, bytes: Uint8Array): string =>
  prefix + Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** The same name gets the same id in every run, so that a bot's memory survives a restart of the workspace. */
export const stableId = (prefix: string, name: string): string =>
  spell(prefix, createHash('sha256').update(`${prefix}/${name}`).digest());

export const freshId = (prefix: string): string => spell(prefix, randomBytes(LENGTH));

/** Slack's message clock: unique in the workspace, increasing, six decimals. */
export function createTs(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 100);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
}
