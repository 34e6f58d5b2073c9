import type { Known } from '../known.ts';
import type { Instant } from '../recording.ts';
import type { Mute } from './mute.ts';
import { isPersonId, type Notify } from './notify.ts';
import type { Place } from './place.ts';
import type { WatchOptions } from './watch-options.ts';

/** Owner of a watch that a backend asked for. */
export const API_OWNER = 'API';

const WORKFLOW = 'WORKFLOW';

/** The owner of a watch that a workflow asked for. @param person ID of the user who started it, if it says so */
export const workflowOwner = (person: string | undefined): string =>
  person === undefined ? WORKFLOW : `${WORKFLOW}:${person}`;

/** The program that owns a watch; `undefined` if a person does. */
export function programOf(
  owner: string,
): { readonly kind: 'backend' } | { readonly kind: 'workflow'; readonly person?: string } | undefined {
  if (owner === API_OWNER) return { kind: 'backend' };
  const [name, person] = owner.split(':');
  return name === WORKFLOW ? { kind: 'workflow', ...(person ? { person } : {}) } : undefined;
}

/** The interest of one place in one recording. */
export interface Watch extends Place, WatchOptions {
  readonly sid: string;
  /** User ID of the person who asked for it, or a program (`programOf`). */
  readonly owner: string;
  readonly since: Instant;
  /** Pattern of the standing rule that began it; absent if a person has asked for it since. */
  readonly rule?: string;
  /** It was asked for among many at once, so it has no card until Agora has shown the recording (`isAwaited`). */
  readonly bulk?: boolean;
  /** `ts` of the card, once posted. */
  readonly card?: string;
  /** Time of an earlier post of the card whose answer was lost. That copy may exist as well, and is not edited. */
  readonly copySince?: Instant;
  readonly muted?: Mute;
  readonly paused?: { readonly reason: string; readonly at: Instant };
}

/**
 * Mentions on bad news of a watch: the chosen one, and then the person who owns it or started its workflow. The next
 * counts if a person has left.
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

/** Whether its card waits: it was asked for among many at once, and may be invented, as Agora has not shown it. */
export const isAwaited = ({ bulk, card }: Pick<Watch, 'bulk' | 'card'>, { reached }: Known): boolean =>
  bulk === true && card === undefined && reached === 'nothing';
