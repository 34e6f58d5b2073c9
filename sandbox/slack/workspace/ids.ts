import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const LENGTH = 10;

const spell = (prefix: string, bytes: Uint8Array): string =>
  prefix + Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Id that depends only on the name, so that data of the bot stays valid when the workspace is restarted. */
export const stableId = (prefix: string, name: string): string =>
  spell(prefix, createHash('sha256').update(`${prefix}/${name}`).digest());

export const freshId = (prefix: string): string => spell(prefix, randomBytes(LENGTH));

/** Creates the source of `ts`: unique in the workspace, increasing, with six decimals. */
export function createTs(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 100);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
}
