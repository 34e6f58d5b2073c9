import type { Known } from '../known.ts';
import type { NewsKind } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Broadcast } from './broadcast.ts';
import type { Cards } from './cards.ts';
import type { Mute } from './mute.ts';
import { isPersonId, type Notify } from './notify.ts';
import type { Place } from './place.ts';

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
export interface Watch extends Place {
  readonly sid: string;
  /** User ID of the person who asked for it, who is told when it has to pause; or a program (`programOf`). */
  readonly owner: string;
  readonly since: Instant;
  /** Pattern of the standing rule that began it; absent if a person has asked for it since. */
  readonly rule?: string;
  /** Kinds told in the thread; absent: all. The card shows everything anyway. */
  readonly only?: readonly NewsKind[];
  /** Language given with this watch. The channel is told in the one given last: see `ChannelLanguages`. */
  readonly lang?: string;
  /** News that the whole channel sees; absent: `toldWhere` decides. */
  readonly broadcast?: Broadcast;
  /** Recordings that have a card; absent: all. */
  readonly cards?: Cards;
  /** Asked for among many at once: it has no card until Agora has shown the recording (`isAwaited`). */
  readonly bulk?: boolean;
  /** Mention on bad news; absent: the person who watches. */
  readonly notify?: Notify;
  /** Hours after which it wants to hear that the recording still runs; `none`: never; absent: the usual hours. */
  readonly max?: number | 'none';
  /** `ts` of the card, once posted. */
  readonly card?: string;
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
