import type { Known } from '../known.ts';
import type { Instant } from '../recording.ts';
import type { Mute } from './mute.ts';
import { isPersonId, type Notify } from './notify.ts';
import type { Place } from './place.ts';
import type { WatchOptions } from './watch-options.ts';

/** Owner of a watch that a backend asked for: nobody who could get a direct message. */
export const API_OWNER = 'API';

const WORKFLOW = 'WORKFLOW';

/** The owner of a watch that a workflow asked for. @param person who started it, where it says so; a Slack user's ID */
export const workflowOwner = (person: string | undefined): string =>
  person === undefined ? WORKFLOW : `${WORKFLOW}:${person}`;

/** Program that asked for a watch; `undefined` if a person did. */
export function programOf(
  owner: string,
): { readonly kind: 'backend' } | { readonly kind: 'workflow'; readonly person?: string } | undefined {
  if (owner === API_OWNER) return { kind: 'backend' };
  const [name, person] = owner.split(':');
  return name === WORKFLOW ? { kind: 'workflow', ...(person ? { person } : {}) } : undefined;
}

/** One channel's interest in one recording. */
export interface Watch extends Place, WatchOptions {
  readonly sid: string;
  /** User ID of the person who asked for it, who is told when it has to pause; or a program (`programOf`). */
  readonly owner: string;
  readonly since: Instant;
  /** Pattern of the standing rule that began it; absent if a person has asked for it since. */
  readonly rule?: string;
  /** Asked for among many at once: it has no card until Agora has shown the recording (`isAwaited`). */
  readonly bulk?: boolean;
  /** `ts` of the card, once posted. */
  readonly card?: string;
  /** Time of an earlier post of the card, whose answer was lost: that copy may stand in the place too, and is not edited. */
  readonly copySince?: Instant;
  readonly muted?: Mute;
  readonly paused?: { readonly reason: string; readonly at: Instant };
}

/**
 * Lists whom bad news of a watch may call, the first choice first; the next counts if a person has left. Without a
 * choice it is the person who watches. A program is never called, and neither is a channel that owns a watch.
 */
export function calledFor({ notify, owner }: Pick<Watch, 'notify' | 'owner'>): readonly Notify[] {
  if (notify === 'none') return [];
  const program = programOf(owner);
  const person = program?.kind === 'workflow' ? program.person : owner;
  return [
    ...(notify === undefined ? [] : [notify]),
    ...(person !== undefined && isPersonId(person) && person !== notify ? [person] : []),
  ];
}

/** Asked for among many at once and never shown by Agora: it may be invented, so its card waits. */
export const isAwaited = ({ bulk, card }: Pick<Watch, 'bulk' | 'card'>, { reached }: Known): boolean =>
  bulk === true && card === undefined && reached === 'nothing';
