import type { Recordings } from '../../ports/knowing.ts';
import type { Clock } from '../../ports/process.ts';
import type { App } from '../../recording/app.ts';
import { filled } from '../../recording/filled.ts';
import { type Known, unseen } from '../../recording/known.ts';
import { firstLook } from '../../recording/pacing/cadence.ts';
import type { Pasted } from '../../recording/paste/paste.ts';
import { HOUR_MS, LONGEST_SID, type Recording } from '../../recording/recording.ts';

export interface RegisterNeeds {
  readonly recordings: Recordings;
  readonly apps: readonly App[];
  /** Hours in which Agora answers for a sid, unless the registration says otherwise. */
  readonly expiryHours: number;
  readonly now: Clock;
}

/** Facts that a program gives beside the ids. */
export type Circumstances = Pick<
  Recording,
  'startedAt' | 'maxRecordingHour' | 'fileBaseUrl' | 'endsAt' | 'origin' | 'registeredBy' | 'reportsStop'
> & {
  /** Hours in which Agora answers for the sid, counted from its start. */
  readonly resourceExpiredHour?: number;
};

/** The part that a text lacks to be registered; each has a sentence that asks for it. */
export type Incomplete =
  | { readonly kind: 'no_sid' }
  | { readonly kind: 'no_resource_id' }
  | { readonly kind: 'no_mode'; readonly written?: string }
  | { readonly kind: 'which_app'; readonly apps: readonly string[] }
  | { readonly kind: 'unknown_app'; readonly written: string; readonly apps: readonly string[] };

/** Whether it was registered now, was known before, or replaced ids that never worked. */
export type How = 'new' | 'known' | 'replaced';

export type Registered =
  | { readonly kind: 'registered'; readonly known: Known; readonly how: How }
  | { readonly kind: 'incomplete'; readonly missing: Incomplete };

/** Whether a word may be a sid. All known sids have 32 hex digits, but no document says so. */
const isSid = (text: string): boolean => text.length <= LONGEST_SID && /^[\w-]+$/.test(text);

/** Makes a recording known and schedules its first look. Registering a known one again changes nothing. */
export async function register(
  team: string,
  pasted: Pasted,
  needs: RegisterNeeds,
  circumstances: Circumstances = {},
): Promise<Registered> {
  const recording = complete(pasted, circumstances, needs);
  if ('kind' in recording) return { kind: 'incomplete', missing: recording };
  const first = unseen(recording);
  const how = await needs.recordings.register(first, firstLook(first), team);
  const known = how === 'new' ? first : await needs.recordings.find(recording.sid);
  return { kind: 'registered', known: known ?? first, how };
}

function complete(
  pasted: Pasted,
  { resourceExpiredHour, ...told }: Circumstances,
  { apps, expiryHours, now }: RegisterNeeds,
): Recording | Incomplete {
  const { resourceId, mode, cname, uid, endsAt, maxRecordingHour, words, options } = pasted;
  // No document says that a sid is 32 hex digits, so any other word next to a resource ID may be one.
  const sid = pasted.sid ?? (resourceId === undefined ? undefined : words[0]);
  if (resourceId === undefined) return { kind: 'no_resource_id' };
  if (sid === undefined || !isSid(sid)) return { kind: 'no_sid' };
  if (mode === undefined) {
    const written = pasted.modeWritten ?? words.find((word) => word !== sid);
    return { kind: 'no_mode', ...(written === undefined ? {} : { written }) };
  }
  const app = appMeant(pasted, apps);
  if ('kind' in app) return app;
  const registeredAt = now();
  return {
    sid,
    app: app.name,
    resourceId,
    mode,
    registeredAt,
    expiresAt: (told.startedAt ?? registeredAt) + (resourceExpiredHour ?? expiryHours) * HOUR_MS,
    ...filled({ endsAt, maxRecordingHour }),
    ...told,
    ...filled({ cname, uid, alias: options.alias }),
  };
}

function appMeant({ appId, options }: Pasted, apps: readonly App[]): App | Incomplete {
  const names = apps.map(({ name }) => name);
  const [only, ...others] = apps;
  if (options.app !== undefined) {
    const wanted = options.app;
    const named = apps.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    return named ?? { kind: 'unknown_app', written: wanted, apps: names };
  }
  if (appId !== undefined) {
    return apps.find((app) => app.appId === appId) ?? { kind: 'unknown_app', written: appId, apps: names };
  }
  return only && others.length === 0 ? only : { kind: 'which_app', apps: names };
}
