import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Files of `lua/`. Each opens with what it takes, returns and includes. */
export type ScriptName =
  | 'again'
  | 'amend'
  | 'beat'
  | 'begin'
  | 'card'
  | 'claim'
  | 'claim-one'
  | 'commit'
  | 'fold'
  | 'forget'
  | 'home-open'
  | 'home-shown'
  | 'home-take'
  | 'mute'
  | 'name'
  | 'noted'
  | 'notice'
  | 'outlook'
  | 'pass-on'
  | 'pause'
  | 'postpone'
  | 'purge'
  | 'put'
  | 'read'
  | 'reconcile'
  | 'register'
  | 'release'
  | 'renew'
  | 'resume'
  | 'rules'
  | 'said'
  | 'sending'
  | 'settle'
  | 'share'
  | 'sight'
  | 'speak'
  | 'spend'
  | 'take'
  | 'throttle'
  | 'unwatch'
  | 'watch';

export interface Script {
  readonly text: string;
  /** SHA-1 of the text, by which Redis knows a script that it has seen. */
  readonly sha: string;
}

const loaded = new Map<ScriptName, Script>();

/** The text of a script with what it includes, read once. The files lie in the same place in `src` and in `dist`. */
export function loadScript(name: ScriptName): Script {
  const known = loaded.get(name);
  if (known) return known;
  const body = readLua(`${name}.lua`).replace(/^-- @include (\w+)$/gm, (_, part) =>
    readLua(`shared/${part}.lua`),
  );
  const text = `local TAG = KEYS[1]\n${body}`;
  const script = { text, sha: createHash('sha1').update(text).digest('hex') };
  loaded.set(name, script);
  return script;
}

const readLua = (file: string): string => readFileSync(new URL(`../lua/${file}`, import.meta.url), 'utf8');
