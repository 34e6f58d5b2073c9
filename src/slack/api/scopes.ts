import type { Scopes } from '../../ports/slack.ts';

/** Scopes of the Slack app, as in manifest.json; docs/configure.md says what each is for. */
export const SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'chat:write.public',
  'im:write',
  'files:write',
  'users:read',
  'channels:history',
  'groups:history',
  'im:history',
  'channels:read',
  'groups:read',
];

/** Scopes that may be left out on installation (`bot_optional` of the manifest), with what the bot then cannot do. */
export const OPTIONAL: Readonly<Record<string, Scopes['without'][number]>> = {
  'chat:write.public': 'strange_channels',
  'files:write': 'files',
  'channels:history': 'history',
  'groups:history': 'history',
  'im:history': 'history',
};

/** Scopes that are not granted. @param granted as Slack names them with each answer; `undefined`: not known */
export function scopesLacking(granted: readonly string[] | undefined): Scopes {
  const lacking = granted === undefined ? [] : SCOPES.filter((scope) => !granted.includes(scope));
  return {
    missing: lacking.filter((scope) => !(scope in OPTIONAL)),
    without: [...new Set(lacking.flatMap((scope) => OPTIONAL[scope] ?? []))],
  };
}
