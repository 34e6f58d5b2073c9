/** What the Slack app has to be allowed, as in manifest.json; the README says what each is for. */
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
