import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { readGiven } from './given.ts';
import { type Environment, mayBeInFile, ROWS } from './variables.ts';

/** Secrets that may be rotated while the bot runs. Whoever needs one asks for it each time. */
export interface Secrets {
  readonly signing: () => readonly string[];
  readonly apps: () => Config['apps'];
  readonly apiTokens: () => Config['apiTokens'];
  readonly apiKeys: () => Config['apiKeys'];
}

/** Result of reading the secrets again, by the names of variables. */
export interface Reread {
  readonly taken: readonly string[];
  /** They have changed as well, and count from the next start on. */
  readonly atRestart: readonly string[];
}

export interface LiveSecrets extends Secrets {
  /** The configuration with the secrets that count now. */
  readonly config: () => Config;
  /** @throws {ConfigError} when what is given now could not be started with; then nothing changes */
  reread(): Reread;
}

/** @param config what was read from the same environment at the start */
export function createSecrets(env: Environment, languages: readonly string[], config: Config): LiveSecrets {
  let now = config;
  let given = givenIn(env);
  return {
    config: () => now,
    signing: () => (now.reached?.mode === 'http' ? now.reached.signingSecrets : []),
    apps: () => now.apps,
    apiTokens: () => now.apiTokens,
    apiKeys: () => now.apiKeys,
    reread() {
      const read = readConfig(env, languages);
      const next = givenIn(env);
      const changed = ROWS.filter(({ name }) => given.get(name) !== next.get(name));
      now = takeOver(now, read);
      given = next;
      const left = new Set(
        LIVE.filter(({ of }) => !isDeepStrictEqual(of(now), of(read))).flatMap(({ names }) => names),
      );
      const isTaken = ({ name, secret }: (typeof ROWS)[number]) => secret === 'reread' && !left.has(name);
      return {
        taken: changed.filter(isTaken).map(({ name }) => name),
        atRestart: changed.filter((row) => !isTaken(row)).map(({ name }) => name),
      };
    },
  };
}

/** Value of each secret, or the content of its file, to find changes. */
function givenIn(env: Environment): ReadonlyMap<string, string> {
  const { set } = readGiven(env);
  return new Map(
    ROWS.flatMap((row) => {
      const value = set[row.name];
      if (row.secret === undefined || value === undefined) return [];
      return [[row.name, mayBeInFile(row) ? value : readFileSync(value, 'utf8')]];
    }),
  );
}

/**
 * The running configuration with the secrets that were read. Apps, and whether there is an API, stay as at the start,
 * because listeners and timetables depend on them.
 */
function takeOver(now: Config, read: Config): Config {
  const hasKeys = ({ apiTokens, apiKeys }: Config) => apiTokens.length + apiKeys.length > 0;
  const keys = hasKeys(now) === hasKeys(read) ? read : now;
  return {
    ...now,
    reached: now.reached?.mode === 'http' && read.reached?.mode === 'http' ? read.reached : now.reached,
    apps: now.apps.map((app) => withSecretsOf(app, read.apps)),
    apiTokens: keys.apiTokens,
    apiKeys: keys.apiKeys,
  };
}

function withSecretsOf(app: Config['apps'][number], all: Config['apps']): Config['apps'][number] {
  const same = all.find(({ name, appId }) => name === app.name && appId === app.appId);
  if (!same) return app;
  const { customerId, customerSecret, callbackSecrets } = same;
  const called = app.callbackSecrets !== undefined && callbackSecrets !== undefined;
  return { ...app, customerId, customerSecret, ...(called ? { callbackSecrets } : {}) };
}

/** Parts of the configuration, by the variable that may be rotated. */
const LIVE: readonly { readonly names: readonly string[]; readonly of: (config: Config) => unknown }[] = [
  { names: ['SLACK_SIGNING_SECRET'], of: ({ reached }) => reached },
  {
    names: ['AGORA_CUSTOMER_ID', 'AGORA_CUSTOMER_SECRET'],
    of: ({ apps }) => apps.map(({ customerId, customerSecret }) => [customerId, customerSecret]),
  },
  {
    names: ['AGORA_CALLBACK_SECRET'],
    of: ({ apps }) => apps.map(({ callbackSecrets }) => callbackSecrets),
  },
  { names: ['AGORA_APPS_FILE'], of: ({ apps }) => apps },
  { names: ['API_TOKENS', 'API_KEYS_FILE'], of: ({ apiTokens, apiKeys }) => [apiTokens, apiKeys] },
];
